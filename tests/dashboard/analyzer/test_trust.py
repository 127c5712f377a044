import numpy as np
import pytest

from core.explain.curves import Curves
from core.explain.faithfulness import Faithfulness
from core.explain.question import Question
from dashboard.analyzer.trust import badge, chart

FRACTIONS = np.array([0.0, 0.5, 1.0])


def line(middle: float) -> Curves:
    deletion = np.array([0.9, middle, 0.1])
    return Curves(deletion, deletion[::-1], float(deletion.mean()), float(deletion.mean()))


def verdict(**changed: object) -> Faithfulness:
    usual = {
        "part": "picture",
        "question": Question("Music"),
        "fractions": FRACTIONS,
        "explanation": line(0.2),
        "random": line(0.5),
        "centre": line(0.4),
        "matters": True,
        "score": 3.04,
        "trusted": True,
        "sentence": "Removing <it> helps.",
    }
    return Faithfulness(**{**usual, **changed})


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({}, "sl-for"),
        ({"trusted": False}, "sl-against"),
        ({"matters": False, "trusted": False}, "sl-open"),
    ],
)
def test_a_badge_says_in_words_and_colour_whether_to_trust(changed: dict[str, object], shown: str) -> None:
    html = badge("Grad-CAM", verdict(**changed))
    assert f"sl-badge {shown}" in html
    assert "Removing &lt;it&gt; helps." in html
    assert ("3.0" in html) is changed.get("matters", True)


def test_a_chart_has_one_line_an_order_in_percent() -> None:
    lines = chart(verdict(), "deletion").data
    assert [each.name for each in lines] == ["Explanation", "Random", "From the middle"]
    assert list(lines[0].y) == pytest.approx([90.0, 20.0, 10.0])
    assert list(lines[0].x) == [0.0, 50.0, 100.0]
    assert len({each.line.dash for each in lines}) == 3
    assert list(chart(verdict(), "insertion").data[0].y) == pytest.approx([10.0, 20.0, 90.0])


def test_a_text_has_no_middle() -> None:
    assert len(chart(verdict(part="text", centre=None), "deletion").data) == 2
