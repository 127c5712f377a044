"""Opening a catalogue: an index that lies ready, or a dataset that is indexed in the background, with progress."""

import hashlib
import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO, open_dataset
from core.errors import ShelfLensError, Stopped
from core.predictor import Predictor
from core.settings import settings
from core.similar.building import build_index
from core.similar.index import CARD_FILE, ProductIndex
from dashboard import resources
from dashboard.errors import UNEXPECTED

READING, ENCODING = "Reading products", "Encoding pictures and texts"
_FOLDER = "similar"
# Catalogues that stay open; one of 100,000 products holds some 300 MB.
KEPT = 4
_log = logging.getLogger("shelflens")


@dataclass(eq=False)
class Job:
    """One catalogue on its way; attributes are written by the thread and only read elsewhere.

    Attributes:
        place: folder or file of an index or a dataset, or ``demo``.
        model: folder of the model.
        step: what it is doing, in a word or two.
        done: of this step.
        total: of this step; 0 where that is not known yet.
        index: the catalogue, once it is open.
        problem: why it is not, in a sentence.
    """

    place: str
    model: Path
    step: str = READING
    done: int = 0
    total: int = 0
    index: ProductIndex | None = None
    problem: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.index is None and self.problem is None

    def stop(self) -> None:
        """Ask it to end; what was encoded so far is kept on disk."""
        self._stop.set()

    def run(self, predictor: Predictor) -> None:
        """Do the work.

        Args:
            predictor: the model whose encoders a dataset is indexed with.
        """
        try:
            self.index = self._open(predictor)
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("Opening %s failed", self.place)
            self.problem = UNEXPECTED

    def _open(self, predictor: Predictor) -> ProductIndex:
        if is_index(self.place):
            return ProductIndex.open(Path(self.place))
        dataset = open_dataset(self.place, progress=self._advance)
        self.step, self.done, self.total = ENCODING, 0, 0
        encoders = predictor.image_encoder.digest + predictor.text_encoder.digest
        name = hashlib.sha256(f"{dataset.digest}{encoders}".encode()).hexdigest()[:24]
        return build_index(dataset, predictor, settings().cache / _FOLDER / name, self._advance)

    def _advance(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped("Stopped; what was encoded so far is kept, so that opening it again goes on from there.")
        self.done, self.total = done, total


def open_catalogue(place: str, model: Path, again: bool = False) -> Job:
    """The catalogue at a place, open or on its way; the same for all sessions.

    Args:
        place: folder or file of an index or a dataset, or ``demo``.
        model: folder of the model; an index brings the name of its own, which is taken where it is at hand.
        again: whether one that failed is tried again.

    Raises:
        ShelfLensError: the model cannot be loaded.
    """
    predictor, jobs = resources.predictor(model), _jobs()
    key = place, predictor.digest, _changed(place)
    with jobs.lock:
        job = jobs.known.pop(key, None)
        if job is None or (again and job.problem):
            job = Job(place, model)
            threading.Thread(target=job.run, args=(predictor,), daemon=True, name="shelflens-similar").start()
        jobs.known[key] = job
        for old in [key for key, kept in jobs.known.items() if not kept.running][: max(0, len(jobs.known) - KEPT)]:
            del jobs.known[old]
    return job


def is_index(place: str) -> bool:
    """Whether a finished index lies there."""
    return place != DEMO and (Path(place) / CARD_FILE).is_file()


@dataclass(eq=False)
class _Jobs:
    known: dict[tuple[str, str, int], Job] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _jobs() -> _Jobs:
    return _Jobs()


def _changed(place: str) -> int:
    """When the index or the dataset's file was last written; 0 for what is not there."""
    path = Path(place) / CARD_FILE if is_index(place) else Path(place)
    return path.stat().st_mtime_ns if path.exists() else 0
