import numpy as np
import pytest

from core.explain.curves import area, average, counts, curves, removals


def test_removals_along_an_order_one_can_redo():
    # Three parts, the last of which counts most.
    rows = removals(np.array([2, 0, 1]), steps=3).astype(int).tolist()
    assert rows == [
        [0, 0, 0], [0, 0, 1], [1, 0, 1], [1, 1, 1],  # deletion
        [1, 1, 1], [1, 1, 0], [0, 1, 0], [0, 0, 0],  # insertion
    ]  # fmt: skip


def test_curves_of_answers_one_can_redo():
    found = curves(np.array([0.9, 0.3, 0.1, 0.1, 0.7, 0.9]), np.array([0.0, 0.5, 1.0]))
    # (0.9 + 0.3) / 4 + (0.3 + 0.1) / 4 = 0.4; (0.1 + 0.7) / 4 + (0.7 + 0.9) / 4 = 0.6; 0.9 - 0.4 = 0.5.
    assert found.deletion_area == pytest.approx(0.4)
    assert found.insertion_area == pytest.approx(0.6)
    assert found.fall == pytest.approx(0.5)


def test_areas_are_numpys(rng):
    for points in (2, 5, 17):
        fractions = np.sort(rng.random(points))
        values = rng.normal(size=points)
        assert area(values, fractions) == pytest.approx(np.trapezoid(values, fractions), abs=1e-12)


def test_the_average_of_areas_is_the_area_of_the_average(rng):
    fractions = np.linspace(0, 1, 5)
    found = [curves(rng.random(10), fractions) for _ in range(3)]
    mean = average(found)
    assert mean.deletion_area == pytest.approx(area(mean.deletion, fractions))
    assert mean.insertion_area == pytest.approx(area(mean.insertion, fractions))
    np.testing.assert_allclose(mean.deletion, (found[0].deletion + found[1].deletion + found[2].deletion) / 3)


@pytest.mark.parametrize(("parts", "steps", "expected"), [(256, 4, [0, 64, 128, 192, 256]), (3, 16, [0, 1, 2, 3])])
def test_counts_rise_evenly_from_nothing_to_all(parts, steps, expected):
    assert counts(parts, steps).tolist() == expected


def test_no_step_is_empty():
    for parts in range(1, 60):
        assert (np.diff(counts(parts, 16)) > 0).all()
