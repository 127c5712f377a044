"""Exploring a dataset in the background, with progress, shared by all sessions."""

from functools import partial

import streamlit as st

from core.catalog.exploration.exploration import Exploration
from core.catalog.exploration.kept import explored
from dashboard.background import READING, Job, Runs, Say
from dashboard.datasets.request import DatasetRequest

LOOKING, COUNTING = "Looking at pictures", "Counting words"
STOPPED = "Stopped before the end; Look again begins anew."


def take(request: DatasetRequest) -> Job[Exploration]:
    """The last run of a request, ended or under way; begun where there was none."""
    return _runs().take(request.key, lambda: new(request))


def start_again(request: DatasetRequest) -> Job[Exploration]:
    """Explore a dataset although it was before, or join a run of the same request that is under way."""
    return _runs().start(request.key, lambda: new(request, again=True))


def new(request: DatasetRequest, again: bool = False) -> Job[Exploration]:
    """A run that has not begun.

    Args:
        request: what is explored.
        again: whether it is read anew where an exploration of it is kept.
    """
    return Job(request.data, lambda say: _explore(request, again, say), STOPPED)


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Exploration]:
    return Runs()


def _explore(request: DatasetRequest, again: bool, say: Say) -> Exploration:
    def look(done: int, total: int) -> None:
        if done < total:
            say(LOOKING, done, total)
        else:
            say(COUNTING, 0, 0)

    return explored(
        request.data,
        dict(request.columns),
        dict(request.where),
        reading=partial(say, READING),
        looking=look,
        again=again,
    )
