import numpy as np
import pytest
from scipy.stats import bootstrap

from core.evaluation.robustness.figures import figure, mean_interval


def test_interval_is_scipys() -> None:
    values = (np.random.default_rng(0).random(120) < 0.8).astype(float)
    mean, low, high = mean_interval(values, resamples=20_000)
    theirs = bootstrap((values,), np.mean, n_resamples=20_000, method="percentile", rng=1).confidence_interval

    assert mean == values.mean()
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=0.01)


def test_loss_is_paired() -> None:
    before = np.array([1.0, 1.0, 1.0, 0.0] * 25)
    after = before * np.array([1.0, 1.0, 0.0, 1.0] * 25)
    found = figure("m", "accuracy", "blur", 1, "both", after, before)

    assert found is not None
    assert (found.n, found.value, found.loss) == (100, 0.5, 0.25)
    # Of the loss alone, whose deviation is 0.43; unpaired it would be as wide as both together.
    assert found.loss_high is not None
    assert found.loss_low is not None
    assert found.loss_high - found.loss_low == pytest.approx(2 * 1.96 * 0.433 / 10, abs=0.03)


def test_products_without_a_value_are_left_out() -> None:
    found = figure("m", "map", "blur", 1, "both", np.array([np.nan, 0.5, 0.7]))

    assert found is not None
    assert (found.n, found.loss) == (2, None)
    assert found.value == pytest.approx(0.6)
    assert figure("m", "map", "blur", 1, "both", np.array([np.nan])) is None


def test_plain_values_are_short() -> None:
    found = figure("m", "accuracy", "clean", 0, "both", np.array([1.0, 1.0, 0.0]))

    assert found is not None
    assert found.to_dict()["value"] == 0.6667
    assert found.to_dict()["loss"] is None
