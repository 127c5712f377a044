import math

import numpy as np
import pytest

from core.catalog.exploration.telling_words import log_odds, telling_words


def test_log_odds_by_hand() -> None:
    inside, outside = np.array([8, 2]), np.array([1, 9])
    # The prior: 10 products a word on average, shared out as the words are in all, 9 to 11.
    one, other = (8 + 9, 2 + 11), (1 + 9, 9 + 11)
    by_hand = math.log(one[0] / one[1]) - math.log(other[0] / other[1])
    by_hand /= math.sqrt(1 / one[0] + 1 / other[0])

    assert log_odds(inside, outside, inside + outside)[0] == pytest.approx(by_hand)


def test_words_of_one_category_are_found_and_common_ones_are_not() -> None:
    texts = ["red kettle boils"] * 6 + ["red guitar sounds"] * 6
    found = telling_words(texts, ["Kitchen"] * 6 + ["Music"] * 6)

    assert {word.word for word in found["Kitchen"]} == {"kettle", "boils"}
    assert {word.word for word in found["Music"]} == {"guitar", "sounds"}
    assert (found["Kitchen"][0].inside, found["Kitchen"][0].outside) == (6, 0)


def test_products_count_and_not_occurrences() -> None:
    texts = ["echo " * 50 + "kettle", "kettle", "kettle", "guitar echo", "guitar echo", "guitar"]
    found = telling_words(texts, ["Kitchen"] * 3 + ["Music"] * 3)

    assert found["Kitchen"][0].word == "kettle"
    assert "echo" not in {word.word for word in found["Kitchen"]}


def test_words_of_single_products_and_numbers_are_left_out() -> None:
    assert telling_words(["unique 100", "other 100"], ["a", "b"]) == {"a": (), "b": ()}
    assert telling_words(["", ""], ["a", "a"]) == {"a": ()}


def test_at_most_as_many_as_asked() -> None:
    texts = ["one two three four"] * 2 + ["five six"] * 2
    assert len(telling_words(texts, ["a", "a", "b", "b"], count=3)["a"]) == 3
