import numpy as np
import pytest
from PIL import Image

from core.explain.infill import Canvas, grid


@pytest.fixture(scope="module")
def canvas() -> Canvas:
    """Red on its left half, blue on its right."""
    image = Image.new("RGB", (112, 224), (200, 0, 0))
    image.paste((0, 0, 200), (56, 0, 112, 224))
    return Canvas.of(image, 112)


def place(rows: slice, columns: slice) -> np.ndarray:
    removed = np.zeros((112, 112), dtype=bool)
    removed[rows, columns] = True
    return removed


def test_what_is_not_removed_stays_as_it_is(canvas):
    removed = np.random.default_rng(0).random((112, 112)) < 0.5
    left = np.asarray(canvas.without(removed))
    np.testing.assert_array_equal(left[~removed], canvas.pixels[~removed])
    np.testing.assert_array_equal(np.asarray(canvas.without(np.zeros_like(removed))), canvas.pixels)


def test_a_place_takes_the_colour_of_what_is_around_it(canvas):
    left = np.asarray(canvas.without(place(slice(40, 60), slice(10, 25)))).astype(int)
    assert np.abs(left[40:60, 10:25] - (200, 0, 0)).max() <= 2


def test_nothing_of_what_is_removed_is_left(canvas):
    removed = place(slice(None), slice(30, 112))
    painted = canvas.pixels.copy()
    painted[removed] = (0, 250, 0)
    np.testing.assert_array_equal(canvas.without(removed), Canvas(painted).without(removed))


def test_with_everything_removed_the_mean_colour_is_left(canvas):
    left = np.asarray(canvas.without(np.ones((112, 112), dtype=bool))).astype(int)
    assert np.abs(left - canvas.pixels.mean(axis=(0, 1))).max() <= 1


def test_filled_places_have_no_edges(canvas):
    left = np.asarray(canvas.without(place(slice(20, 90), slice(20, 90)))).astype(int)
    inside = left[21:89, 21:89]
    assert max(np.abs(np.diff(inside, axis=0)).max(), np.abs(np.diff(inside, axis=1)).max()) < 15


def test_cells_of_a_grid_are_numbered_row_by_row():
    cells = grid(6, 3)
    np.testing.assert_array_equal(cells[::2, ::2], [[0, 1, 2], [3, 4, 5], [6, 7, 8]])
    assert set(np.bincount(grid(10, 3).ravel()).tolist()) <= {9, 12, 16}
