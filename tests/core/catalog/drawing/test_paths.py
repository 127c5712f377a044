import math

import numpy as np
import pytest

from core.catalog.drawing import paths


def area(path: np.ndarray) -> float:
    x, y = path[:, 0], path[:, 1]
    return abs(float(np.sum(x * np.roll(y, -1) - y * np.roll(x, -1)))) / 2


def test_oval_has_the_area_of_an_ellipse():
    assert area(paths.oval(3, 4, 5, 2)) == pytest.approx(math.pi * 10, rel=0.01)


def test_rounded_loses_its_corners():
    # Four corners of radius 2 lose 4 * (1 - pi / 4) * 2^2 of 10 x 8.
    assert area(paths.rounded(0, 0, 10, 8, 2)) == pytest.approx(80 - 16 * (1 - math.pi / 4), rel=0.01)


def test_rounded_caps_the_radius_at_half_the_shorter_side():
    assert area(paths.rounded(0, 0, 4, 4, 99)) == pytest.approx(math.pi * 4, rel=0.01)


@pytest.mark.parametrize("closed", [True, False])
def test_smooth_passes_through_every_point(closed):
    knots = np.array([(0, 0), (4, 1), (5, 5), (1, 3)], dtype=float)
    curve = paths.smooth(knots, closed)
    distances = np.linalg.norm(curve[:, None] - knots[None], axis=2).min(axis=0)
    assert distances == pytest.approx(np.zeros(4), abs=1e-9)


def test_an_open_curve_ends_at_its_last_point():
    curve = paths.smooth([(0, 0), (4, 1), (5, 5)], closed=False)
    assert curve[0] == pytest.approx([0, 0])
    assert curve[-1] == pytest.approx([5, 5])


def test_mirrored_is_symmetric():
    outline = paths.mirrored([(6, 0), (9, 4), (5, 8)], 5)
    reflected = outline * (-1, 1) + (10, 0)
    assert {tuple(point) for point in outline} == {tuple(point) for point in reflected}


def test_turned_is_clockwise_on_the_screen():
    # y points down, so a quarter turn clockwise takes right to down.
    assert paths.turned([(2, 1)], 90, (1, 1))[0] == pytest.approx([1, 2])


def test_moved_shifts_each_axis():
    assert paths.moved([(1, 2), (3, 4)], 10, 20).tolist() == [[11, 22], [13, 24]]


def test_star_alternates_between_its_radii():
    radii = np.linalg.norm(paths.star(0, 0, 4, 2, 5), axis=1)
    assert radii == pytest.approx(np.tile([4, 2], 5))


def test_spiral_grows_from_inner_to_outer():
    radii = np.linalg.norm(paths.spiral(0, 0, 1, 6, 3), axis=1)
    assert (radii[0], radii[-1]) == (pytest.approx(1), pytest.approx(6))
    assert (np.diff(radii) > 0).all()
