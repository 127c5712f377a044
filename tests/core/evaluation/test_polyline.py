import numpy as np
import pytest

from core.evaluation.polyline import thin


def test_a_straight_line_needs_its_ends_only() -> None:
    x = np.linspace(0, 1, 1000)

    found_x, found_y = thin(x, 2 * x)

    assert found_x.tolist() == [0, 1]
    assert found_y.tolist() == [0, 2]


def test_corners_are_kept() -> None:
    x = np.array([0, 0, 0, 0.5, 0.5, 1])
    y = np.array([0, 0.2, 0.4, 0.4, 1, 1])

    found_x, found_y = thin(x, y)

    assert list(zip(found_x, found_y, strict=True)) == [(0, 0), (0, 0.4), (0.5, 0.4), (0.5, 1), (1, 1)]


def test_a_fine_staircase_stays_within_a_pixel() -> None:
    generator = np.random.default_rng(0)
    x = np.sort(generator.random(5000)) ** 3
    x[0], x[-1] = 0, 1
    y = np.linspace(0, 1, 5000)

    found_x, found_y = thin(x, y, most=200)

    assert len(found_x) <= 200
    assert np.abs(np.interp(y, found_y, found_x) - x).max() < 0.003


def test_never_more_than_asked_for() -> None:
    x = np.arange(1000.0)

    found_x, _ = thin(x, x % 2, most=50)

    assert len(found_x) == 50
    assert (np.diff(found_x) > 0).all()


def test_two_points() -> None:
    found_x, found_y = thin(np.array([0.0, 1.0]), np.array([0.0, 1.0]))

    assert found_x.tolist() == found_y.tolist() == pytest.approx([0, 1])
