"""Picture files become safe RGB pictures, or one sentence that says why not."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

from core.errors import ImageError
from core.settings import Settings, settings

Image.init()  # registers every plugin once, so that opening pictures in threads changes no shared table
FORMATS = tuple(name for name in ("JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF") if name in Image.OPEN)
READABLE = "JPEG, PNG, WebP, GIF, BMP, TIFF or AVIF"
MIN_SIDE = 8

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
    OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError, OverflowError, AttributeError,
    RuntimeError, struct.error, zlib.error, MemoryError,
)  # fmt: skip
_BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def read_image(source: bytes | Path, config: Settings | None = None) -> Image.Image:
    """Read a picture file: first frame, upright, on white, no larger than asked.

    Args:
        source: the encoded file's bytes, or the path to it.
        config: limits ``max_bytes``, ``max_pixels`` and ``max_side``; the environment's settings by default.

    Returns:
        A loaded picture in mode RGB whose longest side is at most ``max_side`` pixels.

    Raises:
        ImageError: the file is missing, empty, too large, too small, damaged or not a picture.
    """
    config = config or settings()
    image = _open(_file_bytes(source, config.max_bytes))
    _check_size(image, config.max_pixels)
    try:
        image.draft(None, (config.max_side, config.max_side))
        image.load()
        rgb = _to_rgb(image)
    except _BROKEN as error:
        raise ImageError(_damage(error)) from error
    rgb.thumbnail((config.max_side, config.max_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _upright(rgb, image)


def thumbnail(image: Image.Image, side: int) -> Image.Image:
    """A copy whose longest side is at most ``side`` pixels; smaller pictures are not enlarged."""
    small = image.copy()
    small.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return small


def encode(image: Image.Image | np.ndarray, format: str = "PNG", quality: int = 90) -> bytes:
    """A picture as the bytes of a file.

    Args:
        image: a picture, or a uint8 array (H, W), (H, W, 3) or (H, W, 4).
        format: ``PNG``, ``JPEG`` or ``WEBP``.
        quality: 1 to 100, for JPEG and WebP.
    """
    picture = Image.fromarray(image) if isinstance(image, np.ndarray) else image
    buffer = io.BytesIO()
    picture.save(buffer, format=format, quality=quality)
    return buffer.getvalue()


def encode_png(image: Image.Image | np.ndarray) -> bytes:
    """A picture, or a uint8 array (H, W), (H, W, 3) or (H, W, 4), as the bytes of a PNG file."""
    return encode(image, "PNG")


def _file_bytes(source: bytes | Path, max_bytes: int) -> bytes:
    if isinstance(source, Path):
        try:
            size = source.stat().st_size if source.is_file() else None
            if size is None:
                raise ImageError(f"There is no picture file {source}; check the path.")
            _check_weight(size, max_bytes)
            source = source.read_bytes()
        except OSError as error:
            raise ImageError(
                f"The picture file {source} cannot be read ({error.strerror}); check its permissions."
            ) from error
    if not source:
        raise ImageError("The picture file is empty (0 bytes); upload or copy it again.")
    _check_weight(len(source), max_bytes)
    return source


def _check_weight(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ImageError(
            f"The picture file is {size / 2**20:,.1f} MB and the limit is {max_bytes / 2**20:,.1f} MB; "
            "save it smaller or as JPEG."
        )


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except _BOMB as error:
        raise ImageError("The picture has far too many pixels to open safely; make it smaller first.") from error
    except Image.UnidentifiedImageError as error:
        raise ImageError(f"The file is not a picture that can be read; use {READABLE}.") from error
    except _BROKEN as error:
        raise ImageError(_damage(error)) from error


def _check_size(image: Image.Image, max_pixels: int) -> None:
    width, height = image.size
    if width * height > max_pixels:
        raise ImageError(
            f"The picture is {width:,} x {height:,} pixels and the limit is {max_pixels / 1e6:,.0f} million pixels; "
            "make it smaller first."
        )
    if min(width, height) < MIN_SIDE:
        raise ImageError(
            f"The picture is only {width:,} x {height:,} pixels; use one of at least {MIN_SIDE} x {MIN_SIDE}."
        )


def _damage(error: BaseException) -> str:
    if "truncated" in str(error).lower():
        return "The picture file is cut off before its end; upload or copy it again."
    return "The picture file is damaged and cannot be decoded; save or export it again."


def _to_rgb(image: Image.Image) -> Image.Image:
    if image.mode in ("I", "F") or image.mode.startswith("I;16"):
        return _deep_to_rgb(image)
    if image.has_transparency_data:
        picture = image.convert("RGBA")
        ground = Image.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        return ground.convert("RGB")
    return image.convert("RGB")


def _deep_to_rgb(image: Image.Image) -> Image.Image:
    """Grey of more than 8 bits, scaled to 8; Pillow's own conversion would clip all above 255 to white."""
    values = np.asarray(image, dtype=np.float32)
    if image.mode == "F" and values.max(initial=0.0) <= 1.0:
        values = values * 255.0
    elif image.mode != "F":
        values = values * (255.0 / 65535.0)
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8)).convert("RGB")


def _upright(rgb: Image.Image, original: Image.Image) -> Image.Image:
    try:
        orientation = original.getexif().get(_ORIENTATION_TAG)
    except _BROKEN:
        return rgb  # a damaged note about the camera does not make the picture unreadable
    return rgb.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else rgb
