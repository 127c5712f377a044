"""Similar products: what else in a catalogue looks or reads like a product, and why."""

import streamlit as st

from core.similar.search import search
from dashboard import errors, page
from dashboard.markup import plain
from dashboard.similar import cards, catalogue, chooser, controls, state, why
from dashboard.similar.catalogue import Catalogue


def main() -> None:
    page.header("Similar products", "What else in a catalogue looks or reads like a product, and why.")
    left, right = st.columns([1, 2.6], gap="medium")
    with left, st.container(key="similar-inputs", gap="small"):
        opened = catalogue.choose()
        asked = st.container(gap="small")
    if opened is not None:
        with right, st.container(key="similar-results"), errors.shown():
            show(opened, asked)


def show(opened: Catalogue, asked: st.delta_generator.DeltaGenerator) -> None:
    with asked:
        place = st.container(gap="small")
    query = state.query(opened)
    with place:
        chooser.draw(opened, query.product)
    wanted = controls.draw(opened.index.shelf.table, opened.key)
    found = search(opened.index, query, wanted.mode, wanted.count, wanted.conditions, wanted.diversity)
    state.keep(opened)
    if not found.hits:
        st.info("No product passes the filters; loosen one.", icon=":material/filter_alt_off:")
        return
    missing = f"Only the {found.mode} can be compared. " if found.mode != wanted.mode else ""
    st.caption(missing + plain(cards.READING[found.mode]))
    clicked = cards.draw(opened, found)
    st.download_button(
        "Download the results",
        lambda: cards.table(found).to_csv(index=False).encode(),
        file_name=f"similar-to-{query.product.id or 'product'}.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
        key="similar-download",
        help="CSV, in the order shown",
    )
    if clicked is not None:
        why.show(opened, query, clicked)


main()
