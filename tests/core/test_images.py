"""Every kind of picture file that people send: read right, or refused with one sentence that names the reason."""

import os
import random
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, features

from core.errors import ImageError
from core.images import FORMATS, MIN_SIDE, encode, encode_png, inspect_image, read_image, thumbnail
from tests.core.picture_files import BLUE, CONFIG, GREEN, RED, halves, near, png, refusal, saved


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
