import numpy as np
import pytest

from core.similar import whitening
from core.similar.whitening import Moments, Whitening, unit


def moments_of(values: np.ndarray, pieces: int = 1) -> Moments:
    found = Moments(values.shape[1])
    for part in np.array_split(values, pieces):
        found.add(part)
    return found


def test_moments_part_by_part_are_those_of_the_whole() -> None:
    values = np.random.default_rng(0).normal(3.0, 2.0, (101, 5))
    found = moments_of(values, 4)
    assert found.count == 101
    assert found.mean == pytest.approx(values.mean(axis=0))
    assert found.covariance == pytest.approx(np.cov(values.T, bias=True))


@pytest.mark.parametrize(("exponent", "left"), [(0.0, 2.0), (0.5, 1.0), (1.0, 0.0)])
def test_the_exponent_says_how_much_the_spreads_are_evened_out(
    exponent: float, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whitening, "_PRIOR_PRODUCTS", 0.0)
    values = np.array([[8.0, 1.0], [8.0, -1.0], [-8.0, 1.0], [-8.0, -1.0]]) / 2
    spread = Whitening.estimate(moments_of(values), exponent).project(values).std(axis=0)
    # Standard deviations 4 and 1/2: their ratio 8 = 2**3 becomes 2**(3 * (1 - exponent)).
    assert np.log2(spread[0] / spread[1]) == pytest.approx(1.5 * left)


def test_without_whitening_and_all_directions_kept_angles_stay() -> None:
    values = np.random.default_rng(1).normal(size=(40, 6))
    kept = Whitening.estimate(moments_of(values), exponent=0.0).vectors(values)
    centred = unit(values - values.mean(axis=0))
    assert kept @ kept.T == pytest.approx(centred @ centred.T, abs=1e-5)


def test_the_directions_of_largest_variance_are_kept() -> None:
    values = np.random.default_rng(2).normal(size=(500, 3)) * (1.0, 5.0, 0.1)
    matrix = Whitening.estimate(moments_of(values), dimensions=1).matrix
    assert matrix.shape == (3, 1)
    assert np.abs(matrix[:, 0]).argmax() == 1


def test_one_product_or_none_gives_finite_vectors() -> None:
    for values in (np.ones((1, 4)), np.ones((0, 4))):
        found = Whitening.estimate(moments_of(values)).vectors(np.eye(4))
        assert np.isfinite(found).all()
