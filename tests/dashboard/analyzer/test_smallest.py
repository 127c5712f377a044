import numpy as np
import pytest
from PIL import Image

from core.explain.counterfactual import Counterfactual
from core.explain.question import Question
from core.explain.spans import find_words
from dashboard.analyzer.smallest import outlined, struck, towards

TEXT = "Steel <b>guitar</b> & guitar strings"


def test_the_words_that_would_have_to_be_missing_are_struck_out_where_they_stand() -> None:
    words = find_words(TEXT)
    found = Counterfactual("words", (2,), (words[2],), None, "Music", "Tools", 0.6, True, True)
    shown = struck(TEXT, found)
    assert shown.count("<del") == 1
    assert "&lt;b&gt;guitar&lt;/b&gt; &amp; <del" in shown
    assert shown.endswith("guitar</del> strings</div>")


def test_removed_places_are_faded_and_outlined_and_the_rest_stays() -> None:
    picture = Image.new("RGB", (40, 40), (0, 0, 0))
    mask = np.zeros((40, 40), dtype=bool)
    mask[10:30, 10:30] = True
    pixels = np.asarray(outlined(picture, mask))
    assert (pixels[~mask] == 0).all()
    assert tuple(pixels[20, 20]) == (191, 191, 191)
    assert tuple(pixels[10, 20]) == (0xEA, 0x7A, 0x17)


@pytest.mark.parametrize(
    ("question", "goal"),
    [
        (Question("Music"), None),
        (Question("Music", "Tools"), "Tools"),
        (Question("Tools"), "Tools"),
        (Question("Tools", "Music"), "Tools"),
    ],
)
def test_the_search_is_for_the_category_that_is_asked_about(question: Question, goal: str | None) -> None:
    assert towards("Music", question) == goal
