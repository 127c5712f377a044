"""Which catalogue is searched: the demo, one that lies on the machine, or a file that is uploaded."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO
from core.errors import DatasetError, ShelfLensError
from core.files import replacing
from core.settings import settings
from core.similar.index import ProductIndex, read_card
from dashboard import resources
from dashboard.evaluation.wording import on_the_page
from dashboard.markup import plain
from dashboard.similar import job
from dashboard.similar.job import Job

DEMO_CHOICE, PLACE_CHOICE, FILE_CHOICE = "Demo", "Folder", "Upload"
SOURCE, PLACE, _FILE = "similar-source", "similar-place", "similar-file"
_UPLOADS = "uploads"
_SUFFIXES = (".csv", ".parquet")


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
        found = job.open_catalogue(place, _model(place))
    except ShelfLensError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return None
    if found.running:
        _progress(found)
        return None
    if found.index is None:
        st.error(plain(on_the_page(found.problem or "")), icon=":material/error:")
        if st.button("Try again", icon=":material/refresh:", key="similar-again"):
            job.open_catalogue(place, found.model, again=True)
            st.rerun()
        return None
    card = found.index.card
    st.caption(f"{plain(card.catalogue)}: {card.products:,} products, encoded by {plain(card.model)}")
    return Catalogue(found.index, found.model)


def keep_upload(name: str, data: bytes) -> Path:
    """Write an uploaded dataset to the cache, under a name of its content.

    Raises:
        DatasetError: it is neither CSV nor Parquet, or cannot be written.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in _SUFFIXES:
        raise DatasetError(f"{name} is neither CSV nor Parquet; upload one of these.")
    digest = hashlib.sha256(data).hexdigest()[:24]
    path = settings().cache / _UPLOADS / digest / f"{Path(name).stem[:60]}{suffix}"
    try:
        if not path.is_file():
            with replacing(path) as temporary:
                temporary.write_bytes(data)
    except OSError as error:
        raise DatasetError(f"The file cannot be kept ({error.strerror}); free some space and try again.") from error
    return path


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
        key=_FILE,
        help="Columns id, title, description, category and, in Parquet, image; a CSV file brings no pictures.",
    )
    if file is None:
        return ""
    try:
        return str(keep_upload(file.name, file.getvalue()))
    except DatasetError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return ""


def _model(place: str) -> Path:
    """The model: an index's own where it is at hand, else the active one."""
    active = resources.model_folder()
    return resources.known_models().get(read_card(Path(place)).model, active) if job.is_index(place) else active


@st.fragment(run_every=0.5)
def _progress(running: Job) -> None:
    if not running.running:
        st.rerun()
    far = f": {running.done:,} of {running.total:,}" if running.total else " …"
    st.progress(min(1.0, running.done / max(running.total, 1)), text=running.step + far)
    if st.button("Stop", icon=":material/stop:", key="similar-stop"):
        running.stop()
    st.caption("Once only: the next time it is there at once. You can leave this page meanwhile.")
