"""Making a smaller copy of the active model in the background, with progress, shared by all sessions."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.settings import settings
from core.training.compress.plan import Plan
from core.training.compress.results import Point
from core.training.compress.run import build, check_out, measure_all, prepare, publish
from dashboard import resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets.request import DatasetRequest

STOPPED = "Stopped; what was learned so far is kept, so that starting again goes on from there."
# One copy at a time, whatever is asked for meanwhile: each takes all processors.
_ONLY = "copy"
Points = tuple[Point, ...]


@dataclass(frozen=True)
class Request:
    """A copy as the user asks for it.

    Attributes:
        dataset: what the model was trained on.
        name: of the copy.
        plan: what is to be done.
    """

    dataset: DatasetRequest
    name: str
    plan: Plan


def start(request: Request) -> Job[Points]:
    """Make a copy, named as the job; while one is being made, that one is returned.

    Raises:
        ShelfLensError: the model is missing or damaged.
    """
    folder = resources.model_folder()
    resources.card()
    return _runs().start(_ONLY, lambda: Job(request.name, lambda say: _make(request, folder, say), STOPPED))


def last() -> Job[Points] | None:
    """The copy that is being made, or the last one; its outcome is the original and the copy as measured."""
    return _runs().find(_ONLY)


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Points]:
    return Runs()


def _make(request: Request, folder: Path, say: Say) -> Points:
    config = settings()
    out = config.weights / request.name
    check_out(out)
    prepared = prepare(request.dataset.open(say), folder, config, say)
    results = measure_all(prepared, (request.plan,), None, None)
    publish(build(prepared, request.plan), out, results.points[-1])
    return results.points
