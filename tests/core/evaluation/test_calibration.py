import numpy as np
import pytest

from core.evaluation.calibration import expected_calibration_error, reliability


def test_two_bins_by_hand() -> None:
    confidence = [0.2, 0.4, 0.6, 0.8, 1.0]
    correct = [False, True, True, False, True]
    bins = reliability(confidence, correct, bins=2)

    assert bins.edges.tolist() == [0, 0.5, 1]
    assert bins.right.tolist() == [1, 2]
    assert bins.wrong.tolist() == [1, 1]
    assert bins.confidence == pytest.approx([0.3, 0.8])
    assert bins.accuracy == pytest.approx([1 / 2, 2 / 3])
    assert bins.ece == pytest.approx((2 * 0.2 + 3 * (0.8 - 2 / 3)) / 5)


def test_an_edge_belongs_to_the_bin_below_and_zero_to_the_first() -> None:
    bins = reliability([0.0, 0.5, 0.5000001, 1.0], [True] * 4, bins=2)

    assert bins.counts.tolist() == [2, 2]


def test_sure_and_right_is_calibrated() -> None:
    assert expected_calibration_error([1.0, 1.0], [True, True]) == 0


def test_sure_and_wrong_is_as_bad_as_can_be() -> None:
    assert expected_calibration_error([1.0, 1.0], [False, False]) == 1


def test_right_as_often_as_said() -> None:
    assert expected_calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0)


def test_fifteen_bins_by_default() -> None:
    # 0.61 and 0.66 share the bin from 0.6 to 0.667; 0.67 is in the next.
    together = expected_calibration_error([0.61, 0.66], [True, False])
    apart = expected_calibration_error([0.61, 0.67], [True, False])

    assert together == pytest.approx(abs(0.5 - 0.635))
    assert apart == pytest.approx((0.39 + 0.67) / 2)


def test_empty_bins_have_no_accuracy() -> None:
    bins = reliability([0.9], [True], bins=2)

    assert np.isnan(bins.accuracy[0])
    assert np.isnan(bins.confidence[0])
    assert bins.ece == pytest.approx(0.1)


def test_no_products() -> None:
    assert np.isnan(reliability([], []).ece)
