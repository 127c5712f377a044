"""The catalogue that predictions were made on, found again by the products' ids, so that pictures can be shown."""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

from core.catalog.dataset import DEMO, open_dataset, place_of
from core.catalog.product import Product
from core.errors import ImageError
from core.images import encode, read_image, thumbnail
from core.settings import settings

# Twice the side that is drawn, for screens with two device pixels to one.
THUMBNAIL_SIDE = 192


def nearby(name: str) -> str | None:
    """Where the dataset of this name lies under ``SHELFLENS_DATA``, or None.

    Args:
        name: the dataset's name as the model's card gives it.
    """
    if name == DEMO:
        return DEMO
    data = settings().data
    if data is None or not name:
        return None
    # The name comes from a file, so no part of it may lead out of the folder.
    found = [path for path in (data / Path(name).name, data) if path.name == Path(name).name and path.exists()]
    return str(found[0]) if found else None


def products(place: str) -> Mapping[str, Product]:
    """The products of a dataset by id, read once.

    Args:
        place: a folder or file, or ``demo``.

    Raises:
        DatasetError: there is no dataset there.
    """
    path = place_of(place)
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _products(place, changed)


@st.cache_resource(show_spinner=False, max_entries=3)
def _products(place: str, changed: int) -> Mapping[str, Product]:
    return {product.id: product for product in open_dataset(place).products}


def picture(product: Product) -> bytes | None:
    """A small copy of the product's picture as a JPEG file; None where there is none that can be read."""
    if product.image is None:
        return None
    if isinstance(product.image, Path):
        changed = product.image.stat().st_mtime_ns if product.image.is_file() else 0
        return _picture(product.image, changed)
    return _picture(product.image, 0)


@st.cache_data(show_spinner=False, max_entries=2000)
def _picture(source: bytes | Path, changed: int) -> bytes | None:
    try:
        return encode(thumbnail(read_image(source), THUMBNAIL_SIDE), "JPEG")
    except ImageError:
        return None
