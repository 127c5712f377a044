"""Whether the answer is right, said under it, and what is kept of that."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.dataset import open_dataset
from core.feedback import Feedback
from dashboard import resources
from dashboard.analyzer import draft
from tests.pages.opening import markup


@pytest.fixture
def feedback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Feedback:
    monkeypatch.setenv("SHELFLENS_FEEDBACK", str(tmp_path / "feedback"))
    return Feedback(tmp_path / "feedback")


def said(page: AppTest) -> str:
    return " ".join(each.value for each in page.caption if "Kept:" in each.value)


def button(page: AppTest, part: str):
    return next(each for each in page.button if (each.key or "").startswith(f"analyzer-verdict-{part}-"))


def correction(page: AppTest):
    return next(each for each in page.selectbox if (each.key or "").startswith("analyzer-verdict-is-"))


def test_a_right_answer_is_kept_and_can_be_taken_back(quick: AppTest, feedback: Feedback) -> None:
    quick.run()
    assert not said(quick)
    button(quick, "yes").click().run()
    assert "Kept: it is Musical Instruments." in said(quick)
    assert (feedback.summary().n, feedback.summary().right) == (1, 1)
    (product,) = open_dataset(feedback.folder).products
    assert (product.category, product.has_image) == ("Musical Instruments", True)

    button(quick, "back").click().run()
    assert not said(quick)
    assert feedback.summary().n == 0
    assert not quick.exception


def test_a_wrong_answer_is_kept_with_what_is_right(quick: AppTest, feedback: Feedback) -> None:
    quick.run()
    assert "Musical Instruments" not in correction(quick).options
    correction(quick).select("Furniture").run()
    assert "Kept: it is Furniture." in said(quick)
    assert feedback.summary().corrections == {("Musical Instruments", "Furniture"): 1}
    before = markup(quick)
    quick.run()
    assert "it is Furniture." in said(quick)
    assert markup(quick) == before


def test_what_was_said_stays_the_same_under_another_model(quick: AppTest, feedback: Feedback) -> None:
    quick.run()
    quick.text_input(key=draft.TITLE).set_value("Leather chair").run()
    quick.button(key="analyzer-analyze").click().run()
    correction(quick).select("Pet Supplies").run()
    quick.session_state[resources.ACTIVE] = "footwear"
    quick.run()
    assert "Kept: it is Pet Supplies." in said(quick)
    assert not quick.exception


def test_a_list_that_is_damaged_is_said_and_the_answer_stays(quick: AppTest, feedback: Feedback) -> None:
    feedback.folder.mkdir()
    (feedback.folder / "train.csv").write_text("nonsense")
    quick.run()
    assert "no list of judgements" in quick.error[0].value
    assert "Musical Instruments" in markup(quick)
    assert not quick.exception


def test_another_product_is_asked_about_anew(quick: AppTest, feedback: Feedback) -> None:
    quick.run()
    button(quick, "yes").click().run()
    quick.text_input(key=draft.TITLE).set_value("Stainless steel dog bowl").run()
    quick.button(key="analyzer-analyze").click().run()
    assert not said(quick)
    assert feedback.summary().n == 1
