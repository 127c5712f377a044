"""The left third: the product that others are compared with, and what can be put in its place."""

import base64

import numpy as np
import streamlit as st

from core.catalog.product import Product
from core.errors import ImageError
from core.images import read_image, thumbnail
from dashboard import handover, heatmaps, own_product
from dashboard.analyzer import draft
from dashboard.markup import escape, plain
from dashboard.similar import state, thumbnails
from dashboard.similar.catalogue import Catalogue

STRIP = 18
_SIDE, _SMALL = 420, 96
_SEARCH = "similar-search"


def draw(catalogue: Catalogue, product: Product) -> None:
    """Draw the product and the ways to choose another.

    Args:
        catalogue: the open catalogue.
        product: the one that is compared now.
    """
    st.html(head(product))
    if st.button("Open in the analyzer", icon=":material/image_search:", key="similar-open", type="tertiary"):
        handover.open_in_analyzer(product)
    # Not as the widget's default, which may not be given where the state is also set from outside.
    st.session_state.setdefault(state.SOURCE, state.CATALOGUE)
    chosen = st.segmented_control(
        "Compare with a product from",
        (state.CATALOGUE, state.ANALYZED, state.OWN),
        required=True,
        key=state.SOURCE,
        persist_state="session",
    )
    if chosen == state.CATALOGUE:
        _strip(catalogue)
    elif chosen == state.OWN:
        own_product.form("similar-own", "Find similar products", ":material/search:", state.put, state.set_problem)
    elif draft.submitted() is None:
        st.caption("Nothing was analyzed yet, so the catalogue's product stays.")
    if sentence := state.problem():
        st.error(plain(sentence), icon=":material/error:")


def head(product: Product) -> str:
    """The product as HTML: its picture, title and category."""
    title = escape(product.title or ("A picture without a text" if not product.has_text else "A product without title"))
    category = f'<p class="sl-over">{escape(product.category)}</p>' if product.category else ""
    return (
        f'<div class="sl-asked">{_picture(product)}<p class="sl-over">Compared with</p>'
        f'<h2 dir="auto">{title}</h2>{category}</div>'
    )


def matches(titles: np.ndarray, words: str, most: int) -> list[int]:
    """Rows whose title has all the words, in any case; the first ``most``.

    Args:
        titles: str (N,).
        words: separated by spaces; none match everything.
        most: rows to return.
    """
    wanted = words.lower().split()
    if not wanted:
        # Evenly over the catalogue, which is often in the order of its categories.
        return list(dict.fromkeys(np.linspace(0, len(titles) - 1, min(most, len(titles))).astype(int).tolist()))
    found = []
    for row, title in enumerate(titles):
        small = title.lower()
        if all(word in small for word in wanted):
            found.append(row)
            if len(found) == most:
                break
    return found


def _strip(catalogue: Catalogue) -> None:
    words = st.text_input(
        "Search by title", key=_SEARCH, placeholder="Words of a title, then Enter", persist_state="session"
    )
    table = catalogue.index.shelf.table
    found = matches(table["title"].to_numpy(), words or "", STRIP)
    if not found:
        st.caption("No title has these words; try fewer.")
    with st.container(key="gallery-similar", horizontal=True, gap="xxsmall"):
        for row in found:
            title = str(table["title"].iloc[row]) or "A picture without a text"
            # style.css lays the button over the picture.
            with st.container(key=f"example-similar-{row}", gap=None, width="content"):
                small = thumbnails.of_row(catalogue.index, catalogue.key, row, _SMALL)
                if small is None:
                    st.html('<div class="sl-textual" aria-hidden="true">Aa</div>')
                else:
                    st.image(small, alt="", width=48)
                st.button(
                    f"Product: {plain(title)}",
                    key=f"example-button-similar-{row}",
                    help=plain(title),
                    on_click=state.pick,
                    args=(catalogue, row),
                )


def _picture(product: Product) -> str:
    try:
        if product.image is not None:
            url = heatmaps.data_url(thumbnail(read_image(product.image), _SIDE))
            return f'<img src="{url}" alt="The product that is compared">'
    except ImageError:
        pass
    return '<div class="sl-textual" aria-hidden="true">Aa</div>'


def card_picture(data: bytes | None) -> str:
    """A card's picture as HTML."""
    if data is None:
        return '<div class="sl-textual" aria-hidden="true">Aa</div>'
    return f'<img src="data:image/webp;base64,{base64.b64encode(data).decode("ascii")}" alt="">'
