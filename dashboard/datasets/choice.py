"""Which dataset a page is about: the demo catalogue, one that lies on the machine, or an uploaded table."""

import streamlit as st

from core.catalog.dataset import DEMO
from core.errors import ShelfLensError
from dashboard import errors
from dashboard.datasets import form, uploads
from dashboard.datasets.request import DatasetRequest

DEMO_CHOICE, NAMED, UPLOADED = "Demo catalogue", "Folder or file", "Upload"


def choose(prefix: str, then: str) -> DatasetRequest | None:
    """Draw the choice; the dataset as it stands, None while none is named or its conditions cannot be read.

    Args:
        prefix: of the elements' keys, which also stand in the page's address.
        then: what happens to it once it is named, such as ``it is then looked through``.
    """
    kind = st.segmented_control(
        "Dataset", (DEMO_CHOICE, NAMED, UPLOADED), default=DEMO_CHOICE, required=True, key=f"{prefix}-kind",
        bind="query-params",
    )  # fmt: skip
    if kind == DEMO_CHOICE:
        return DatasetRequest(DEMO)
    place = _named(prefix) if kind == NAMED else _uploaded(prefix)
    columns, where = form.columns_and_rows(f"{prefix}-")
    if not place:
        st.info(f"Name or upload a dataset; {then}.", icon=":material/database:")
        return None
    try:
        return DatasetRequest(place, columns, form.conditions(where))
    except ShelfLensError as error:
        errors.show(error)
        return None


def _named(prefix: str) -> str:
    named = st.text_input(
        "Where it lies", key=f"{prefix}-place", bind="query-params",
        placeholder="Folder with train.csv and train/, CSV file, Parquet file or folder",
        help="A path on the machine that runs ShelfLens, or the word feedback for what people said of answers. "
        "Press Enter to begin.",
    )  # fmt: skip
    return (named or "").strip()


def _uploaded(prefix: str) -> str:
    file = st.file_uploader(
        "CSV or Parquet file", uploads.KINDS, key=f"{prefix}-upload", help="A CSV file comes without its pictures."
    )
    return "" if file is None else str(uploads.keep(file.name, file.getvalue()))
