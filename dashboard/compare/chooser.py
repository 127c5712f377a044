"""A side's head: which product, and which model reads it."""

import functools

import streamlit as st

from core.catalog.product import Product
from core.images import read_image, thumbnail
from dashboard import gallery, heatmaps, own_product, resources
from dashboard.analyzer import draft
from dashboard.compare import state
from dashboard.compare.state import SideName
from dashboard.markup import escape

_SIDE = 160


def draw(side: SideName) -> None:
    """Draw what stands on a side, and what can be put there instead."""
    with st.container(key=f"compare-choose-{side}", gap="small"):
        st.html(_head(side, state.product(side)))
        source, model = st.container(), st.container()
        with source:
            chosen = st.segmented_control(
                f"Product on the {side}",
                (state.EXAMPLE, state.ANALYZED, state.OWN),
                required=True,
                key=state.source_key(side),
                label_visibility="collapsed",
                persist_state="session",
            )
            if chosen == state.EXAMPLE:
                gallery.draw(f"compare-{side}", on_pick=functools.partial(state.pick, side))
            elif chosen == state.OWN:
                take = functools.partial(state.put, side)
                own_product.form(
                    f"compare-{side}-own", f"Put it on the {side}", ":material/arrow_downward:", take, state.set_problem
                )
            elif draft.submitted() is None:
                st.caption("Nothing was analyzed yet, so the last example stays.")
        with model:
            _choose_model(side)


def draw_actions() -> None:
    """Draw what concerns both sides, and what went wrong last."""
    with st.container(horizontal=True, gap="small", key="compare-actions"):
        st.button("Swap sides", icon=":material/swap_horiz:", key="compare-swap", on_click=state.swap)
        if len(resources.model_folders()) > 1:
            st.button(
                "One product, two models",
                icon=":material/difference:",
                key="compare-same",
                on_click=state.same_product,
                help="Puts the left product on the right too, read by another model",
            )


def _choose_model(side: SideName) -> None:
    st.selectbox(
        f"Model on the {side}",
        list(resources.model_folders()),
        key=state.model_key(side),
        format_func=lambda name: f"Model: {name}",
        label_visibility="collapsed",
        persist_state="session",
    )


def _head(side: SideName, product: Product) -> str:
    title = escape(product.title or ("A picture without a text" if not product.has_text else "A product without title"))
    if product.image is None:
        picture = '<div class="sl-textual" aria-hidden="true">Aa</div>'
    else:
        picture = f'<img src="{_thumbnail(product.image)}" alt="The picture on the {side}">'
    return (
        f'<div class="sl-side-head">{picture}<div><p class="sl-over">{side.capitalize()}</p>'
        f'<h2 dir="auto">{title}</h2></div></div>'
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _thumbnail(image: bytes) -> str:
    return heatmaps.data_url(thumbnail(read_image(image), _SIDE))
