"""Teaching the active model in the background: with progress, to be stopped, shared by all sessions."""

import logging
import threading
from dataclasses import dataclass, field
from pathlib import Path

import streamlit as st

from core.catalog.dataset import open_dataset
from core.errors import SettingsError, ShelfLensError, Stopped
from core.settings import settings
from core.training.continual.learn import LearnConfig
from core.training.continual.update import Plan, Update, check_free, update
from dashboard import resources
from dashboard.errors import UNEXPECTED

Pairs = tuple[tuple[str, str], ...]
Key = tuple[object, ...]
READING = "Reading products"
KEPT = 8
_log = logging.getLogger("shelflens")


@dataclass(frozen=True)
class Request:
    """What is to be taught, and how.

    Attributes:
        data: folder, file, or ``demo``.
        out: the new model's name.
        method: a method's key; None for the usual one.
        strength: of EWC.
        most_lost: share of the protected products that may be lost.
        columns: pairs of a part of a product and its column's name.
    """

    data: str
    out: str
    method: str | None
    strength: float
    most_lost: float
    columns: Pairs = ()

    def key(self, digest: str) -> Key:
        """Plain values: runs outlive a reload of this module, which makes another class of the same name."""
        return digest, self.data, self.out, self.method, self.strength, self.most_lost, self.columns


@dataclass(eq=False)
class Job:
    """One run in a thread of its own; attributes are written by the thread and only read elsewhere.

    Attributes:
        request: what is taught.
        parent: folder of the model that is taught.
        step: what it is doing, in a word or two.
        done: of this step.
        total: of this step; 0 where that is not known.
        outcome: the accepted update, once there is one.
        problem: why there is none, in a sentence.
    """

    request: Request
    parent: Path
    step: str = READING
    done: int = 0
    total: int = 0
    outcome: Update | None = None
    problem: str | None = None
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.outcome is None and self.problem is None

    def stop(self) -> None:
        """Ask it to end; nothing is written, what was encoded so far is kept."""
        self._stop.set()

    def run(self) -> None:
        """Do the work."""
        try:
            self.outcome = self._teach()
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            _log.exception("Teaching %s failed", self.request.data)
            self.problem = UNEXPECTED

    def _teach(self) -> Update:
        request = self.request
        dataset = open_dataset(request.data, dict(request.columns), None, self._reading)
        plan = Plan(request.method, LearnConfig(strength=request.strength), request.most_lost)
        return update(dataset, self.parent, folder_of(request.out), plan, settings(), progress=self._advance)

    def _reading(self, done: int, total: int) -> None:
        self._advance(READING, done, total)

    def _advance(self, step: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped("Stopped; no model was written, and what was encoded so far is kept.")
        self.step, self.done, self.total = step, done, total


def folder_of(name: str) -> Path:
    """Where a model of that name is written.

    Raises:
        SettingsError: the name cannot be a folder's.
    """
    if not name or name.startswith(".") or not all(each.isalnum() or each in "-_." for each in name):
        raise SettingsError("Name the new model with letters, digits, - and _ only.")
    return settings().weights / name


def start(request: Request) -> Job:
    """Teach the active model, or join a run of the same request that is under way.

    Raises:
        ShelfLensError: the new model's name cannot be taken.
    """
    parent = resources.model_folder()
    check_free(folder_of(request.out), parent)
    runs, key = _runs(), request.key(resources.card().sha256)
    with runs.lock:
        job = runs.jobs.get(key)
        if job is None or not job.running:
            job = Job(request, parent)
            runs.jobs.pop(key, None)
            runs.jobs[key] = job
            for old in [key for key, kept in runs.jobs.items() if not kept.running][: max(0, len(runs.jobs) - KEPT)]:
                del runs.jobs[old]
            threading.Thread(target=job.run, daemon=True, name="shelflens-learn").start()
    return job


@dataclass(eq=False)
class _Runs:
    jobs: dict[Key, Job] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)


@st.cache_resource(show_spinner=False)
def _runs() -> _Runs:
    return _Runs()
