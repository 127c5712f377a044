"""The landing page: a live model, a live result, three ways in."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import resources
from dashboard.markup import percent
from dashboard.sidebar import heldout_accuracy

ROOT = Path(__file__).resolve().parents[2]


def markup(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "home.py"), default_timeout=240)


def test_it_names_the_live_model_and_its_measured_accuracy(page: AppTest) -> None:
    page.run()
    card = resources.card()
    assert not page.exception
    assert f"<dd>{card.name}</dd>" in markup(page)
    assert f"<dd>{len(card.categories)}</dd>" in markup(page)
    assert f"<dd>{percent(heldout_accuracy(card), 1)}</dd>" in markup(page)


def test_the_result_on_it_is_computed(page: AppTest) -> None:
    page.run()
    assert "Musical Instruments" in markup(page)
    assert markup(page).count("<figure") == 2
    assert markup(page).count("<mark") > 5


def test_there_are_three_ways_in_and_a_gallery(page: AppTest) -> None:
    page.run()
    labels = [button.label for button in page.button]
    assert labels[:3] == ["Try an example", "Upload your own", "Read the evaluation"]
    assert sum(label.startswith("Example: ") for label in labels) >= 12


def test_without_a_model_the_shell_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(tmp_path / "nowhere"))
    page = AppTest.from_file(str(ROOT / "dashboard" / "app.py"), default_timeout=240).run()
    assert not page.exception
    assert "There is no model in" in page.error[0].value
    assert "No model" in "".join(element.proto.body for element in page.get("html"))
