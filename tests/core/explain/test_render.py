import matplotlib
import numpy as np
import pytest
from PIL import Image

from core.explain.maps import HeatMap
from core.explain.question import Question
from core.explain.render import colour_scale, colours, overlay


def heat_map(values, scale=1.0):
    return HeatMap("gradcam", Question("Toys"), np.asarray(values, dtype=np.float32), "bn2", scale, {})


def test_colours_are_inferno_from_its_darkest_to_its_brightest():
    found = colours(np.array([[0.0, 0.5, 1.0, 7.0]]), 1.0)
    expected = np.rint(255 * matplotlib.colormaps["inferno"]([0, 128, 255, 255])[:, :3])
    np.testing.assert_array_equal(found[0], expected)


def test_brightness_never_falls_along_the_scale():
    grey = np.asarray(colour_scale(256, 1).convert("L"), dtype=int)[0]
    assert (np.diff(grey) >= 0).all()
    assert grey[-1] - grey[0] > 200


def test_no_evidence_at_all_is_dark_not_an_error():
    assert (colours(np.zeros((2, 2)), 0.0) == colours(np.zeros((2, 2)), 1.0)).all()


def test_weak_evidence_is_drawn_weak_on_the_common_scale():
    picture = Image.new("RGB", (2, 1), "white")
    weak = np.asarray(overlay(picture, heat_map([[0.1, 0.0]], scale=1.0), 1.0), dtype=int)
    strong = np.asarray(overlay(picture, heat_map([[0.1, 0.0]], scale=0.1), 1.0), dtype=int)
    assert weak[0, 0].sum() < 150 < strong[0, 0].sum()
    assert (np.asarray(overlay(picture, heat_map([[0.1, 0.0]]), 1.0, vmax=0.1)) == strong).all()


def test_opacity_goes_from_the_picture_to_the_map():
    picture = Image.new("RGB", (3, 2), (200, 30, 30))
    values = heat_map(np.full((2, 3), 0.5))
    assert overlay(picture, values, 0.0).tobytes() == picture.tobytes()
    assert np.array_equal(overlay(picture, values, 1.0), colours(values.values, 1.0))


def test_a_map_of_another_size_or_an_impossible_opacity_is_refused():
    with pytest.raises(ValueError, match="4 x 4"):
        overlay(Image.new("RGB", (4, 4)), heat_map([[1.0]]))
    with pytest.raises(ValueError, match="opacity"):
        overlay(Image.new("RGB", (1, 1)), heat_map([[1.0]]), 1.5)
