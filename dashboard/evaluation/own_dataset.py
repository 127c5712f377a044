"""The form that names a dataset, and what is shown until it is measured."""

import streamlit as st

from core.errors import ShelfLensError
from dashboard import errors
from dashboard.datasets import form
from dashboard.datasets.learned import learned_note
from dashboard.datasets.request import DatasetRequest
from dashboard.datasets.wording import on_the_page
from dashboard.evaluation import job
from dashboard.evaluation.job import Outcome
from dashboard.markup import plain
from dashboard.progress import progress

DATA = "data"


def own_dataset() -> Outcome | None:
    """Draw the form, and progress or what went wrong; the outcome once there is one."""
    request = _form()
    if request is None:
        return None
    found = job.find(request)
    if found is None:
        st.info("Press Evaluate to measure the model on this dataset.", icon=":material/play_arrow:")
        return None
    if found.running:
        progress(found, "evaluation-stop", "You can leave this page meanwhile; the measuring goes on.")
        return None
    if found.outcome is None:
        errors.show(found.problem or "")
        return None
    learned_note(request.data)
    _notes(found.outcome)
    return found.outcome


def _form() -> DatasetRequest | None:
    """The request as it stands; None while no dataset is named or its conditions cannot be read."""
    with st.form("evaluation-dataset", border=True):
        left, right = st.columns([5, 1], vertical_alignment="bottom")
        data = left.text_input(
            "Dataset",
            key=DATA,
            bind="query-params",
            placeholder="Folder with train.csv and train/, Parquet file or folder, or the word demo",
            help="A path on the machine that runs ShelfLens.",
        )
        pressed = right.form_submit_button("Evaluate", type="primary", width="stretch")
        columns, where = form.columns_and_rows("")
    try:
        request = DatasetRequest((data or "").strip(), columns, form.conditions(where))
        if pressed and not request.data:
            st.warning("Name a dataset first: a folder, a Parquet file, or the word demo.", icon=":material/info:")
        elif pressed:
            job.start(request)
    except ShelfLensError as error:
        errors.show(error)
        return None
    return request if request.data else None


def _notes(outcome: Outcome) -> None:
    if outcome.choice:
        st.info(plain(" ".join(outcome.choice)), icon=":material/filter_alt:")
    if not outcome.notes:
        return
    count = "1 note" if len(outcome.notes) == 1 else f"{len(outcome.notes)} notes"
    with st.expander(f"{count} on {plain(outcome.name)}", icon=":material/info:"):
        for note in outcome.notes:
            st.markdown(f"- {plain(on_the_page(note))}")
