import numpy as np
import pytest

from core.evaluation.coverage import coverage_curve, least_confidence_for

SURE = [0.95, 0.85, 0.75, 0.65, 0.55]
RIGHT = [True, True, False, True, False]


def test_curve_by_hand() -> None:
    curve = coverage_curve(SURE, RIGHT)
    at = {round(float(step), 2): row for row, step in enumerate(curve.confidence)}
    assert (curve.coverage[0], curve.accuracy[0]) == (1.0, pytest.approx(0.6))
    assert (curve.coverage[at[0.7]], curve.accuracy[at[0.7]]) == (pytest.approx(0.6), pytest.approx(2 / 3))
    assert (curve.coverage[at[0.8]], curve.accuracy[at[0.8]]) == (pytest.approx(0.4), 1.0)
    assert curve.coverage[-1] == 0
    assert np.isnan(curve.accuracy[-1])


def test_lowest_confidence_that_is_good_enough() -> None:
    assert least_confidence_for(SURE, RIGHT, 0.6) == 0
    assert least_confidence_for(SURE, RIGHT, 0.9) == pytest.approx(0.76)
    assert least_confidence_for(SURE, [False] * 5, 0.9) == 1


def test_plain_values_leave_out_what_nobody_answers() -> None:
    found = coverage_curve(SURE, RIGHT).to_dict()
    assert found["coverage"][-1] == 0.2
    assert len({len(values) for values in found.values()}) == 1
