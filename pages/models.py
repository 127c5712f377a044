"""Models: several models and baselines on the same held-out products, and where any two of them differ."""

from pathlib import Path

import streamlit as st

import dashboard.models
from core.evaluation.comparison import ALL, SHARED
from dashboard import errors, page, view_left
from dashboard.models import at_hand, pairs
from dashboard.models.at_hand import Measured
from dashboard.models.disagreements import disagreements
from dashboard.models.ranking import FIGURES, ranking

STYLE = Path(dashboard.models.__file__).with_name("models.css")
OWN, COMMON = "Each model's own", "Common to all"
ON = {OWN: ALL, COMMON: SHARED}


def main() -> None:
    st.html(STYLE)
    page.header(
        "Models", "Models and baselines against each other: trained on the same products, measured on the same."
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        known = at_hand.shipped()
        place = st.selectbox(
            "Comparison", known, key="comparison", bind="query-params", accept_new_options=True, width=260,
            help="One of ours, or the folder that `python -m core compare DATA --out FOLDER` wrote.",
        )  # fmt: skip
        on = st.segmented_control(
            "Products", list(ON), default=next(iter(ON)), required=True, key="products", bind="query-params",
            help="A model that reads the picture alone answers only products that have one. On those that every model "
            "can answer, all figures are of the same products.",
        )  # fmt: skip
        figure = st.selectbox(
            "Figure", list(FIGURES), index=1, key="figure", bind="query-params", width=200,
            format_func=lambda each: FIGURES[each][0],
        )  # fmt: skip
    if not place:
        st.info("There is no comparison yet; make one with the command in the help above.", icon=":material/info:")
        return
    with errors.shown():
        show(at_hand.measured(place), ON[on], figure)


def show(measured: Measured, part: str, figure: str) -> None:
    rivals = [rival for rival in measured.comparison.rivals if part in rival.figures]
    if not rivals:
        st.info(f"No product was answered by every model; choose {OWN!r} above.", icon=":material/info:")
        return
    ranking(rivals, part, figure)
    if len(rivals) < 2:
        return
    st.subheader("Any two", anchor=False)
    best_first = sorted(rivals, key=lambda rival: -(rival.figures[part].values["accuracy"] or 0))
    names = {rival.key: rival.name for rival in best_first}
    chosen = pairs.choose_pair(names)
    found = pairs.tested(measured, list(names), part == SHARED)
    if chosen in found:
        st.markdown(pairs.sentence(*(names[key] for key in chosen), found[chosen]))
    st.html(pairs.matrix(names, found, chosen))
    st.caption(
        "A cell says how many points more often the row's model is right than the column's, on the products that both "
        "answered. ▲ and ▼ mark differences that are more than chance (McNemar's test, corrected by Holm, 5 %); the "
        "frame is the pair chosen above. The test says nothing about training again with another seed."
    )
    if chosen not in found:
        st.info("The two models answered no product in common.", icon=":material/info:")
        return
    st.subheader("Where they differ", anchor=False)
    tables = (measured.table(chosen[0], part == SHARED), measured.table(chosen[1], part == SHARED))
    side_by_side = pairs.pair_of(measured, chosen, part == SHARED)
    disagreements(side_by_side, tables, (names[chosen[0]], names[chosen[1]]), measured.comparison.data)


view_left.restore("models")
main()
view_left.keep("models")
