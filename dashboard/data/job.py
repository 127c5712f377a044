"""Exploring a dataset in the background, with progress, shared by all sessions."""

import logging
import threading
from dataclasses import dataclass, field

import streamlit as st

from core.catalog.exploration.exploration import Exploration
from core.catalog.exploration.kept import explored
from core.errors import ShelfLensError, Stopped
from dashboard.errors import UNEXPECTED

Pairs = tuple[tuple[str, str], ...]
READING, LOOKING, COUNTING = "Reading products", "Looking at pictures", "Counting words"
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


@dataclass(eq=False)
class Job:
    """One run in a thread of its own; attributes are written by the thread and only read elsewhere.

    Attributes:
        request: what is explored.
        again: whether it is explored although it was before.
        step: what it is doing, in a word or two.
        done: of this step.
        total: of this step; 0 where that is not known yet.
        outcome: the result, once there is one.
        problem: why there is none, in a sentence.
    """

    request: Request
    again: bool = False
    step: str = READING
    done: int = 0
    total: int = 0
    outcome: Exploration | None = None
    problem: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.outcome is None and self.problem is None

    def stop(self) -> None:
        """Ask it to end."""
        self._stop.set()

    def run(self) -> None:
        """Do the work."""
        request = self.request
        try:
            self.outcome = explored(
                request.data,
                dict(request.columns),
                dict(request.where),
                reading=self._read,
                looking=self._look,
                again=self.again,
            )
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("Exploring %s failed", request.data)
            self.problem = UNEXPECTED

    def _read(self, done: int, total: int) -> None:
        self._advance(READING, done, total)

    def _look(self, done: int, total: int) -> None:
        if done < total:
            self._advance(LOOKING, done, total)
        else:
            self._advance(COUNTING, 0, 0)

    def _advance(self, step: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped("Stopped before the end; press Explore to begin again.")
        self.step, self.done, self.total = step, done, total


def start(request: Request, again: bool = False) -> Job:
    """Explore a dataset, or join a run of the same request that is under way."""
    runs = _runs()
    with runs.lock:
        job = runs.jobs.get(_key(request))
        if job is None or not job.running:
            job = Job(request, again)
            runs.jobs.pop(_key(request), None)
            runs.jobs[_key(request)] = job
            for old in [key for key, kept in runs.jobs.items() if not kept.running][: max(0, len(runs.jobs) - KEPT)]:
                del runs.jobs[old]
            threading.Thread(target=job.run, daemon=True, name="shelflens-explore").start()
    return job


def find(request: Request) -> Job | None:
    """The last run of a request, if there was one."""
    return _runs().jobs.get(_key(request))


@dataclass(eq=False)
class _Runs:
    jobs: dict[tuple[str, Pairs, Pairs], Job] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _runs() -> _Runs:
    return _Runs()


def _key(request: Request) -> tuple[str, Pairs, Pairs]:
    """Plain values: runs outlive a reload of this module, which makes another class of the same name."""
    return request.data, request.columns, request.where
