"""Small pictures of a catalogue's products, made once."""

import streamlit as st

from core.errors import ImageError
from core.images import encode, read_image, thumbnail
from core.similar.index import ProductIndex

# Twice the width that a card's picture is drawn at.
SIDE = 360


@st.cache_data(show_spinner=False, max_entries=4000)
def of_row(_index: ProductIndex, key: str, row: int, side: int = SIDE) -> bytes | None:
    """A product's picture as a small WebP file; None where it has none that can be read.

    Args:
        _index: the catalogue; not part of what the result is remembered by.
        key: the catalogue's key.
        row: the product's row.
        side: longest side, pixels.
    """
    source = _index.shelf.picture(row)
    try:
        return None if source is None else encode(thumbnail(read_image(source), side), "WEBP", quality=85)
    except ImageError:
        return None
