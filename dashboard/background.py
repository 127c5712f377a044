"""Long work in the background: a thread of its own with progress, to be stopped, shared by all sessions."""

import atexit
import logging
import threading
import weakref
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from core.errors import ShelfLensError, Stopped
from dashboard.errors import UNEXPECTED

T = TypeVar("T")
# Called with (step, done of it, total of it; 0 where that is not known).
Say = Callable[[str, int, int], None]
READING = "Reading products"
KEPT = 8
_log = logging.getLogger("shelflens")
# How long the process waits, when it ends, for work that was asked to stop.
_PATIENCE_S = 5.0


@dataclass(eq=False)
class Job(Generic[T]):
    """One run; attributes below ``stopped`` are written by its thread and only read elsewhere.

    Attributes:
        name: what is worked on.
        work: does it, and calls what it is given as often as it can: there it learns that it was stopped.
        stopped: the sentence that says so.
        step: what it is doing, in a word or two.
        done: of this step.
        total: of this step; 0 where that is not known.
        outcome: the result, once there is one.
        problem: why there is none, in a sentence.
    """

    name: str
    work: Callable[[Say], T] = field(repr=False)
    stopped: str
    step: str = READING
    done: int = 0
    total: int = 0
    outcome: T | None = None
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
        """Do the work, once."""
        try:
            self.outcome = self.work(self._say)
        except ShelfLensError as error:
            self.problem = str(error)
        except Exception:
            # Where the process ends, what the work needs may have gone before it.
            if self._stop.is_set():
                self.problem = self.stopped
            else:
                _log.exception("The work on %s failed", self.name)
                self.problem = UNEXPECTED
        finally:
            # It may hold a model, which would stay in memory as long as the run is remembered.
            del self.work

    def _say(self, step: str, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped(self.stopped)
        self.step, self.done, self.total = step, done, total


@dataclass(eq=False)
class Runs(Generic[T]):
    """Runs of one kind, under way and ended; the least recently used of those that ended are forgotten.

    They outlive a reload of the modules, which makes another class of the same name: keys are plain values.

    Attributes:
        kept: how many are remembered, if no more than that are under way.
    """

    kept: int = KEPT
    _jobs: dict[Hashable, Job[T]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def find(self, key: Hashable) -> Job[T] | None:
        """The last run of a key, if there was one."""
        with self._lock:
            return self._use(key)

    def under_way(self) -> Job[T] | None:
        """The run that was begun or asked for last, of those that have not ended."""
        with self._lock:
            return next((job for job in reversed(self._jobs.values()) if job.running), None)

    def start(self, key: Hashable, make: Callable[[], Job[T]]) -> Job[T]:
        """Begin a run, or join that of the same key which is under way."""
        with self._lock:
            found = self._use(key)
            return found if found is not None and found.running else self._begin(key, make())

    def take(self, key: Hashable, make: Callable[[], Job[T]], retry: bool = False) -> Job[T]:
        """The last run of a key, ended or not; begun where there was none, or it failed and is to be tried again."""
        with self._lock:
            found = self._use(key)
            return found if found is not None and not (retry and found.problem) else self._begin(key, make())

    def _use(self, key: Hashable) -> Job[T] | None:
        found = self._jobs.pop(key, None)
        if found is not None:
            self._jobs[key] = found
        return found

    def _begin(self, key: Hashable, job: Job[T]) -> Job[T]:
        self._jobs.pop(key, None)
        self._jobs[key] = job
        ended = [key for key, known in self._jobs.items() if not known.running]
        for old in ended[: max(0, len(self._jobs) - self.kept)]:
            del self._jobs[old]
        thread = threading.Thread(target=job.run, daemon=True, name=f"shelflens: {job.name}")
        _at_work[thread] = job
        thread.start()
        return job


_at_work: weakref.WeakKeyDictionary[threading.Thread, Job[Any]] = weakref.WeakKeyDictionary()


@atexit.register
def _end() -> None:
    """Let work under way come to its end: a thread that is cut off within a library takes the process down with it."""
    threads = dict(_at_work)
    for job in threads.values():
        job.stop()
    for thread in threads:
        thread.join(_PATIENCE_S)
