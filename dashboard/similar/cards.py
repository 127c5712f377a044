"""The results: a grid of cards, each a product with how similar it is, and in what."""

import functools

import pandas as pd
import streamlit as st

from core.similar.search import Hit, Results
from dashboard.markup import escape
from dashboard.similar import state, thumbnails
from dashboard.similar.catalogue import Catalogue
from dashboard.similar.chooser import card_picture

_IN_A_ROW = 4
READING = {
    "fused": "Similarity is 0.4 × that of the pictures + 0.6 × that of the texts; 1 is the same, unrelated products "
    "lie around 0.",
    "picture": "Similarity of the pictures alone; 1 is the same, unrelated products lie around 0.",
    "text": "Similarity of the texts alone; 1 is the same, unrelated products lie around 0.",
}


def draw(catalogue: Catalogue, results: Results) -> int | None:
    """Draw the cards.

    Args:
        catalogue: where the products come from.
        results: at least one.

    Returns:
        The row of the card that was just clicked, or None.
    """
    clicked = None
    with st.container(key="similar-cards"):
        for start in range(0, len(results.hits), _IN_A_ROW):
            row = results.hits[start : start + _IN_A_ROW]
            for place, (column, hit) in enumerate(zip(st.columns(_IN_A_ROW, gap="small"), row, strict=False)):
                with column, st.container(border=True, key=f"similar-card-{start + place}", gap="xxsmall"):
                    st.html(card(hit, thumbnails.of_row(catalogue.index, catalogue.key, hit.row)))
                    with st.container(horizontal=True, gap="small"):
                        if st.button("Why?", key=f"similar-why-{start + place}", type="tertiary"):
                            clicked = hit.row
                        st.button(
                            "Like this",
                            key=f"similar-like-{start + place}",
                            type="tertiary",
                            icon=":material/arrow_forward:",
                            help="Compare the catalogue with this product",
                            on_click=functools.partial(state.pick, catalogue, hit.row),
                        )
    return clicked


def card(hit: Hit, picture: bytes | None) -> str:
    """A card's content as HTML."""
    share = max(0.0, min(1.0, hit.similarity))
    title = escape(hit.title or "No title")
    return (
        f'<div class="sl-card"><div class="sl-card-picture">{card_picture(picture)}</div>'
        f'<p class="sl-likeness"><span class="sl-track"><span class="sl-fill" style="width:{100 * share:.1f}%"></span>'
        f"</span><b>{hit.similarity:.2f}</b></p>"
        f'<h3 dir="auto" title="{title}">{title}</h3><p class="sl-note">{escape(hit.reason)}</p></div>'
    )


def table(results: Results) -> pd.DataFrame:
    """The results as one row each, for a file."""
    rows = [{"rank": number, **hit.to_dict()} for number, hit in enumerate(results.hits, 1)]
    return pd.DataFrame(rows).drop(columns="row")
