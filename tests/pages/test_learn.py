"""The Learn page on the shipped scenarios and on a small model that really learns."""

import shutil
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.errors import DatasetError
from core.settings import ROOT
from core.training.continual.figures import Figures
from core.training.continual.scenario import kept_scenarios
from core.training.continual.update import Update
from dashboard import resources
from dashboard.background import Job, Say
from dashboard.learn import job

PAGE = str(ROOT / "pages" / "learn.py")
SECONDS = 200
FIGURES: dict[str, Any] = {
    "new": 10,
    "new_before": 0.5,
    "new_after": 0.9,
    "protected": 200,
    "protected_before": 0.9,
    "protected_after": 0.89,
}


@pytest.fixture
def taught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A model's card that says that it was taught from another, which is there and whole."""
    parent = tmp_path / "departments-concat"
    shutil.copytree(ROOT / "weights" / "departments-concat", parent)
    shutil.copytree(parent, tmp_path / "pupil")
    model, card = checkpoint.load(parent)
    model.mlp_head[-1].bias.add_(0.01)
    values = card.to_dict()
    origin = {"name": parent.name, "digest": card.sha256, "method": "ewc", "most_lost": 0.02, "figures": FIGURES}
    values["training"]["updated_from"] = origin
    checkpoint.save(tmp_path / "pupil", model, replace(card, name="pupil", training=values["training"]))
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(tmp_path / "pupil"))
    return tmp_path


def opened() -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=SECONDS).run()
    assert not page.exception
    return page


def test_every_scenario_is_shown_with_its_figures() -> None:
    page = opened()
    kept = kept_scenarios()
    assert kept
    shown = page.dataframe[0].value
    assert shown["Method"].tolist()[0] == "Before"
    assert shown["Old products"].iloc[0] == pytest.approx(100 * sum(kept[0].old_before) / len(kept[0].old_before))
    assert len(page.get("plotly_chart")) == 1


def test_products_are_asked_for() -> None:
    page = opened()
    page.button[0].click().run()
    assert "Name the new products first" in page.warning[0].value


def test_a_bad_name_is_one_sentence() -> None:
    page = opened()
    page.text_input("learn-data").set_value("no/such/folder")
    page.text_input("learn-out-departments").set_value("../outside")
    page.button[0].click().run()
    assert "letters, digits" in page.error[0].value
    page.text_input("learn-out-departments").set_value("departments")
    page.button[0].click().run()
    assert "never overwritten" in page.error[0].value


def test_what_went_wrong_before_gives_way_to_what_is_wrong_now() -> None:
    page = opened()
    page.text_input("learn-data").set_value("no/such/folder")
    page.button[0].click().run()
    _wait(page, lambda: bool(page.error))
    assert "no dataset" in page.error[0].value

    page.text_input("learn-columns").set_value("title")
    page.button[0].click().run()

    assert len(page.error) == 1
    assert "\"Columns\" has 'title'" in page.error[0].value


@pytest.mark.parametrize(("place", "offered"), [("departments-concat", True), ("pupil", False), ("gone", False)])
def test_a_taught_model_is_offered_until_it_is_in_use_or_gone(
    taught: Path, monkeypatch: pytest.MonkeyPatch, place: str, offered: bool
) -> None:
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(taught / "departments-concat"))
    card = checkpoint.read_card(taught / "pupil")
    if place == "gone":
        shutil.rmtree(taught / "pupil")
    page = AppTest.from_file(PAGE, default_timeout=SECONDS)
    page.session_state[resources.ACTIVE] = place
    done = Job("pupil from shoes", lambda say: Update(card, Figures(**{**FIGURES, "new_after": 0.5}), 0), job.STOPPED)
    done.run()
    page.session_state["learn-job"] = done
    page.run()
    assert not page.exception
    assert any(button.label == "Use pupil" for button in page.button) is offered
    assert any("no more of the new" in warning.value for warning in page.warning) is offered


def test_a_run_under_way_is_shown_to_a_new_session() -> None:
    go = threading.Event()

    def hold(say: Say) -> Update:
        while not go.wait(0.01):
            say("Holding", 1, 2)
        raise DatasetError("It ended.")

    running = job._runs().start("a test", lambda: Job("shoes", hold, job.STOPPED))
    try:
        page = opened()
        assert any("Teaching shoes" in caption.value for caption in page.caption)
    finally:
        go.set()
    deadline = time.monotonic() + SECONDS
    while running.running and time.monotonic() < deadline:
        time.sleep(0.01)
    page.run()
    assert "It ended" in page.error[0].value


def test_a_model_without_memory_is_given_one(taught: Path) -> None:
    memory = taught / "pupil" / "memory.safetensors"
    memory.unlink(missing_ok=True)
    page = opened()
    assert "pupil has no memory" in page.info[0].value
    page.button[0].click().run()
    assert "Name the data first" in page.warning[0].value
    page.text_input("learn-memory-data").set_value("no/such/folder")
    page.button[0].click().run()
    _wait(page, lambda: bool(page.error))
    assert "no dataset" in page.error[0].value

    page.text_input("learn-memory-data").set_value("demo")
    page.button[0].click().run()
    _wait(page, lambda: bool(page.warning))

    assert "not of the data that it was trained on" in page.warning[0].value
    assert memory.is_file()
    assert page.text_input("learn-data") is not None


def _wait(page: AppTest, there: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not there() and time.monotonic() < deadline:
        time.sleep(0.2)
        page.run()
    assert not page.exception
    assert there()


def test_rolling_back_removes_the_pupil_and_says_so(taught: Path) -> None:
    page = opened()
    assert page.metric[-1].value.replace("\N{NO-BREAK SPACE}", " ") == "90.0 % → 89.0 %"
    page.button("learn-undo").click().run()
    assert not page.exception
    assert "is removed" in page.success[0].value
    assert not (taught / "pupil").exists()
    assert (taught / "departments-concat" / "model.json").is_file()


def test_rolling_back_without_the_parent_removes_nothing(taught: Path) -> None:
    page = opened()
    shutil.rmtree(taught / "departments-concat")
    page.button("learn-undo").click().run()
    assert not page.exception
    assert "nothing was removed" in page.error[0].value.replace("\\", "")
    assert (taught / "pupil" / "model.json").is_file()
