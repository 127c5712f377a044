"""Which dataset is explored, and what is shown until it is."""

import streamlit as st

from core.catalog.dataset import DEMO
from core.catalog.exploration.exploration import Exploration
from core.errors import ShelfLensError
from dashboard import errors
from dashboard.data import job
from dashboard.datasets import form, uploads
from dashboard.datasets.request import DatasetRequest
from dashboard.progress import progress

DEMO_CHOICE, NAMED, UPLOADED = "Demo catalogue", "Folder or file", "Upload"


def chosen() -> Exploration | None:
    """Draw the choice, then progress or what went wrong; the exploration once there is one."""
    request = _request()
    if request is None:
        return None
    found = job.take(request)
    if found.running:
        progress(found, "data-stop", "You can leave this page meanwhile; the work goes on, and what is found is kept.")
        return None
    if found.outcome is None:
        errors.show(found.problem or "")
    if st.button("Look again", icon=":material/refresh:", key="data-again", help="Reads everything anew."):
        job.start_again(request)
        st.rerun()
    return found.outcome


def _request() -> DatasetRequest | None:
    """The dataset as it stands; None while none is named or its conditions cannot be read."""
    kind = st.segmented_control(
        "Dataset", (DEMO_CHOICE, NAMED, UPLOADED), default=DEMO_CHOICE, required=True, key="data-kind",
        bind="query-params",
    )  # fmt: skip
    if kind == DEMO_CHOICE:
        return DatasetRequest(DEMO)
    place = _named() if kind == NAMED else _uploaded()
    columns, where = form.columns_and_rows("data-")
    if not place:
        st.info("Name or upload a dataset; it is then looked through.", icon=":material/database:")
        return None
    try:
        return DatasetRequest(place, columns, form.conditions(where))
    except ShelfLensError as error:
        errors.show(error)
        return None


def _named() -> str:
    named = st.text_input(
        "Where it lies", key="data-place", bind="query-params",
        placeholder="Folder with train.csv and train/, CSV file, Parquet file or folder",
        help="A path on the machine that runs ShelfLens. Press Enter to begin.",
    )  # fmt: skip
    return (named or "").strip()


def _uploaded() -> str:
    file = st.file_uploader(
        "CSV or Parquet file", uploads.KINDS, key="data-upload", help="A CSV file comes without its pictures."
    )
    return "" if file is None else str(uploads.keep(file.name, file.getvalue()))
