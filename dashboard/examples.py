"""The example gallery: drawn products that one click loads."""

import re
from collections.abc import Sequence

import streamlit as st

from core.catalog.demo import gallery
from core.catalog.product import Product
from core.images import encode, read_image, thumbnail

THUMBNAIL_SIDE = 128


@st.cache_resource(show_spinner=False)
def examples() -> dict[str, Product]:
    """The examples by id, in the gallery's order; drawn once for all sessions."""
    return {product.id: product for product in gallery()}


def find(name: str) -> Product | None:
    """The example with that id, or None."""
    return examples().get(name)


def fitting(categories: Sequence[str]) -> Product:
    """The example to show first with a model: one of its categories, else one that its categories' names speak of.

    Args:
        categories: the model's.

    Returns:
        The gallery's first where none fits better.
    """
    products = list(examples().values())
    known = [product for product in products if product.category in categories]
    if known:
        return known[0]
    names = _words(" ".join(categories))
    return max(products, key=lambda product: len(names & _words(product.title)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


@st.cache_resource(show_spinner=False)
def thumbnails() -> dict[str, bytes]:
    """A small picture of each example, as file bytes by id."""
    return {
        name: encode(thumbnail(read_image(product.image), THUMBNAIL_SIDE), "WEBP", quality=85)
        for name, product in examples().items()
        if product.image is not None
    }
