"""A few products of a category, small enough to be kept with what was found."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.catalog.product import Product
from core.errors import ImageError
from core.images import encode, read_image, thumbnail

EXAMPLES = 6
THUMBNAIL_SIDE = 128
# Of title and description that are kept.
_CHARACTERS = 300


@dataclass(frozen=True)
class Example:
    """One product.

    Attributes:
        id: its id.
        title: its title, cut where it is very long.
        description: its description, likewise.
        picture: a small WebP picture in base 64, empty where there is none that can be read.
    """

    id: str
    title: str
    description: str
    picture: str


def examples(products: Sequence[Product], count: int = EXAMPLES, seed: int = 0) -> tuple[Example, ...]:
    """Products drawn at random but the same every time.

    Args:
        products: what to draw from.
        count: how many at most.
        seed: of the draw.
    """
    order = np.random.default_rng(seed).permutation(len(products))[:count].tolist()
    return tuple(_example(products[place]) for place in order)


def _example(product: Product) -> Example:
    return Example(product.id, product.title[:_CHARACTERS], product.description[:_CHARACTERS], _picture(product))


def _picture(product: Product) -> str:
    if product.image is None:
        return ""
    try:
        small = thumbnail(read_image(product.image), THUMBNAIL_SIDE)
    except ImageError:
        return ""
    return base64.b64encode(encode(small, "WEBP", quality=80)).decode("ascii")
