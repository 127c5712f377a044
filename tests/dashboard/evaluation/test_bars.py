import pytest

from core.evaluation.intervals import Interval
from dashboard.evaluation.bars import Bar, payload, sentence


def test_a_row_in_words() -> None:
    bar = Bar("<b>Cups</b>", 1234, 0.5, (0.25,), Interval(0.4, 0.6))
    assert sentence(bar, ("Accuracy", "Macro F1")) == (
        "<b>Cups</b>, 1,234 products: Accuracy 50.0 % (40.0 – 60.0), Macro F1 25.0 %"
    )
    assert sentence(Bar("Lamps", 1, 1.0), ("Accuracy",)) == "Lamps, 1 product: Accuracy 100.0 %"


def test_what_the_browser_draws_is_in_per_cent() -> None:
    drawn = payload([Bar("Cups", 7, 0.5, (0.25, 1.0), Interval(0.4, 0.6), chosen=True)], ("F1", "P", "R"), "about")
    assert drawn["bar"] == "F1"
    assert drawn["marks"] == [("P", "diamond"), ("R", "circle")]
    (row,) = drawn["rows"]
    assert row["value"] == 50
    assert row["marks"] == [25, 100]
    assert row["interval"] == pytest.approx([40, 60])
    assert row["chosen"]
