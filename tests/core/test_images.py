"""Every kind of picture file that people send: read right, or refused with one sentence that names the reason."""

import io
import os
import random
import struct
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw, features

from core.errors import ImageError
from core.images import FORMATS, MIN_SIDE, encode, encode_png, inspect_image, read_image, thumbnail
from core.settings import settings

CONFIG = settings()
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format=kind, **options)
    return buffer.getvalue()


def halves(left: tuple[int, ...] = RED, right: tuple[int, ...] = BLUE, mode: str = "RGB") -> Image.Image:
    """40 x 20 pixels, one colour on the left, another on the right: tells apart all eight ways to turn it."""
    image = Image.new(mode, (40, 20), right)
    ImageDraw.Draw(image).rectangle((0, 0, 19, 19), fill=left)
    return image


def png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG file written by hand, for what Pillow cannot write."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def rgb16_tiff(value: tuple[int, int, int], side: int = 16) -> bytes:
    """An uncompressed little-endian TIFF of 16 bits a channel, all pixels alike."""
    pixels = struct.pack("<3H", *value) * side * side
    tags = [
        (256, 3, 1, side), (257, 3, 1, side), (258, 3, 3, 8 + 2 + 12 * 10 + 4), (259, 3, 1, 1), (262, 3, 1, 2),
        (273, 4, 1, 8 + 2 + 12 * 10 + 4 + 6), (277, 3, 1, 3), (278, 3, 1, side), (279, 4, 1, len(pixels)),
        (284, 3, 1, 1),
    ]  # fmt: skip
    entries = b"".join(struct.pack("<HHII", *tag) for tag in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4) + struct.pack("<3H", 16, 16, 16) + pixels


def near(found: tuple[int, ...], wanted: tuple[int, ...], within: int = 6) -> bool:
    return all(abs(a - b) <= within for a, b in zip(found, wanted, strict=True))


def refusal(source: bytes | Path, **limits: int) -> str:
    with pytest.raises(ImageError) as caught:
        read_image(source, replace(CONFIG, **limits))
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert "Traceback" not in sentence
    return sentence


@pytest.mark.parametrize("kind", [name for name in FORMATS if name != "MPO"])
def test_every_format_allowed_is_read_from_bytes_and_from_a_path(kind: str, tmp_path: Path) -> None:
    data = saved(halves(), kind, **({"quality": 95} if kind in ("JPEG", "WEBP", "AVIF") else {}))
    path = tmp_path / "picture"
    path.write_bytes(data)
    for source in (data, path):
        image = read_image(source)
        assert (image.mode, image.size) == ("RGB", (40, 20))
        assert near(image.getpixel((5, 10)), RED, 12)
        assert near(image.getpixel((35, 10)), BLUE, 12)


def test_avif_is_read_where_pillow_can() -> None:
    assert ("AVIF" in FORMATS) == features.check("avif")


def test_mpo_from_stereo_cameras_gives_its_first_picture() -> None:
    data = saved(halves(), "MPO", save_all=True, append_images=[halves(GREEN, GREEN)], quality=95)
    assert near(read_image(data).getpixel((5, 10)), RED, 12)


@pytest.mark.parametrize("kind", ["PPM", "TGA", "ICO", "EPS", "PCX"])
def test_formats_not_allowed_are_refused(kind: str) -> None:
    assert "not a picture that can be read; use JPEG" in refusal(saved(halves(), kind))


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"hello, I am a text", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (b"\xff", "not a picture"),
        (bytes(4096), "not a picture"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04" + bytes(60), "a ZIP archive"),
        (bytes(4) + b"ftypheic" + bytes(60), "a HEIC photo"),
        (bytes(4) + b"ftypisom" + bytes(60), "a video"),
    ],
)
def test_what_is_not_a_picture_is_called_by_its_name(data: bytes, named: str) -> None:
    assert named in refusal(data)


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert "0 bytes" in refusal(b"")
    (tmp_path / "empty.jpg").touch()
    assert "0 bytes" in refusal(tmp_path / "empty.jpg")


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "no picture file gone.jpg" in refusal(tmp_path / "gone.jpg")
    assert "no picture file" in refusal(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.png"
    path.write_bytes(saved(halves(), "PNG"))
    path.chmod(0)
    assert "Permission denied" in refusal(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"])
def test_a_file_cut_in_half_is_refused(kind: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    data = saved(noise, kind)
    sentence = refusal(data[: len(data) // 2])
    assert "cut off" in sentence or "damaged" in sentence or "not a picture" in sentence


def test_a_file_that_lacks_its_last_pixels_is_refused() -> None:
    data = saved(Image.effect_noise((200, 200), 90).convert("RGB"), "JPEG")
    assert "cut off" in refusal(data[:-200])


def test_random_damage_never_raises_anything_but_an_image_error() -> None:
    chance = random.Random(0)
    originals = [saved(Image.effect_noise((48, 48), 90).convert("RGB"), kind) for kind in FORMATS]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of odd EXIF and TIFF tags
        for _ in range(60):
            for original in originals:
                data = bytearray(original)
                for _ in range(chance.randint(1, 12)):
                    reach = len(data) if chance.random() < 0.5 else min(64, len(data))
                    data[chance.randrange(reach)] ^= 1 << chance.randrange(8)
                try:
                    image = read_image(bytes(data))
                except ImageError:
                    continue
                assert image.mode == "RGB"


def test_animated_pictures_give_their_first_frame() -> None:
    frames = [halves(RED, RED), halves(GREEN, GREEN), halves(BLUE, BLUE)]
    for kind, options in (("GIF", {}), ("WEBP", {"lossless": True}), ("PNG", {})):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=50, **options)
        assert near(read_image(data).getpixel((20, 10)), RED)


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


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_s_rotation_is_undone(orientation: int) -> None:
    upright = halves(RED, BLUE)
    ImageDraw.Draw(upright).rectangle((0, 0, 9, 9), fill=GREEN)  # the top left corner tells mirrored from turned
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    stored = upright if undo is None else upright.transpose(undo)
    exif = Image.Exif()
    exif[0x0112] = orientation
    for kind, options in (("JPEG", {"quality": 98, "subsampling": 0}), ("PNG", {}), ("WEBP", {"lossless": True})):
        image = read_image(saved(stored, kind, exif=exif.tobytes(), **options))
        assert image.size == (40, 20)
        assert near(image.getpixel((4, 4)), GREEN, 12)
        assert near(image.getpixel((15, 15)), RED, 12)
        assert near(image.getpixel((35, 10)), BLUE, 12)


@pytest.mark.filterwarnings("ignore")
def test_damaged_notes_of_the_camera_do_not_matter() -> None:
    for exif in (b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12", b"Exif\0\0nonsense", b"Exif\0\0"):
        assert read_image(saved(halves(), "JPEG", exif=exif)).size == (40, 20)


def test_one_pixel_is_refused_and_the_smallest_size_is_read() -> None:
    assert "1 x 1 pixels, too small" in refusal(saved(Image.new("RGB", (1, 1)), "PNG"))
    assert "too small" in refusal(saved(Image.new("RGB", (300, MIN_SIDE - 1)), "PNG"))
    assert read_image(saved(Image.new("RGB", (MIN_SIDE, MIN_SIDE)), "PNG")).size == (MIN_SIDE, MIN_SIDE)


def test_a_line_of_pixels_is_refused() -> None:
    assert "60,000 x 8 pixels, too narrow" in refusal(saved(Image.new("L", (60_000, 8)), "PNG"))


@pytest.mark.parametrize(("width", "height"), [(20_000, 20_000), (60_000, 60_000), (10_000, 8_001)])
def test_too_many_pixels_are_refused_from_the_header_alone(width: int, height: int) -> None:
    # The file promises the size and holds next to nothing: were it decoded, the refusal would name damage.
    sentence = refusal(png(width, height, 8, 2, b"\0" * 64))
    assert "too many pixels" in sentence or f"{width:,} x {height:,} pixels and the limit is 80 million" in sentence


@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
def test_pillow_s_own_warning_of_a_bomb_is_a_refusal() -> None:
    assert "too many pixels" in refusal(png(10_000, 10_000, 8, 2, b"\0" * 64), max_pixels=200_000_000)


def test_a_heavy_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "heavy.bmp"
    with path.open("wb") as file:
        file.truncate(60 * 2**20)  # takes no room on disk
    assert "60.0 MB and the limit is 20.0 MB" in refusal(path)
    assert "limit is 0.0 MB" in refusal(saved(halves(), "PNG"), max_bytes=10)


def test_the_longest_side_is_limited_and_the_shape_kept() -> None:
    wide = Image.new("RGB", (3000, 1000), RED)
    for kind in ("JPEG", "PNG"):
        image = read_image(saved(wide, kind), replace(CONFIG, max_side=300))
        assert image.size == (300, 100)
        assert near(image.getpixel((150, 50)), RED)
    assert read_image(saved(halves(), "PNG"), replace(CONFIG, max_side=300)).size == (40, 20)


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


def test_pillow_s_settings_are_left_alone() -> None:
    before = Image.MAX_IMAGE_PIXELS
    read_image(saved(halves(), "PNG"))
    refusal(png(20_000, 20_000, 8, 2, b"\0"))
    assert before == Image.MAX_IMAGE_PIXELS


def test_threads_read_the_same_as_one() -> None:
    files = [saved(halves((i * 5, 0, 0), (0, i * 5, 0)), kind) for i in range(12) for kind in ("PNG", "JPEG", "GIF")]
    alone = [read_image(data).tobytes() for data in files]
    with ThreadPoolExecutor(8) as pool:
        assert [image.tobytes() for image in pool.map(read_image, files)] == alone


def test_inspection_agrees_with_reading() -> None:
    facts = inspect_image(saved(Image.new("RGB", (3000, 1000)), "JPEG"))
    assert (facts.format, facts.width, facts.height) == ("JPEG", 3000, 1000)
    data = saved(Image.effect_noise((200, 200), 90).convert("RGB"), "JPEG")
    with pytest.raises(ImageError, match="cut off"):
        inspect_image(data[: len(data) // 2])
    assert inspect_image(data[: len(data) // 2], decode=False).width == 200


def test_thumbnails_shrink_and_never_grow() -> None:
    image = Image.new("RGB", (400, 200))
    assert thumbnail(image, 100).size == (100, 50)
    assert thumbnail(image, 1000).size == (400, 200)
    assert image.size == (400, 200)


def test_encoding_can_be_read_again() -> None:
    array = np.asarray(halves())
    assert np.array_equal(np.asarray(read_image(encode_png(array))), array)
    assert near(
        read_image(encode(Image.new("RGBA", (20, 20), (9, 99, 199, 255)), "JPEG")).getpixel((5, 5)), (9, 99, 199)
    )
    assert encode(halves(), "WEBP")[8:12] == b"WEBP"
