import numpy as np

from core.similar.diversity import diversify

# Two near-copies (0, 1) and something else (2).
RELEVANCE = np.array([0.9, 0.88, 0.6])
LIKENESS = np.array([[1.0, 0.95, 0.1], [0.95, 1.0, 0.1], [0.1, 0.1, 1.0]])


def test_without_diversity_the_most_similar_come_first() -> None:
    assert diversify(RELEVANCE, LIKENESS, 3, 0.0) == [0, 1, 2]


def test_with_diversity_a_copy_of_what_is_chosen_waits() -> None:
    # 0.5 * 0.88 - 0.5 * 0.95 = -0.035 against 0.5 * 0.6 - 0.5 * 0.1 = 0.25
    assert diversify(RELEVANCE, LIKENESS, 3, 0.5) == [0, 2, 1]
    # 0.9 * 0.88 - 0.1 * 0.95 = 0.697 against 0.9 * 0.6 - 0.1 * 0.1 = 0.53
    assert diversify(RELEVANCE, LIKENESS, 2, 0.1) == [0, 1]


def test_full_diversity_still_begins_with_the_most_similar() -> None:
    assert diversify(RELEVANCE[::-1], LIKENESS[::-1, ::-1], 2, 1.0) == [2, 0]


def test_no_more_than_there_are() -> None:
    assert diversify(RELEVANCE[:1], LIKENESS[:1, :1], 5, 0.3) == [0]
    assert diversify(np.empty(0), np.empty((0, 0)), 5, 0.3) == []
