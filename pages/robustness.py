"""Robustness: how answers and explanations hold up when a product is spoilt or its picture attacked."""

from pathlib import Path

import streamlit as st

import dashboard.robustness
from dashboard import errors, resources
from dashboard.markup import plain
from dashboard.page import header
from dashboard.robustness import studies
from dashboard.robustness.attack_chart import attack_section
from dashboard.robustness.examples import example_section
from dashboard.robustness.limits import draw_limits
from dashboard.robustness.multiples import multiples
from dashboard.robustness.summary import summary_cards
from dashboard.robustness.table import figures_table

STYLE = Path(dashboard.robustness.__file__).with_name("robustness.css")


def main() -> None:
    card = resources.card()
    st.html(STYLE)
    header("Robustness", f"How the model {plain(card.name)} holds up when pictures and texts are spoilt or attacked.")
    study = studies.find(card)
    if study is None:
        st.info(plain(studies.how_to_make(card)), icon=":material/info:")
    else:
        show(study, studies.is_of(study, card))
    st.subheader("See it", anchor=False)
    example_section()
    draw_limits(study)


def show(study: studies.Study, fits: bool) -> None:
    if not fits:
        st.warning(
            "These figures were measured with other weights than the model has now; make the study again.",
            icon=":material/warning:",
        )
    summary_cards(study)
    st.subheader("By corruption", anchor=False)
    multiples(study)
    st.subheader("Attacks on the picture", anchor=False)
    attack_section(study)
    figures_table(study)


with errors.shown():
    main()
