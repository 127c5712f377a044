"""Which dataset is explored, and what is shown until it is."""

import streamlit as st

from core.catalog.columns import ROLES, parse_where
from core.catalog.dataset import DEMO
from core.catalog.exploration.exploration import Exploration
from core.errors import ShelfLensError
from dashboard.data import job, uploads
from dashboard.data.job import Job, Request
from dashboard.evaluation.wording import on_the_page
from dashboard.markup import plain

DEMO_CHOICE, NAMED, UPLOADED = "Demo catalogue", "Folder or file", "Upload"
_LABELS = {"id": "Id", "title": "Title", "description": "Description", "category": "Category", "image": "Picture"}


def chosen() -> Exploration | None:
    """Draw the choice, then progress or what went wrong; the exploration once there is one."""
    request = _request()
    if request is None:
        return None
    found = job.find(request) or job.start(request)
    if found.running:
        _progress(found)
        return None
    if found.outcome is None:
        st.error(plain(on_the_page(found.problem or "")), icon=":material/error:")
    if st.button("Look again", icon=":material/refresh:", key="data-again", help="Reads everything anew."):
        job.start(request, again=True)
        st.rerun()
    return found.outcome


def _request() -> Request | None:
    """The dataset as it stands; None while none is named or its conditions cannot be read."""
    kind = st.segmented_control(
        "Dataset", (DEMO_CHOICE, NAMED, UPLOADED), default=DEMO_CHOICE, required=True, key="data-kind",
        bind="query-params",
    )  # fmt: skip
    if kind == DEMO_CHOICE:
        return Request(DEMO)
    place = _named() if kind == NAMED else _uploaded()
    with st.expander("Columns and rows", expanded=False):
        columns = _columns()
        where = st.text_input(
            "Only rows where", key="data-where", placeholder="masterCategory=Footwear",
            help="COLUMN=VALUE; several are separated by a semicolon and hold together.",
        )  # fmt: skip
    if not place:
        st.info("Name or upload a dataset; it is then looked through.", icon=":material/database:")
        return None
    try:
        conditions = parse_where(part for part in (where or "").split(";") if part.strip())
    except ShelfLensError as error:
        st.error(plain(on_the_page(str(error))), icon=":material/error:")
        return None
    return Request(place, columns, tuple(conditions.items()))


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


def _columns() -> tuple[tuple[str, str], ...]:
    named = {}
    for role, column in zip(ROLES, st.columns(len(ROLES)), strict=True):
        named[role] = column.text_input(_LABELS[role], key=f"data-column-{role}")
    st.caption("Name a column only where it is not called one of the usual names.")
    return tuple((role, name.strip()) for role, name in named.items() if name and name.strip())


@st.fragment(run_every=0.5)
def _progress(running: Job) -> None:
    if not running.running:
        st.rerun()
    left, right = st.columns([5, 1], vertical_alignment="center")
    far = f": {running.done:,} of {running.total:,}" if running.total else " …"
    left.progress(min(1.0, running.done / max(running.total, 1)), text=running.step + far)
    if right.button("Stop", icon=":material/stop:", width="stretch", key="data-stop"):
        running.stop()
    st.caption("You can leave this page meanwhile; the work goes on, and what is found is kept.")
