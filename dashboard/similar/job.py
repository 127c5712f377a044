"""Opening a catalogue: an index that lies ready, or a dataset that is indexed in the background, with progress."""

import hashlib
from functools import partial
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO
from core.predictor import Predictor
from core.settings import settings
from core.similar.building import build_index
from core.similar.index import CARD_FILE, ProductIndex
from dashboard import resources
from dashboard.background import Job, Runs, Say
from dashboard.datasets.request import DatasetRequest

ENCODING = "Encoding pictures and texts"
STOPPED = "Stopped; what was encoded so far is kept, so that opening it again goes on from there."
# Catalogues that stay open; one of 100,000 products holds some 300 MB.
KEPT = 4
_FOLDER = "similar"


def open_catalogue(place: str, model: Path, again: bool = False) -> Job[ProductIndex]:
    """The catalogue at a place, open or on its way; the same for all sessions.

    Args:
        place: folder or file of an index or a dataset, or ``demo``.
        model: folder of the model; an index brings the name of its own, which is taken where it is at hand.
        again: whether one that failed is tried again.

    Raises:
        ShelfLensError: the model cannot be loaded.
    """
    predictor = resources.predictor(model)
    key = place, predictor.digest, _changed(place)
    return _runs().take(key, lambda: new(place, predictor), retry=again)


def new(place: str, predictor: Predictor) -> Job[ProductIndex]:
    """A run that has not begun.

    Args:
        place: folder or file of an index or a dataset, or ``demo``.
        predictor: the model whose encoders a dataset is indexed with.
    """
    return Job(place, lambda say: _open(place, predictor, say), STOPPED)


def is_index(place: str) -> bool:
    """Whether a finished index lies there."""
    return place != DEMO and (Path(place) / CARD_FILE).is_file()


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[ProductIndex]:
    return Runs(KEPT)


def _open(place: str, predictor: Predictor, say: Say) -> ProductIndex:
    if is_index(place):
        return ProductIndex.open(Path(place))
    dataset = DatasetRequest(place).open(say)
    say(ENCODING, 0, 0)
    encoders = predictor.image_encoder.digest + predictor.text_encoder.digest
    name = hashlib.sha256(f"{dataset.digest}{encoders}".encode()).hexdigest()[:24]
    return build_index(dataset, predictor, settings().cache / _FOLDER / name, partial(say, ENCODING))


def _changed(place: str) -> int:
    """When the index or the dataset's file was last written; 0 for what is not there."""
    path = Path(place) / CARD_FILE if is_index(place) else Path(place)
    return path.stat().st_mtime_ns if path.exists() else 0
