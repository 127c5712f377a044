"""The form that names a dataset, and what is shown until it is measured."""

import streamlit as st

from core.catalog.columns import ROLES, parse_where
from core.catalog.dataset import DEMO
from core.errors import ShelfLensError
from dashboard import resources
from dashboard.evaluation import job
from dashboard.evaluation.job import Job, Outcome, Request
from dashboard.evaluation.wording import on_the_page
from dashboard.markup import plain

DATA, WHERE = "data", "where"
_COLUMN = "column_{}"
_LABELS = {"id": "Id", "title": "Title", "description": "Description", "category": "Category", "image": "Picture"}
_EXAMPLES = {"id": "ImgId", "title": "title", "description": "description", "category": "categories", "image": "image"}


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
        _progress(found)
        return None
    if found.outcome is None:
        _problem(found.problem or "")
        return None
    if request.data == DEMO:
        _learned()
    _notes(found.outcome)
    return found.outcome


def _form() -> Request | None:
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
        with st.expander("Columns and rows", expanded=False):
            columns = _columns()
            where = st.text_input(
                "Only rows where",
                key=WHERE,
                bind="query-params",
                placeholder="masterCategory=Footwear",
                help="COLUMN=VALUE; several are separated by a semicolon and hold together.",
            )
    try:
        conditions = parse_where(part for part in (where or "").split(";") if part.strip())
        request = Request((data or "").strip(), columns, tuple(conditions.items()))
        if pressed and not request.data:
            st.warning("Name a dataset first: a folder, a Parquet file, or the word demo.", icon=":material/info:")
        elif pressed:
            job.start(request)
    except ShelfLensError as error:
        _problem(str(error))
        return None
    return request if request.data else None


def _columns() -> tuple[tuple[str, str], ...]:
    named = {}
    for role, column in zip(ROLES, st.columns(len(ROLES)), strict=True):
        named[role] = column.text_input(
            _LABELS[role], key=_COLUMN.format(role), bind="query-params", placeholder=_EXAMPLES[role]
        )
    st.caption("Name a column only where it is not called one of the usual names.")
    return tuple((role, name.strip()) for role, name in named.items() if name and name.strip())


@st.fragment(run_every=0.5)
def _progress(running: Job) -> None:
    if not running.running:
        st.rerun()
    left, right = st.columns([5, 1], vertical_alignment="center")
    far = f": {running.done:,} of {running.total:,}" if running.total else " …"
    left.progress(min(1.0, running.done / max(running.total, 1)), text=running.step + far)
    if right.button("Stop", icon=":material/stop:", width="stretch", key="evaluation-stop"):
        running.stop()
    st.caption("You can leave this page meanwhile; the measuring goes on.")


def _problem(sentence: str) -> None:
    st.error(plain(on_the_page(sentence)), icon=":material/error:")


def _learned() -> None:
    drawn = resources.card().training.get("demo", {}).get("rows")
    if drawn:
        st.info(
            f"The model learned from {drawn:,} drawings of the demo catalogue, so these figures say how well it knows "
            "drawings of this kind, and nothing about photographs.",
            icon=":material/info:",
        )


def _notes(outcome: Outcome) -> None:
    if not outcome.notes:
        return
    count = "1 note" if len(outcome.notes) == 1 else f"{len(outcome.notes)} notes"
    with st.expander(f"{count} on {plain(outcome.name)}", icon=":material/info:"):
        for note in outcome.notes:
            st.markdown(f"- {plain(on_the_page(note))}")
