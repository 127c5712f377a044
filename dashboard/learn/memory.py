"""What stands in place of the teaching form while a model has no memory: a form that makes one, and its progress."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO
from core.errors import CheckpointError, ShelfLensError
from core.files import writing_to
from core.predictor import Predictor
from core.settings import settings
from core.training.continual.remember import learned_from, remember_dataset
from dashboard import errors, resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets import form
from dashboard.datasets.request import DatasetRequest
from dashboard.learn.job import forget_problem
from dashboard.markup import plain
from dashboard.progress import progress

_JOB = "learn-memory-job"
_STOPPED = "Stopped; no memory was written, and what was encoded so far is kept."


@dataclass(frozen=True)
class Made:
    """A memory that was written.

    Attributes:
        model: the model's name.
        own_data: whether it was made from the very data that the model was trained on.
    """

    model: str
    own_data: bool


def make_memory(folder: Path) -> None:
    """Draw the form, and below it progress or what went wrong; the page runs again once there is a memory.

    Args:
        folder: of a model without a memory.
    """
    name = plain(folder.name)
    st.info(
        f"{name} has no memory of what it learned from, so it cannot learn on. Make one from the data that it was "
        "trained on; that data is not needed afterwards.",
        icon=":material/info:",
    )
    request = _form()
    if request is not None:
        st.session_state[_JOB] = _runs().start(
            (resources.card().sha256, request.key), lambda: Job(request.data, partial(_make, request, folder), _STOPPED)
        )
    found: Job[Made] | None = st.session_state.get(_JOB)
    if found is None:
        return
    if found.running:
        progress(found, "learn-memory-stop", "You can leave this page meanwhile; the work goes on.")
    elif found.problem is not None:
        errors.show(found.problem, ":material/block:")


def made_note(folder: Path) -> None:
    """Say that the model's memory was just made, and from other data than its own if so."""
    found: Job[Made] | None = st.session_state.get(_JOB)
    made = None if found is None else found.outcome
    if made is None or made.model != folder.name:
        return
    if made.own_data:
        st.success(f"{plain(made.model)} has a memory now.", icon=":material/check:")
    else:
        st.warning(
            f"{plain(made.model)} has a memory now, but not of the data that it was trained on: products that it "
            "learned from may be among those that it is protected by.",
            icon=":material/warning:",
        )


def _form() -> DatasetRequest | None:
    """The request, when it was just sent."""
    with st.form("learn-memory-form", border=True):
        data = st.text_input(
            "Data that it was trained on",
            placeholder=f"Folder with train.csv and train/, Parquet file or folder, or the word {DEMO}",
            help="A path on the machine that runs ShelfLens.",
            key="learn-memory-data",
        )
        columns, where = form.columns_and_rows("memory_")
        pressed = st.form_submit_button("Make the memory", type="primary", icon=":material/psychology:")
    if not pressed:
        return None
    forget_problem(_JOB)
    try:
        request = DatasetRequest((data or "").strip(), columns, form.conditions(where))
    except ShelfLensError as error:
        errors.show(error)
        return None
    if not request.data:
        st.warning("Name the data first: a folder, a Parquet file, or the word demo.", icon=":material/info:")
        return None
    return request


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[Made]:
    return Runs()


def _make(request: DatasetRequest, folder: Path, say: Say) -> Made:
    dataset = request.open(say)
    # A model of its own: making a memory moves the classifier to the CPU, which would pull it from under other pages.
    predictor = Predictor.load(folder)
    steps = {step: partial(say, step) for step in ("Encoding", "Remembering")}
    memory = remember_dataset(dataset, predictor, folder, settings().cache, 0, steps)
    with writing_to(folder, "The memory", CheckpointError):
        memory.write(folder, predictor.digest)
    return Made(folder.name, learned_from(predictor.card, dataset))
