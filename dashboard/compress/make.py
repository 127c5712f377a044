"""The form that asks for a copy, and what becomes of it."""

import re

import streamlit as st

from core.catalog.columns import parse_columns
from core.encoders.packing import PRECISIONS
from core.errors import ShelfLensError
from core.training.compress.plan import Plan
from dashboard import errors, resources
from dashboard.background import Job
from dashboard.compress import job
from dashboard.compress.job import Points, Request
from dashboard.compress.wording import given_up
from dashboard.datasets import form
from dashboard.datasets.request import DatasetRequest
from dashboard.markup import plain
from dashboard.progress import progress

_NAME = re.compile(r"[\w][\w.-]{0,63}")
_WATCHED = "compress.watched"
_PRECISION_NAMES = {
    "float32": "Full precision (4 bytes a number)",
    "half": "Half precision (2 bytes)",
    "int8": "One byte a number",
}
_ENERGIES = (None, 0.99, 0.95, 0.9, 0.8, 0.7)


def make_copy() -> None:
    """Draw the form, progress, and the copy once there is one."""
    running = job.last()
    if running is not None and running.running:
        st.session_state[_WATCHED] = running
        caption = f"Making {plain(running.name)}. You can leave this page meanwhile; the work goes on."
        progress(running, "compress-stop", caption)
        return
    # What became of a copy concerns those who asked for it or saw it being made, not whoever comes later.
    if running is not None and st.session_state.get(_WATCHED) is running:
        _ended(running)
    _form()


def _form() -> None:
    name = resources.model_folder().name
    # Kept while a bar stands in the form's place: what was typed is still there when a run ends with an error.
    with st.form("compress-make", border=True):
        data = st.text_input(
            "Dataset",
            key="compress-data",
            persist_state="session",
            placeholder="Folder with train.csv and train/, Parquet file or folder, or the word demo",
            help="What the model was trained on: the copy learns from the same products. A path on the machine that "
            "runs ShelfLens.",
        )
        left, right = st.columns(2, gap="medium", vertical_alignment="bottom")
        copy = left.text_input(
            "Name of the copy",
            value=f"{name}-small",
            key=f"compress-name-{name}",
            persist_state="session",
            max_chars=64,
        )
        precision = right.selectbox(
            "Numbers",
            PRECISIONS,
            index=PRECISIONS.index("int8"),
            format_func=_PRECISION_NAMES.get,
            key="compress-bits",
            persist_state="session",
        )
        share = left.slider(
            "Hidden units to take out",
            0,
            80,
            0,
            5,
            format="%d %%",
            key="compress-prune",
            persist_state="session",
            help="Of every block of the encoders and of the classifier, those that matter least.",
        )
        energy = right.select_slider(
            "Matrices",
            _ENERGIES,
            None,
            format_func=_matrices,
            key="compress-low-rank",
            persist_state="session",
            help="Puts two thinner matrices in the place of each where that is smaller. The energy is the share of its "
            "squared singular values that they keep.",
        )
        with st.expander("Columns, rows and learning"):
            columns = st.text_input(
                "Columns", key="compress-columns", persist_state="session", placeholder="id=id,title=productDisplayName"
            )
            where = st.text_input(
                "Only rows where", key="compress-where", persist_state="session", placeholder="masterCategory=Footwear"
            )
            epochs = st.number_input(
                "Passes over the training products", 1, 20, 3, key="compress-epochs", persist_state="session"
            )
        pressed = st.form_submit_button("Make a smaller copy", type="primary", icon=":material/compress:")
    if pressed:
        _start(data, copy, Plan(share / 100, energy, precision, int(epochs)), columns, where)


def _matrices(energy: float | None) -> str:
    return "as they are" if energy is None else f"{energy:.0%} of the energy"


def _start(data: str, copy: str, plan: Plan, columns: str, where: str) -> None:
    if not data.strip():
        st.warning("Name the dataset first that the model was trained on.", icon=":material/info:")
    elif not _NAME.fullmatch(copy.strip()):
        st.warning("Name the copy with letters, digits, dots and dashes.", icon=":material/info:")
    else:
        try:
            named = tuple(parse_columns(columns.strip() or None).items())
            request = Request(DatasetRequest(data.strip(), named, form.conditions(where)), copy.strip(), plan)
            st.session_state[_WATCHED] = job.start(request)
        except ShelfLensError as error:
            errors.show(error)
            return
        st.rerun()


def _ended(ended: Job[Points]) -> None:
    if ended.outcome:
        sentence = given_up(ended.outcome[-1], ended.outcome[0])
        st.success(f"**{plain(ended.name)} is made.** {plain(sentence)}", icon=":material/check_circle:")
    else:
        errors.show(ended.problem or "")
