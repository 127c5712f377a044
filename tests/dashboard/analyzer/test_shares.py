import re

import numpy as np
import pytest

from core.explain.modality import States
from core.explain.question import Question
from core.prediction import Prediction
from dashboard.analyzer.shares import block, sentence, stacked_bar

FEATURES = np.zeros(1, dtype=np.float32)


def both(**probabilities: float) -> Prediction:
    best = max(probabilities, key=probabilities.__getitem__)
    return Prediction(best, probabilities[best], True, probabilities, FEATURES, FEATURES, None, {})


def states(both: float, image: float, text: float, neither: float) -> States:
    """Answers for two categories: Music has the given probabilities, Books the rest."""
    return States(*({"Music": share, "Books": 1 - share} for share in (both, image, text, neither)))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # Picture: ((0.2 - 0.1) + (0.9 - 0.8)) / 2 = 0.1; text: ((0.8 - 0.1) + (0.9 - 0.2)) / 2 = 0.7.
        (
            states(0.9, 0.2, 0.8, 0.1),
            "Mostly the text (+70 points, the picture +10): the picture alone says Books (80 %).",
        ),
        (
            states(0.9, 0.8, 0.2, 0.1),
            "Mostly the picture (+70 points, the text +10): the text alone says Books (80 %).",
        ),
        (
            states(0.9, 0.8, 0.8, 0.1),
            "Picture and text about equally (picture +40 points, text +40): each alone gives the same answer.",
        ),
        (
            states(0.6, 0.1, 0.9, 0.5),
            "The text, against the picture (+45 points, the picture −35): the picture alone says Books (90 %).",
        ),
        (
            states(0.6, 0.4, 0.4, 0.2),
            "Picture and text about equally (picture +20 points, text +20): each alone says Books.",
        ),
        (
            states(0.6, 0.7, 0.7, 0.9),
            "Neither picture nor text speaks for it (picture −15 points, text −15): each alone gives the same answer.",
        ),
    ],
)
def test_the_sentence_says_who_decided_by_how_much_and_what_each_says_alone(found: States, expected: str) -> None:
    said = sentence(both(**found.both), found).replace("\N{NO-BREAK SPACE}", " ")
    assert said == expected


def test_parts_that_agree_lie_side_by_side_right_of_the_line() -> None:
    assert places(stacked_bar(0.25, 0.5, "Music")) == [(0.0, 25.0), (25.0, 50.0)]


def test_what_speaks_against_lies_left_of_the_line() -> None:
    shown = stacked_bar(-0.25, 0.75, "Music")
    assert places(shown) == [(0.0, 25.0), (25.0, 75.0)]
    assert 'sl-zero" style="left:25.00%' in shown
    assert "sl-by-picture sl-against" in shown
    assert "picture −25, text +75 percentage points" in shown


def test_a_lead_of_more_than_one_shrinks_to_fit() -> None:
    assert places(stacked_bar(0.8, 1.2, "Music rather than Books")) == [(0.0, 40.0), (40.0, 60.0)]


def test_held_against_another_category_the_lead_is_explained() -> None:
    found = states(0.9, 0.2, 0.8, 0.1)
    shown = block(both(**found.both), found, Question("Books", "Music"), {})
    assert "lead of Books over Music, from +80 with neither to −80 with both" in shown
    # Both shares are twice those of the probability alone, and of the other sign.
    assert "picture −20, text −140" in shown


def test_of_one_part_there_is_nothing_to_share() -> None:
    found = states(0.9, 0.9, 0.1, 0.1)
    only = Prediction("Music", 0.9, True, found.both, FEATURES, None, None, {})
    shown = block(only, found, Question("Music"), {})
    assert "The picture is all there is" in shown
    assert "sl-stack" not in shown


def test_of_several_encoders_each_ones_part_is_shown() -> None:
    found = states(0.9, 0.2, 0.8, 0.1)
    shown = block(both(**found.both), found, Question("Music"), {"resnet18@80": 0.25, "text": -0.05})
    assert "By encoder" in shown
    assert "resnet18@80" in shown
    assert ">+25<" in shown
    assert ">\N{MINUS SIGN}5<" in shown
    assert "sl-against" in shown


def places(markup: str) -> list[tuple[float, float]]:
    """Start and width of each part of the bar, in percent."""
    found = re.findall(r"sl-fill [^>]*style=\"left:([\d.]+)%;width:([\d.]+)%", markup)
    return [(float(start), float(width)) for start, width in found]
