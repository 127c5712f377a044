import gc
import logging
import subprocess
import sys
import threading
import time
import weakref

import pytest

from core.errors import DatasetError
from core.settings import ROOT
from dashboard.background import Job, Runs, Say
from dashboard.errors import UNEXPECTED

SECONDS = 20


class Held:
    """Work that goes on until it is let go, and says so all the time."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, say: Say) -> int:
        for done in range(100 * SECONDS):
            say("Holding", done, 0)
            if self.go.wait(0.01):
                return done
        raise TimeoutError

    def job(self) -> Job[int]:
        return Job("a test", self, "Stopped.")


def ended(job: Job[int]) -> Job[int]:
    deadline = time.monotonic() + SECONDS
    while job.running and time.monotonic() < deadline:
        time.sleep(0.005)
    assert not job.running
    return job


def failing(error: Exception) -> Job[int]:
    def work(say: Say) -> int:
        raise error

    return Job("a test", work, "Stopped.")


def test_work_says_how_far_it_is_and_leaves_a_result() -> None:
    def work(say: Say) -> int:
        say("Counting", 3, 4)
        return 7

    job = Job("a test", work, "Stopped.")
    assert job.running
    job.run()
    assert (job.step, job.done, job.total) == ("Counting", 3, 4)
    assert (job.outcome, job.problem, job.running) == (7, None, False)


def test_what_it_was_done_with_is_let_go() -> None:
    class Model:
        def answer(self, say: Say) -> int:
            return 7

    model = Model()
    known, job = weakref.ref(model), Job("a test", model.answer, "Stopped.")
    job.run()
    del model
    gc.collect()
    assert job.outcome == 7
    assert known() is None


def test_a_result_may_be_nothing_like_true() -> None:
    job = Job("a test", lambda say: 0, "Stopped.")
    job.run()
    assert not job.running


def test_stopping_ends_the_work_with_the_callers_sentence() -> None:
    held = Held()
    job = Runs[int]().start("key", held.job)
    assert job.running
    job.stop()
    assert ended(job).problem == "Stopped."
    assert job.outcome is None


def test_a_users_error_is_its_sentence() -> None:
    job = failing(DatasetError("There is nothing."))
    job.run()
    assert job.problem == "There is nothing."


def test_an_error_of_ours_is_one_calm_sentence_and_a_log_entry(caplog: pytest.LogCaptureFixture) -> None:
    job = failing(RuntimeError("secret detail"))
    with caplog.at_level(logging.ERROR, logger="shelflens"):
        job.run()
    assert job.problem == UNEXPECTED
    assert "a test" in caplog.text
    assert "secret detail" in caplog.text


def test_a_run_under_way_is_joined_and_one_that_ended_begun_again() -> None:
    runs, held = Runs[int](), Held()
    assert runs.find("key") is None
    job = runs.start("key", held.job)
    assert runs.start("key", Held().job) is job
    assert runs.find("key") is job
    assert runs.start("other", held.job) is not job
    held.go.set()
    ended(job)
    assert runs.find("key") is job
    assert runs.start("key", held.job) is not job


def test_what_ended_is_taken_and_only_a_failure_tried_again() -> None:
    runs = Runs[int]()
    failed = ended(runs.take("key", lambda: failing(DatasetError("No."))))
    assert runs.take("key", lambda: failing(DatasetError("No."))) is failed
    good = ended(runs.take("key", lambda: Job("a test", lambda say: 1, "Stopped."), retry=True))
    assert good.outcome == 1
    assert runs.take("key", lambda: failing(DatasetError("No.")), retry=True) is good


def test_the_least_recently_used_are_forgotten_but_none_that_is_under_way() -> None:
    runs, held = Runs[int](kept=3), Held()
    under_way = runs.start("long", held.job)
    for key in "ab":
        ended(runs.start(key, lambda: Job("a test", lambda say: 1, "Stopped.")))
    runs.find("a")
    ended(runs.start("c", lambda: Job("a test", lambda say: 1, "Stopped.")))
    assert runs.find("b") is None
    assert runs.find("a") is not None
    assert runs.find("long") is under_way
    under_way.stop()


def test_of_the_runs_under_way_the_last_is_told() -> None:
    runs, first, second = Runs[int](), Held(), Held()
    assert runs.under_way() is None
    one, two = runs.start("one", first.job), runs.start("two", second.job)
    assert runs.under_way() is two
    second.go.set()
    ended(two)
    assert runs.under_way() is one
    first.go.set()
    ended(one)
    assert runs.under_way() is None


_PROCESS = """
import time
import torch
from dashboard.background import Job, Runs, Say

def work(say: Say) -> None:
    values = torch.ones(400, 400)
    while True:
        values = (values @ values).clamp(max=1)
        say("Multiplying", 1, 2)

running = Runs().start("work", lambda: Job("matrices", work, "Stopped."))
while not running.total:
    time.sleep(0.01)
"""


def test_a_process_that_ends_lets_its_work_come_to_an_end() -> None:
    ended = subprocess.run([sys.executable, "-c", _PROCESS], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_what_breaks_after_a_stop_was_asked_for_counts_as_stopped(caplog: pytest.LogCaptureFixture) -> None:
    job: Job[int] = Job("shoes", lambda say: 1 // 0, "Stopped.")
    job.stop()
    job.run()
    assert job.problem == "Stopped."
    assert not caplog.records
