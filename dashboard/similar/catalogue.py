"""Which catalogue is searched: the demo, one that lies on the machine, or a file that is uploaded."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO
from core.errors import DatasetError, ShelfLensError
from core.similar.index import ProductIndex, read_card
from dashboard import errors, resources
from dashboard.datasets import uploads
from dashboard.markup import plain
from dashboard.progress import progress
from dashboard.similar import job

DEMO_CHOICE, PLACE_CHOICE, FILE_CHOICE = "Demo", "Folder", "Upload"
SOURCE, PLACE, _FILE = "similar-source", "similar-place", "similar-file"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """An open catalogue.

    Attributes:
        index: its index.
        model: folder of the model whose encoders made it.
    """

    index: ProductIndex
    model: Path

    @property
    def key(self) -> str:
        """Catalogue and encoders."""
        card = self.index.card
        return f"{card.digest}{card.image_encoder}{card.text_encoder}"


def choose() -> Catalogue | None:
    """Draw the choice; the catalogue once it is open, None while it is not."""
    st.session_state.setdefault(SOURCE, DEMO_CHOICE)
    source = st.segmented_control(
        "Catalogue",
        (DEMO_CHOICE, PLACE_CHOICE, FILE_CHOICE),
        required=True,
        key=SOURCE,
        persist_state="session",
        help="The demo catalogue is drawn by ShelfLens. A folder holds an index written by python -m core index, or a "
        "dataset, which is then indexed here.",
    )
    place = DEMO if source == DEMO_CHOICE else _place() if source == PLACE_CHOICE else _upload()
    if not place:
        return None
    try:
        model = _model(place)
        found = job.open_catalogue(place, model)
    except ShelfLensError as error:
        errors.show(error)
        return None
    if found.running:
        progress(
            found, "similar-stop", "Once only: the next time it is there at once. You can leave this page meanwhile."
        )
        return None
    if found.outcome is None:
        errors.show(found.problem or "")
        if st.button("Try again", icon=":material/refresh:", key="similar-again"):
            job.open_catalogue(place, model, again=True)
            st.rerun()
        return None
    card = found.outcome.card
    st.caption(f"{plain(card.catalogue)}: {card.products:,} products, encoded by {plain(card.model)}")
    return Catalogue(found.outcome, model)


def _place() -> str:
    place = st.text_input(
        "Index or dataset",
        key=PLACE,
        persist_state="session",
        placeholder="Folder with an index, or a dataset",
        help="A path on the machine that runs ShelfLens. Large catalogues are better indexed beforehand, with "
        "python -m core index DATA --out FOLDER.",
    )
    return place.strip()


def _upload() -> str:
    file = st.file_uploader(
        "CSV or Parquet file",
        uploads.KINDS,
        key=_FILE,
        help="Columns id, title, description, category and, in Parquet, image; a CSV file brings no pictures.",
    )
    if file is None:
        return ""
    try:
        return str(uploads.keep(file.name, file.getvalue()))
    except DatasetError as error:
        errors.show(error)
        return ""


def _model(place: str) -> Path:
    """The model: an index's own where it is at hand, else the active one."""
    active = resources.model_folder()
    return resources.known_models().get(read_card(Path(place)).model, active) if job.is_index(place) else active
