"""Measuring the model on a dataset that the user names: in the background, with progress, shared by all sessions."""

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from core.catalog.problems import NO_CATEGORY
from core.errors import ShelfLensError
from core.evaluation.measuring import predict_table
from core.evaluation.selection import select
from core.predictor import Predictor
from core.settings import settings
from dashboard import resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets.request import DatasetRequest
from dashboard.evaluation.measures import Measured, heldout, measured

ENCODING = "Encoding pictures and texts"
STOPPED = "Stopped; what was encoded so far is kept, so that starting again goes on from there."


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a request.

    Attributes:
        measured: the predictions.
        name: the dataset's name.
        choice: which of its products were measured, where it is not all, one sentence each.
        notes: what else should be known of it, one sentence each.
    """

    measured: Measured
    name: str
    choice: tuple[str, ...]
    notes: tuple[str, ...]


def start(request: DatasetRequest) -> Job[Outcome]:
    """Measure a dataset, or join a run of the same request that is under way.

    Raises:
        ShelfLensError: the model cannot be loaded.
    """
    predictor, folder = resources.predictor(), resources.model_folder()
    return _runs().start(_key(predictor.digest, request), lambda: new(request, predictor, folder))


def find(request: DatasetRequest) -> Job[Outcome] | None:
    """The last run of a request with the active model, if there was one."""
    return _runs().find(_key(resources.card().sha256, request))


def new(request: DatasetRequest, predictor: Predictor, folder: Path) -> Job[Outcome]:
    """A run that has not begun.

    Args:
        request: what is measured.
        predictor: the model.
        folder: the model's folder, for the ids of its held-out products.
    """
    return Job(request.data, lambda say: _measure(request, predictor, folder, say), STOPPED)


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Outcome]:
    return Runs()


def _key(digest: str, request: DatasetRequest) -> Hashable:
    return digest, request.key


def _measure(request: DatasetRequest, predictor: Predictor, folder: Path, say: Say) -> Outcome:
    dataset = request.open(say)
    chosen = select(dataset, predictor.card, _heldout_ids(folder))
    say(ENCODING, 0, 0)
    table = predict_table(chosen.products, predictor, settings().cache, progress=partial(say, ENCODING))
    # That products have no category is said by the choice.
    problems = tuple(problem.sentence for problem in dataset.problems if problem.kind != NO_CATEGORY)
    return Outcome(measured(table), dataset.name, tuple(chosen.notes()), problems)


def _heldout_ids(folder: Path) -> list[str]:
    try:
        return list(heldout(folder).table.rows["id"])
    except ShelfLensError:
        return []
