import numpy as np
import pytest

from core.catalog.drawing.canvas import SUPERSAMPLE, Canvas
from core.catalog.drawing.paint import Linear, Radial, ramp
from core.catalog.drawing.paths import rect

RED, BLUE = (255, 0, 0), (0, 0, 255)


def plain(side: int = 50, **options) -> Canvas:
    """A canvas on which one unit is one pixel of the final picture."""
    return Canvas((side, side), (side, side), margin=0, **options)


def pixels(canvas: Canvas) -> np.ndarray:
    return np.asarray(canvas.layer)[::SUPERSAMPLE, ::SUPERSAMPLE]


def test_fill_paints_inside_and_nothing_outside():
    canvas = plain()
    canvas.fill(rect(10, 20, 30, 40), RED)
    seen = pixels(canvas)
    assert tuple(seen[30, 20]) == (*RED, 255)
    assert seen[15, 20, 3] == 0
    assert (seen[..., 3] > 0).sum() == pytest.approx(20 * 20, rel=0.12)


def test_half_opacity_over_another_colour_mixes_them():
    canvas = plain()
    canvas.fill(rect(0, 0, 50, 50), RED)
    canvas.fill(rect(0, 0, 50, 50), BLUE, opacity=0.5)
    assert pixels(canvas)[25, 25].tolist() == pytest.approx([128, 0, 127, 255], abs=2)


def test_within_limits_a_fill_to_both_paths():
    canvas = plain()
    canvas.fill(rect(0, 0, 30, 50), RED, within=rect(20, 0, 50, 50))
    alpha = pixels(canvas)[25, :, 3]
    assert (alpha[25], alpha[10], alpha[40]) == (255, 0, 0)


def test_flip_exchanges_left_and_right():
    canvas = plain(flip=True)
    canvas.fill(rect(0, 0, 10, 50), RED)
    alpha = pixels(canvas)[25, :, 3]
    assert (alpha[45], alpha[5]) == (255, 0)


def test_tilt_is_clockwise():
    canvas = plain(tilt=90)
    canvas.fill(rect(0, 0, 50, 10), RED)
    alpha = pixels(canvas)[:, :, 3]
    assert (alpha[25, 45], alpha[5, 25]) == (255, 0)


@pytest.mark.parametrize("tilt", [0, 17, 45, 90, 200])
def test_a_tilted_box_stays_inside_the_margin(tilt):
    canvas = Canvas((100, 60), (30, 70), tilt=tilt, margin=0.1)
    canvas.fill(rect(0, 0, 30, 70), RED)
    left, top, right, bottom = canvas.layer.getbbox()
    width, height = canvas.layer.size
    assert left >= 0.1 * width - 2
    assert right <= 0.9 * width + 2
    assert top >= 0.1 * height - 2
    assert bottom <= 0.9 * height + 2


def test_linear_paint_runs_from_the_first_to_the_last_colour():
    canvas = plain()
    canvas.fill(rect(0, 0, 50, 50), Linear((RED, BLUE)))
    row = pixels(canvas)[25]
    assert row[1, 0] > 240
    assert row[48, 2] > 240
    assert row[25].tolist() == pytest.approx([127, 0, 127, 255], abs=6)


def test_radial_paint_is_the_first_colour_at_its_centre():
    canvas = plain()
    canvas.fill(rect(0, 0, 50, 50), Radial((RED, BLUE), (0.5, 0.5), 0.5))
    seen = pixels(canvas)
    assert seen[25, 25, 0] > 245
    assert seen[25, 1, 2] > 240


def test_stroke_is_as_wide_as_asked():
    canvas = plain()
    canvas.stroke([(10, 25), (40, 25)], 6, RED)
    assert (pixels(canvas)[:, 25, 3] > 0).sum() == pytest.approx(6, abs=1)


def test_glow_tints_only_what_is_drawn():
    canvas = plain()
    canvas.fill(rect(0, 0, 25, 50), RED)
    canvas.glow(rect(0, 0, 50, 50), BLUE, 1.0, 1)
    seen = pixels(canvas)
    assert seen[25, 10, 2] > 200
    assert seen[25, 40, 3] == 0


def test_grain_keeps_the_mean_and_the_outline():
    canvas = plain()
    canvas.fill(rect(5, 5, 45, 45), (128, 128, 128))
    before = pixels(canvas).copy()
    canvas.grain(rect(5, 5, 45, 45), 10)
    after = pixels(canvas)
    assert np.array_equal(before[..., 3], after[..., 3])
    grey = after[10:40, 10:40, 0]
    assert grey.mean() == pytest.approx(128, abs=3)
    assert 3 < grey.std() < 15


def test_what_lies_outside_the_picture_is_ignored():
    canvas = plain()
    canvas.fill(rect(200, 200, 300, 300), RED)
    canvas.glow(rect(200, 200, 300, 300), RED, 1, 1)
    canvas.grain(rect(200, 200, 300, 300), 5)
    assert canvas.layer.getbbox() is None


def test_ramp_meets_its_colours_at_even_steps():
    steps = ramp((RED, (0, 255, 0), BLUE))
    assert steps.shape == (256, 3)
    assert steps[0].tolist() == [255, 0, 0]
    assert steps[255].tolist() == [0, 0, 255]
    assert steps[127, 1] > 250
