"""Pictures of every depth and colour model become the RGB that a person sees."""

import struct
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageCms

from core.images import read_image
from tests.core.picture_files import BLUE, CONFIG, RED, WHITE, halves, near, png, rgb16_tiff, saved


def test_cmyk_is_converted_and_not_inverted() -> None:
    data = saved(halves((0, 255, 255, 0), (255, 255, 0, 0), "CMYK"), "JPEG", quality=98)
    image = read_image(data)
    assert near(image.getpixel((5, 10)), RED, 16)
    assert near(image.getpixel((35, 10)), BLUE, 16)


def test_cmyk_with_a_damaged_colour_profile_is_still_read() -> None:
    data = saved(halves((0, 255, 255, 0), (255, 255, 0, 0), "CMYK"), "JPEG", quality=98, icc_profile=b"not a profile")
    assert near(read_image(data).getpixel((5, 10)), RED, 16)


def test_a_colour_profile_for_other_colours_than_cmyk_is_ignored() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(halves((0, 255, 255, 0), (255, 255, 0, 0), "CMYK"), "JPEG", quality=98, icc_profile=profile)
    assert near(read_image(data).getpixel((5, 10)), RED, 16)


def test_16_bit_grey_is_scaled_and_not_clipped() -> None:
    values = np.tile(np.array([0, 257, 32896, 65535], dtype=np.uint16).repeat(4), (16, 1))
    for data in (saved(Image.fromarray(values), "PNG"), saved(Image.fromarray(values), "TIFF")):
        image = read_image(data)
        assert [image.getpixel((x, 8))[0] for x in (1, 5, 9, 13)] == [0, 1, 128, 255]


def test_16_bit_colour_keeps_its_colours() -> None:
    row = b"\0" + struct.pack(">3H", 65535, 32768, 0) * 16
    assert near(read_image(png(16, 16, 16, 2, row * 16)).getpixel((8, 8)), (255, 128, 0), 1)
    assert near(read_image(rgb16_tiff((65535, 32768, 0))).getpixel((8, 8)), (255, 128, 0), 1)


@pytest.mark.parametrize(("brightest", "wanted"), [(1.0, 128), (255.0, 128), (65535.0, 128), (1e6, 128)])
def test_floating_point_grey_is_scaled_by_the_white_it_fits_under(brightest: float, wanted: int) -> None:
    values = np.full((16, 16), brightest / 2, dtype=np.float32)
    values[0, 0] = brightest
    assert abs(read_image(saved(Image.fromarray(values), "TIFF")).getpixel((8, 8))[0] - wanted) <= 1


def test_32_bit_grey_is_scaled() -> None:
    values = np.full((16, 16), 1_000_000, dtype=np.int32)
    values[0, 0] = 2_000_000
    assert abs(read_image(saved(Image.fromarray(values), "TIFF")).getpixel((8, 8))[0] - 128) <= 1


def test_floating_point_without_numbers_becomes_black() -> None:
    values = np.full((16, 16), np.nan, dtype=np.float32)
    values[0, 0] = 1.0
    assert read_image(saved(Image.fromarray(values), "TIFF")).getpixel((8, 8)) == (0, 0, 0)


def test_transparency_is_laid_on_white() -> None:
    clear = halves((0, 0, 0, 0), (0, 0, 255, 255), "RGBA")
    half = halves((0, 0, 0, 128), (0, 0, 255, 255), "RGBA")
    grey = halves((0, 0), (90, 255), "LA")
    assert read_image(saved(clear, "PNG")).getpixel((5, 10)) == WHITE
    assert read_image(saved(clear, "PNG")).getpixel((35, 10)) == BLUE
    assert near(read_image(saved(half, "PNG")).getpixel((5, 10)), (127, 127, 127), 1)
    assert read_image(saved(grey, "PNG")).getpixel((5, 10)) == WHITE
    assert read_image(saved(grey, "PNG")).getpixel((35, 10)) == (90, 90, 90)


def test_a_palette_with_transparency_is_laid_on_white() -> None:
    palette = halves().quantize(2)
    index = palette.getpixel((5, 10))
    for kind in ("PNG", "GIF"):
        image = read_image(saved(palette, kind, transparency=index))
        assert image.getpixel((5, 10)) == WHITE
        assert image.getpixel((35, 10)) == BLUE
    alphas = bytes(0 if entry == index else 255 for entry in range(2))
    assert read_image(saved(palette, "PNG", transparency=alphas)).getpixel((5, 10)) == WHITE


def test_black_and_white_and_grey_are_read() -> None:
    assert read_image(saved(halves(1, 0, "1"), "PNG")).getpixel((5, 10)) == WHITE
    assert read_image(saved(halves(77, 0, "L"), "PNG")).getpixel((5, 10)) == (77, 77, 77)


@pytest.mark.parametrize(("width", "height"), [(2500, 2111), (701, 2999), (2999, 333)])
def test_conversion_in_bands_gives_the_picture_of_conversion_at_once(width: int, height: int) -> None:
    across = np.linspace(0, 255, width)[None, :].repeat(height, 0)
    down = np.linspace(0, 255, height)[:, None].repeat(width, 1)
    pixels = np.stack([across, down, 255 - across, 255 - down / 2], axis=-1).astype(np.uint8)
    image = read_image(saved(Image.fromarray(pixels, "RGBA"), "PNG", compress_level=1), replace(CONFIG, max_side=160))
    ground = Image.new("RGBA", (width, height), "white")
    ground.alpha_composite(Image.fromarray(pixels, "RGBA"))
    plain = ground.convert("RGB").resize(image.size, Image.Resampling.LANCZOS)
    difference = np.abs(np.asarray(image, dtype=int) - np.asarray(plain, dtype=int))
    assert max(image.size) == 160
    assert difference[2:-2, 2:-2].max() <= 4


def test_deep_grey_is_scaled_alike_in_all_bands() -> None:
    values = np.full((2000, 600), 20_000, dtype=np.int32)
    values[-1, -1] = 40_000_000  # the white of the whole picture stands in the last band
    image = read_image(saved(Image.fromarray(values), "TIFF"), replace(CONFIG, max_side=100))
    assert image.getpixel((10, 10)) == (0, 0, 0)
