"""Picture files become safe RGB pictures, or one sentence that says why not.

Sizes are checked in the file's header, before anything is decoded, and no setting of Pillow is changed: pictures can be
read in many threads at once.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, UnidentifiedImageError

from core.errors import ImageError
from core.settings import Settings, settings

Image.init()  # registers every plugin now, so that opening pictures in threads changes no shared table
FORMATS = tuple(name for name in ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF") if name in Image.OPEN)
READABLE = ", ".join(name for name in FORMATS if name != "MPO")
MIN_SIDE = 8
MAX_RATIO = 50
BAND_ROWS = 512

_ORIENTATION_TAG = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow and the libraries under it raise on files that are damaged or made to do harm.
_BROKEN = (
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# Files that people take for pictures: where the mark stands, the mark, and what to call the file.
_OTHER_KINDS = (
    (0, b"%PDF", "a PDF document"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"8BPS", "a Photoshop file"),
    (4, b"ftyphei", "a HEIC photo"),
    (4, b"ftypmif1", "a HEIF photo"),
    (4, b"ftypavif", "a damaged AVIF picture"),
    (4, b"ftyp", "a video"),
)


def read_image(source: bytes | Path, config: Settings | None = None) -> Image.Image:
    """Read a picture file: first frame, upright, on white, no larger than asked.

    Args:
        source: the encoded file's bytes, or the path to it.
        config: limits ``max_bytes``, ``max_pixels`` and ``max_side``; the environment's settings by default.

    Returns:
        A picture in mode RGB, decoded, with sides of 1 to ``max_side`` pixels. Transparency is laid on white; grey of
        16 or 32 bits is scaled to 8; CMYK is converted by the file's own colour profile where it has one.

    Raises:
        ImageError: the file is missing, empty, too large, too small, damaged or not a picture.
    """
    config = config or settings()
    data = file_bytes(source, config.max_bytes)
    with _one_sentence():
        image = _open(data)
        _check_size(image.size, config.max_pixels)
        image.draft(None, (config.max_side, config.max_side))  # JPEG only: decodes at 1/2, 1/4 or 1/8 of the size
        image.load()
        return _upright(_shrunk(image, config.max_side), image)


@dataclass(frozen=True)
class PictureFacts:
    """What a picture file says of itself: its format, and its width and height in pixels before any rotation."""

    format: str
    width: int
    height: int


def inspect_image(source: bytes | Path, config: Settings | None = None, decode: bool = True) -> PictureFacts:
    """Check that :func:`read_image` would read a file, for less work.

    Args:
        source: the encoded file's bytes, or the path to it.
        config: the limits, as for :func:`read_image`.
        decode: also decode the picture; without it only the header is checked and damage further on is not seen.

    Raises:
        ImageError: as for :func:`read_image`.
    """
    config = config or settings()
    data = file_bytes(source, config.max_bytes)
    with _one_sentence():
        image = _open(data)
        facts = PictureFacts(image.format or "", *image.size)
        _check_size(image.size, config.max_pixels)
        if decode:
            image.draft(None, (1, 1))
            image.load()
        return facts


def thumbnail(image: Image.Image, side: int) -> Image.Image:
    """A copy whose longest side is at most ``side`` pixels; smaller pictures are not enlarged."""
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small


def encode(image: Image.Image | np.ndarray, kind: str = "PNG", quality: int = 90) -> bytes:
    """A picture as the bytes of a file.

    Args:
        image: a picture, or a uint8 array (H, W), (H, W, 3) or (H, W, 4).
        kind: ``PNG``, ``JPEG`` (which drops transparency) or ``WEBP``.
        quality: 1 to 100, for JPEG and WebP.
    """
    picture = Image.fromarray(image) if isinstance(image, np.ndarray) else image
    if kind == "JPEG" and picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    buffer = io.BytesIO()
    picture.save(buffer, format=kind, quality=quality)
    return buffer.getvalue()


def encode_png(image: Image.Image | np.ndarray) -> bytes:
    """A picture, or a uint8 array (H, W), (H, W, 3) or (H, W, 4), as the bytes of a PNG file."""
    return encode(image, "PNG")


def file_bytes(source: bytes | Path, max_bytes: int) -> bytes:
    """The bytes of a picture file, whatever is in them.

    Args:
        source: the bytes themselves, or the path to a file.
        max_bytes: the largest file that is read.

    Raises:
        ImageError: the file is missing, cannot be read, is empty or larger than ``max_bytes``.
    """
    data = _read_file(source, max_bytes) if isinstance(source, Path) else source
    if not data:
        raise ImageError("The picture file is empty (0 bytes); choose or save it again.")
    _check_weight(len(data), max_bytes)
    return data


def _read_file(path: Path, max_bytes: int) -> bytes:
    try:
        if not path.is_file():
            raise ImageError(f"There is no picture file {path.name}; check the path.")
        _check_weight(path.stat().st_size, max_bytes)
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ImageError(f"The picture file {path.name} cannot be read ({reason}); check the file.") from error


def _check_weight(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ImageError(
            f"The picture file is {size / 2**20:,.1f} MB and the limit is {max_bytes / 2**20:,.1f} MB; "
            "save it smaller or as JPEG."
        )


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError as error:
        kinds = (name for start, mark, name in _OTHER_KINDS if data[start:].startswith(mark))
        kind = next(kinds, "not a picture that can be read")
        raise ImageError(f"The file is {kind}; use {READABLE}.") from error


def _check_size(size: tuple[int, int], max_pixels: int) -> None:
    width, height = size
    shape = f"The picture is {width:,} x {height:,} pixels"
    if width * height > max_pixels:
        raise ImageError(f"{shape} and the limit is {max_pixels / 1e6:,.6g} million in all; make it smaller first.")
    if min(width, height) < MIN_SIDE:
        raise ImageError(f"{shape}, too small to show a product; use at least {MIN_SIDE} x {MIN_SIDE}.")
    if max(width, height) > MAX_RATIO * min(width, height):
        raise ImageError(f"{shape}, too narrow to show a product; crop it to the product.")


@contextmanager
def _one_sentence() -> Iterator[None]:
    """Turn whatever decoding raises into an ImageError."""
    try:
        yield
    except _BOMB as error:
        raise ImageError("The picture has far too many pixels to open safely; make it smaller first.") from error
    except _BROKEN as error:
        cut = "truncated" in str(error).lower()
        found = "is cut off before its end; choose" if cut else "is damaged and cannot be decoded; export"
        raise ImageError(f"The picture file {found} or save it again.") from error


def _shrunk(image: Image.Image, side: int) -> Image.Image:
    """RGB with a longest side of at most ``side``; a large picture is converted in bands to spare memory."""
    scale = _deep_scale(image)
    width, height = image.size
    # Averaging blocks down to twice the final size first is fast, and leaves the fine filter enough to work on.
    factor = max(width, height) // (2 * side)
    if factor < 2:
        rgb = _to_rgb(image, scale)
    else:
        rgb = Image.new("RGB", (-(-width // factor), -(-height // factor)))
        rows = factor * max(1, BAND_ROWS // factor)
        for top in range(0, height, rows):
            band = image.crop((0, top, width, min(top + rows, height)))
            rgb.paste(_to_rgb(band, scale).reduce(factor), (0, top // factor))
    rgb.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return rgb


def _deep_scale(image: Image.Image) -> float:
    """What to multiply grey of more than 8 bits with, so that its range becomes 0 to 255; 0 for ordinary pictures.

    16 bits span 0 to 65,535 by definition. Wider numbers have no set white: 1, 255 or 65,535 where the brightest pixel
    fits under it, else that pixel itself.
    """
    if image.mode.startswith("I;16"):
        return 255.0 / 65535.0
    if image.mode not in ("I", "F"):
        return 0.0
    brightest = float(image.getextrema()[1])  # type: ignore[arg-type]
    whites = (1.0, 255.0, 65535.0) if image.mode == "F" else (255.0, 65535.0)
    return 255.0 / next((white for white in whites if brightest <= white), brightest)


def _to_rgb(image: Image.Image, scale: float) -> Image.Image:
    if scale:  # Pillow's own conversion would clip all above 255 to white
        values = np.nan_to_num(np.asarray(image, dtype=np.float32) * scale)
        return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8)).convert("RGB")
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        return ground.convert("RGB")
    if image.mode == "CMYK" and image.info.get("icc_profile"):
        return _from_profile(image)
    return image.convert("RGB")


def _from_profile(image: Image.Image) -> Image.Image:
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image.convert("RGB")  # a damaged profile leaves colours approximate, not the picture unreadable
    return converted or image.convert("RGB")


def _upright(rgb: Image.Image, original: Image.Image) -> Image.Image:
    try:
        orientation = original.getexif().get(_ORIENTATION_TAG)
    except _BROKEN:
        return rgb  # a damaged note about the camera does not make the picture unreadable
    return rgb.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else rgb
