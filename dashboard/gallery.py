"""Small pictures of the examples; each is a button."""

from collections.abc import Callable

import streamlit as st

from core.catalog.product import Product
from dashboard import examples
from dashboard.markup import plain

_SIDE = 48


def draw(place: str, on_pick: Callable[[Product], None] | None = None) -> Product | None:
    """Draw the gallery.

    Args:
        place: a name for this gallery, for the keys of its elements.
        on_pick: called with the example that is clicked, before the page runs again.

    Returns:
        The example that was just clicked, or None.
    """
    pictures, picked = examples.thumbnails(), None
    with st.container(key=f"gallery-{place}", horizontal=True, gap="xxsmall"):
        for name, product in examples.examples().items():
            # style.css lays the button over the picture.
            with st.container(key=f"example-{place}-{name}", gap=None, width="content"):
                if name in pictures:
                    st.image(pictures[name], alt="", width=_SIDE)
                else:
                    st.html('<div class="sl-textual" aria-hidden="true">Aa</div>')
                if st.button(
                    f"Example: {plain(product.title)}",
                    key=f"example-button-{place}-{name}",
                    help=f"{plain(product.title)} ({plain(product.category)})",
                    on_click=on_pick,
                    args=None if on_pick is None else (product,),
                ):
                    picked = product
    return picked
