"""Measuring the model on a dataset that the user names: in the background, with progress, shared by all sessions."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from core.catalog.dataset import open_dataset
from core.errors import ShelfLensError, Stopped
from core.evaluation.measuring import predict_table
from core.evaluation.selection import select
from core.predictor import Predictor
from core.settings import settings
from dashboard import resources
from dashboard.errors import UNEXPECTED
from dashboard.evaluation.measures import Measured, heldout, measured

Pairs = tuple[tuple[str, str], ...]
Key = tuple[str, str, Pairs, Pairs]
READING, ENCODING = "Reading products", "Encoding pictures and texts"
KEPT = 8
_log = logging.getLogger("shelflens")


@dataclass(frozen=True)
class Request:
    """A dataset as the user names it.

    Attributes:
        data: folder, file, or ``demo``.
        columns: pairs of a part of a product and its column's name, where the usual names do not fit.
        where: pairs of a column and the value its rows must have.
    """

    data: str
    columns: Pairs = ()
    where: Pairs = ()


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a request.

    Attributes:
        measured: the predictions.
        name: the dataset's name.
        notes: what was left out or should be known, one sentence each.
    """

    measured: Measured
    name: str
    notes: tuple[str, ...]


@dataclass(eq=False)
class Job:
    """One run in a thread of its own; attributes are written by the thread and only read elsewhere.

    Attributes:
        request: what is measured.
        step: what it is doing, in a word or two.
        done: of this step.
        total: of this step; 0 where that is not known yet.
        outcome: the result, once there is one.
        problem: why there is none, in a sentence.
    """

    request: Request
    step: str = READING
    done: int = 0
    total: int = 0
    outcome: Outcome | None = None
    problem: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.outcome is None and self.problem is None

    def stop(self) -> None:
        """Ask it to end; what was encoded so far is kept on disk."""
        self._stop.set()

    def run(self, predictor: Predictor, folder: Path) -> None:
        """Do the work.

        Args:
            predictor: the model.
            folder: the model's folder, for the ids of its held-out products.
        """
        try:
            self.outcome = self._measure(predictor, folder)
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("Measuring %s failed", self.request.data)
            self.problem = UNEXPECTED

    def _measure(self, predictor: Predictor, folder: Path) -> Outcome:
        request = self.request
        dataset = open_dataset(request.data, dict(request.columns), dict(request.where), self._advance)
        chosen = select(dataset, predictor.card, _heldout_ids(folder))
        self.step, self.done, self.total = ENCODING, 0, 0
        table = predict_table(chosen.products, predictor, settings().cache, progress=self._advance)
        problems = tuple(problem.sentence for problem in dataset.problems)
        return Outcome(measured(table), dataset.name, (*chosen.notes(), *problems))

    def _advance(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped("Stopped; what was encoded so far is kept, so that starting again goes on from there.")
        self.done, self.total = done, total


def start(request: Request) -> Job:
    """Measure a dataset, or join a run of the same request that is under way.

    Raises:
        ShelfLensError: the model cannot be loaded.
    """
    predictor, folder = resources.predictor(), resources.model_folder()
    runs, key = _runs(), _key(predictor.digest, request)
    with runs.lock:
        job = runs.jobs.get(key)
        if job is None or not job.running:
            job = Job(request)
            runs.jobs.pop(key, None)
            runs.jobs[key] = job
            for old in [key for key, kept in runs.jobs.items() if not kept.running][: max(0, len(runs.jobs) - KEPT)]:
                del runs.jobs[old]
            threading.Thread(target=job.run, args=(predictor, folder), daemon=True, name="shelflens-evaluate").start()
    return job


def find(request: Request) -> Job | None:
    """The last run of a request with the active model, if there was one."""
    return _runs().jobs.get(_key(resources.card().sha256, request))


@dataclass(eq=False)
class _Runs:
    jobs: dict[Key, Job] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _runs() -> _Runs:
    return _Runs()


def _key(digest: str, request: Request) -> Key:
    """Plain values: runs outlive a reload of this module, which makes another class of the same name."""
    return digest, request.data, request.columns, request.where


def _heldout_ids(folder: Path) -> list[str]:
    try:
        return list(heldout(folder).table.rows["id"])
    except ShelfLensError:
        return []
