import numpy as np
import pytest
from statsmodels.stats.proportion import confint_proportions_2indep

from core.evaluation.fairness import GroupRecall, difference_interval, disparity, ratio_interval
from core.evaluation.intervals import wilson
from core.evaluation.slicing import Column


def shops(*counts: tuple[int, int]) -> tuple[np.ndarray, Column]:
    """Right answers and groups ``a``, ``b``, ... from (right, wrong) each."""
    right = np.concatenate([np.repeat([True, False], pair) for pair in counts])
    codes = np.repeat(np.arange(len(counts)), [sum(pair) for pair in counts])
    return right, Column("shop", tuple("abcd"[: len(counts)]), codes)


def test_smallest_and_largest_recall() -> None:
    found = disparity(*shops((45, 5), (30, 10), (98, 2)))
    assert [group.value for group in found.groups] == ["b", "a", "c"]
    assert found.smallest is not None
    assert found.largest is not None
    assert (found.smallest.value, found.largest.value) == ("b", "c")
    assert found.difference == pytest.approx(0.98 - 0.75)
    assert found.ratio == pytest.approx(0.75 / 0.98)
    assert found.groups[0].interval == wilson(30, 40)


def test_small_groups_are_listed_but_not_compared() -> None:
    found = disparity(*shops((45, 5), (0, 10), (98, 2)))
    assert [group.value for group in found.groups] == ["b", "a", "c"]
    assert found.smallest is not None
    assert found.smallest.value == "a"


def test_one_group_has_no_disparity() -> None:
    found = disparity(*shops((45, 5), (3, 1)))
    ends = (found.smallest, found.difference, found.difference_interval, found.ratio, found.ratio_interval)
    assert ends == (None,) * 5
    assert found.to_dict()["smallest"] is None


def test_no_right_answer_has_no_ratio() -> None:
    found = disparity(*shops((0, 40), (0, 50)))
    assert found.difference == 0
    assert found.ratio is None
    assert found.ratio_interval is None


@pytest.mark.parametrize("counts", [(45, 50, 30, 40), (99, 100, 5, 60), (7, 9, 2, 3)])
def test_intervals_are_those_of_statsmodels(counts: tuple[int, int, int, int]) -> None:
    a, n, b, m = counts
    first, second = GroupRecall("a", n, a, wilson(a, n)), GroupRecall("b", m, b, wilson(b, m))
    difference, ratio = difference_interval(first, second), ratio_interval(first, second)
    assert (difference.low, difference.high) == pytest.approx(
        confint_proportions_2indep(a, n, b, m, method="newcomb", compare="diff")
    )
    assert ratio is not None
    assert (ratio.low, ratio.high) == pytest.approx(
        confint_proportions_2indep(a, n, b, m, method="log", compare="ratio")
    )
