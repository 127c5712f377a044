"""Picture files of every kind, made by hand, and what reading them gives."""

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from core.errors import ImageError
from core.images import read_image
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
