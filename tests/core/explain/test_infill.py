import numpy as np
import pytest
from PIL import Image

from core.errors import SettingsError
from core.explain.infill import fill


@pytest.fixture(scope="module")
def noise() -> Image.Image:
    pixels = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def test_outside_the_regions_nothing_changes_and_inside_no_detail_is_left(noise: Image.Image) -> None:
    before, after = (np.asarray(each).astype(int) for each in (noise, fill(noise, [(0.25, 0.5, 0.75, 1.0)])))
    inside = np.zeros((40, 60), dtype=bool)
    inside[20:40, 15:45] = True
    assert (before[~inside] == after[~inside]).all()
    # Noise has a standard deviation of 74 grey levels and a mean of 127.5.
    assert after[inside].std() < 5
    assert abs(after[inside].mean() - 127.5) < 10


def test_a_box_takes_every_pixel_it_touches(noise: Image.Image) -> None:
    white = Image.new("RGB", (10, 10), "white")
    white.putpixel((3, 4), (0, 0, 0))
    changed = np.argwhere(np.asarray(fill(white, [(0.31, 0.41, 0.39, 0.49)])) != np.asarray(white))
    assert {tuple(place[:2]) for place in changed} == {(4, 3)}


def test_without_regions_the_picture_is_the_same(noise: Image.Image) -> None:
    assert fill(noise, []).tobytes() == noise.tobytes()


@pytest.mark.parametrize(
    "box", [(0.5, 0, 0.5, 1), (0.6, 0, 0.5, 1), (-0.1, 0, 0.5, 1), (0, 0, 1, 1.1), (0, 0, 1, float("nan"))]
)
def test_a_box_without_area_or_outside_the_picture_is_refused(noise: Image.Image, box) -> None:
    with pytest.raises(SettingsError, match="not within the picture"):
        fill(noise, [box])
