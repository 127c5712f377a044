import re
import types
from dataclasses import replace

import pytest

from core.explain.question import Question
from core.explain.spans import Span
from core.explain.words import WordFit, WordWeight
from dashboard.analyzer.what_if import pieces
from dashboard.analyzer.words import reading, two_sides

STRONG = WordWeight("guitar", 9, 15, 0.4, 0.1)
WEAK = WordWeight("chair", 0, 5, -0.2, None)


class Known:
    words = (Span("guitar", 9, 15), Span("chair", 0, 5))
    words_total = 2
    settings = types.MappingProxyType({})


def test_the_line_says_what_is_known_and_nothing_else() -> None:
    fitted = WordFit((STRONG,), 0.86, 640, True)
    assert reading(fitted, Known(), "LIME") == (
        "Local fit R² 0.86: the weights describe the model well here. The model reads all 2 words; LIME asked it about "
        "640 variations. That settled the order of the strongest words. Whiskers: one standard error."
    )
    assert reading(WordFit((WEAK,), None), Known(), "Gradients") == "The model reads all 2 words."
    assert "the weights say little" in reading(replace(fitted, fit=0.3), Known(), "LIME")
    assert "is not settled" in reading(replace(fitted, settled=False), Known(), "LIME")


@pytest.mark.parametrize(
    ("total", "said"), [(1, "the one word"), (2, "all 2 words"), (1200, "the first 2 of 1,200 words")]
)
def test_the_line_says_how_much_of_the_text_is_read(total: int, said: str) -> None:
    known = Known()
    known.words = known.words[: min(total, 2)]
    known.words_total = total
    assert said in reading(WordFit((), None), known, "LIME")


def test_one_word_has_no_order() -> None:
    known = Known()
    known.words, known.words_total = known.words[:1], 1
    assert "order" not in reading(WordFit((STRONG,), 0.86, 2, True), known, "LIME")


def test_two_sides_share_a_scale_and_each_has_its_own_words() -> None:
    first, second = two_sides(Question("Music", "Furniture"), (STRONG, WEAK)).split("</ol>")[:2]
    assert "Music rather than Furniture" in first
    assert "guitar" in first
    assert "chair" not in first
    assert "Furniture rather than Music" in second
    assert "chair" in second
    # The longest reach of both sides, 0.4 + 0.1, fills a half.
    widths = [re.search(r"sl-fill [^>]*width:([\d.]+)%", half) for half in (first, second)]
    assert [found and found.group(1) for found in widths] == ["40.00", "20.00"]
    assert "+0.20" in second


def test_a_text_is_cut_into_words_and_what_stands_between_them() -> None:
    cut = pieces("A guitar, a 🎸 chair!", [(0, 1), (2, 8), (10, 11), (14, 19)], [replace(STRONG, start=2, end=8)])
    assert "".join(text for text, _, _ in cut) == "A guitar, a 🎸 chair!"
    assert [place for _, place, _ in cut] == [0, None, 1, None, 2, None, 3, None]
    assert cut[2] == ("guitar", 1, 1.0)
    assert cut[0] == ("A", 0, 0.0)
