import numpy as np
import pytest
from PIL import Image

from core.evaluation.robustness.corruption import SEVERITIES, PictureCorruption
from core.evaluation.robustness.pictures import (
    BRIGHT,
    CROP,
    DARK,
    NOISE,
    PICTURE_CORRUPTIONS,
    WATERMARK_OVER,
)


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """Waves across and down, which blur flattens, over a red that tells the column."""
    across, down = np.meshgrid(np.arange(256), np.arange(160))
    waves = [127 + 90 * np.sin(place / 3) for place in (down, across + down)]
    return Image.fromarray(np.stack([across, *waves], axis=2).astype(np.uint8))


def distance(one: Image.Image, other: Image.Image) -> float:
    return float(np.abs(np.asarray(one, dtype=float) - np.asarray(other, dtype=float)).mean())


@pytest.mark.parametrize("corruption", PICTURE_CORRUPTIONS, ids=lambda each: each.key)
def test_severities_differ_and_come_out_the_same_again(corruption: PictureCorruption, picture: Image.Image) -> None:
    spoilt = [corruption.apply(picture, severity, "p", seed=3) for severity in SEVERITIES]

    assert all(each.mode == "RGB" for each in spoilt)
    assert len({each.tobytes() for each in (picture, *spoilt)}) == 6
    assert corruption.apply(picture, 4, "p", seed=3).tobytes() == spoilt[3].tobytes()


@pytest.mark.parametrize(
    "corruption", [each for each in PICTURE_CORRUPTIONS if each != CROP], ids=lambda each: each.key
)
def test_stronger_is_further_away(corruption: PictureCorruption, picture: Image.Image) -> None:
    away = [distance(picture, corruption.apply(picture, severity, "p")) for severity in SEVERITIES]

    assert away == sorted(away)
    assert away[0] > 0


def test_crop_is_the_frame_that_it_says(picture: Image.Image) -> None:
    for severity, share in zip(SEVERITIES, CROP.levels, strict=True):
        frame = CROP.frame(picture.size, severity, "p", seed=1)

        assert CROP.apply(picture, severity, "p", seed=1).tobytes() == picture.crop(frame).tobytes()
        assert (frame[2] - frame[0], frame[3] - frame[1]) == (round(2.56 * share), round(1.6 * share))
        assert 0 <= frame[0] <= frame[2] <= 256
        assert 0 <= frame[1] <= frame[3] <= 160


def test_others_leave_every_part_in_its_place(picture: Image.Image) -> None:
    assert DARK.frame(picture.size, 5, "p") == (0, 0, 256, 160)


def test_brightness_moves_by_the_share_it_says() -> None:
    grey = Image.new("RGB", (4, 4), (100, 100, 100))

    assert DARK.apply(grey, 2, "p").getpixel((0, 0)) == (60, 60, 60)
    assert BRIGHT.apply(grey, 2, "p").getpixel((0, 0)) == (151, 151, 151)
    assert BRIGHT.apply(Image.new("RGB", (4, 4), "white"), 5, "p").getpixel((0, 0)) == (255, 255, 255)


def test_noise_has_the_deviation_it_says() -> None:
    grey = Image.new("RGB", (200, 200), (128, 128, 128))
    values = np.asarray(NOISE.apply(grey, 1, "p"), dtype=float) - 128

    assert values.std() == pytest.approx(255 * 0.08, rel=0.02)
    assert values.mean() == pytest.approx(0, abs=0.3)


def test_products_have_noise_and_crops_of_their_own(picture: Image.Image) -> None:
    assert NOISE.apply(picture, 1, "p").tobytes() != NOISE.apply(picture, 1, "q").tobytes()
    assert CROP.frame(picture.size, 3, "p") != CROP.frame(picture.size, 3, "q")
    assert NOISE.apply(picture, 1, "p", seed=0).tobytes() != NOISE.apply(picture, 1, "p", seed=1).tobytes()


def test_watermark_reaches_all_quarters_and_leaves_some_of_each() -> None:
    white = Image.new("RGB", (256, 200), "white")
    marked = np.asarray(WATERMARK_OVER.apply(white, 5, "p"))[..., 0] < 255

    for quarter in (marked[:100, :128], marked[:100, 128:], marked[100:, :128], marked[100:, 128:]):
        assert 0.02 < quarter.mean() < 0.6
