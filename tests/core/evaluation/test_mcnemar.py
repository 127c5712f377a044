import numpy as np
import pytest
from statsmodels.stats.contingency_tables import mcnemar as independent

from core.evaluation.mcnemar import FEWEST_FOR_CHI_SQUARE, difference_interval, mcnemar


def answers(both: int, first_only: int, second_only: int, neither: int) -> tuple[np.ndarray, np.ndarray]:
    counts = (both, first_only, second_only, neither)
    return np.repeat([True, True, False, False], counts), np.repeat([True, False, True, False], counts)


@pytest.mark.parametrize(
    "counts", [(10, 0, 0, 3), (50, 3, 9, 2), (5, 12, 12, 0), (0, 24, 0, 1), (90, 10, 15, 5), (700, 121, 59, 150)]
)
def test_equals_statsmodels(counts: tuple[int, int, int, int]) -> None:
    both, first_only, second_only, neither = counts
    few = first_only + second_only < FEWEST_FOR_CHI_SQUARE
    table = [[both, first_only], [second_only, neither]]
    expected = independent(table, exact=few, correction=True)

    found = mcnemar(*answers(*counts))

    assert found.exact == few
    assert found.p_value == pytest.approx(expected.pvalue, abs=1e-12)
    assert found.statistic == pytest.approx(expected.statistic, abs=1e-12)
    assert (found.n, found.first_only, found.second_only) == (sum(counts), first_only, second_only)
    assert found.difference == pytest.approx((first_only - second_only) / sum(counts))


def test_one_against_five_by_hand() -> None:
    # Both tails of six tosses of a coin with at most one head: 2 (1 + 6) / 64.
    assert mcnemar(*answers(0, 1, 5, 0)).p_value == pytest.approx(14 / 64)


def test_the_order_of_the_models_changes_the_sign_only() -> None:
    first, second = answers(20, 30, 10, 4)

    one, other = mcnemar(first, second), mcnemar(second, first)

    assert one.p_value == other.p_value
    assert one.difference == -other.difference == 20 / 64


def test_interval_of_the_difference_agrees_with_drawing_products() -> None:
    first, second = answers(700, 121, 59, 150)
    difference = first.astype(float) - second
    rows = np.random.default_rng(1).integers(0, len(first), (3000, len(first)))
    low, high = np.quantile(difference[rows].mean(axis=1), [0.025, 0.975])

    found = difference_interval(mcnemar(first, second))

    assert found.low == pytest.approx(low, abs=0.002)
    assert found.high == pytest.approx(high, abs=0.002)
