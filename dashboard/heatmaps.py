"""Heat maps over pictures: equal tiles in the picture's own shape, on one perceptual scale."""

import base64
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image

from core.explain.render import colour_scale
from core.images import encode, thumbnail
from dashboard.markup import escape

# Longest side of a tile in pixels: sharp on a dense screen, and small enough to send again when the opacity changes.
TILE_SIDE = 560
# Pictures wider than this many times their height stand one under the other: side by side they would be mere strips.
PANORAMA = 2.5
# More than these side by side would be too small to read; they go into rows of about equal length.
MOST_IN_A_ROW = 4


@dataclass(frozen=True)
class Tile:
    """One picture of the row.

    Attributes:
        picture: what to show.
        title: the method's name.
        note: the line under it.
        alt: what it shows, for a screen reader.
    """

    picture: Image.Image
    title: str
    note: str
    alt: str


def row(tiles: Sequence[Tile]) -> str:
    """The tiles side by side, or panoramas one under the other, of equal height, each with its caption.

    Returns:
        HTML with the pictures inside; captions are escaped.
    """
    stacked = any(tile.picture.width > PANORAMA * tile.picture.height for tile in tiles)
    count = 1 if stacked else math.ceil(len(tiles) / math.ceil(len(tiles) / MOST_IN_A_ROW))
    return f'<div class="sl-tiles" style="--count:{count}">{"".join(_figure(tile) for tile in tiles)}</div>'


def scale_legend(low: str, high: str) -> str:
    """The colour scale with what its ends mean, as HTML."""
    return (
        f'<p class="sl-scale"><span>{escape(low)}</span>'
        f'<img src="{_ramp()}" alt="Colour scale from dark to bright"><span>{escape(high)}</span></p>'
    )


def small(picture: Image.Image) -> Image.Image:
    """The picture at the size of a tile."""
    return thumbnail(picture, TILE_SIDE)


def data_url(picture: Image.Image) -> str:
    """A picture as an address that carries it."""
    return "data:image/webp;base64," + base64.b64encode(encode(picture, "WEBP", quality=88)).decode("ascii")


def _figure(tile: Tile) -> str:
    width, height = tile.picture.size
    return (
        f'<figure style="--shape:{width / height:.4f}">'
        f'<img src="{data_url(tile.picture)}" width="{width}" height="{height}" alt="{escape(tile.alt)}">'
        f"<figcaption><b>{escape(tile.title)}</b> {escape(tile.note)}</figcaption></figure>"
    )


@cache
def _ramp() -> str:
    return data_url(colour_scale(256, 8))
