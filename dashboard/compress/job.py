"""Making a smaller copy of the active model in the background, with progress, shared by all sessions."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from core.catalog.dataset import open_dataset
from core.errors import ShelfLensError, Stopped
from core.settings import settings
from core.training.compress.plan import Plan
from core.training.compress.results import Point
from core.training.compress.run import build, check_out, measure_all, prepare, publish
from dashboard import resources
from dashboard.errors import UNEXPECTED

_log = logging.getLogger("shelflens")
READING = "Reading products"


@dataclass(frozen=True)
class Request:
    """A copy as the user asks for it.

    Attributes:
        data: folder, file, or ``demo``: what the model was trained on.
        name: of the copy.
        plan: what is to be done.
        columns: pairs of a part of a product and its column's name, where the usual names do not fit.
        where: pairs of a column and the value its rows must have.
    """

    data: str
    name: str
    plan: Plan
    columns: tuple[tuple[str, str], ...] = ()
    where: tuple[tuple[str, str], ...] = ()


@dataclass(eq=False)
class Job:
    """One run in a thread of its own; attributes are written by the thread and only read elsewhere.

    Attributes:
        request: what is made.
        step: what it is doing.
        done: of this step.
        total: of this step; 0 where that is not known.
        points: the original and the copy, once measured.
        problem: why there is no copy, in a sentence.
    """

    request: Request
    step: str = READING
    done: int = 0
    total: int = 0
    points: tuple[Point, ...] = ()
    problem: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return not self.points and self.problem is None

    def stop(self) -> None:
        """Ask it to end; what was learned so far is kept on disk."""
        self._stop.set()

    def run(self, folder: Path) -> None:
        """Make the copy of the model in ``folder``."""
        try:
            self.points = self._make(folder)
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("Compressing %s failed", folder)
            self.problem = UNEXPECTED

    def _make(self, folder: Path) -> tuple[Point, ...]:
        request, config = self.request, settings()
        out = config.weights / request.name
        check_out(out)
        dataset = open_dataset(
            request.data,
            dict(request.columns),
            dict(request.where),
            lambda done, total: self._say(READING, done, total),
        )
        job = prepare(dataset, folder, config, self._say)
        results = measure_all(job, (request.plan,), None, None)
        publish(build(job, request.plan), out, results.points[-1])
        return results.points

    def _say(self, step: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped("Stopped; what was learned so far is kept, so that starting again goes on from there.")
        self.step, self.done, self.total = step, done, total


def start(request: Request) -> Job:
    """Make a copy; while one is being made, that one is returned.

    Raises:
        ShelfLensError: the model is missing or damaged.
    """
    folder, runs = resources.model_folder(), _runs()
    resources.card()
    with runs.lock:
        if runs.job is None or not runs.job.running:
            runs.job = Job(request)
            threading.Thread(target=runs.job.run, args=(folder,), daemon=True, name="shelflens-compress").start()
        return runs.job


def last() -> Job | None:
    """The copy that is being made, or the last one."""
    return _runs().job


@dataclass(eq=False)
class _Runs:
    job: Job | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _runs() -> _Runs:
    return _Runs()
