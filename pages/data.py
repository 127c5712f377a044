"""Data: what is in a dataset, whichever the reader opens."""

from pathlib import Path

import streamlit as st

import dashboard.data
from core.catalog.exploration.exploration import Exploration
from dashboard import errors
from dashboard.data import charts, lists
from dashboard.data.choice import chosen
from dashboard.data.overview import overview
from dashboard.page import header

STYLE = Path(dashboard.data.__file__).with_name("data.css")
TABS = ("Overview", "Categories", "Texts", "Pictures", "Repeats")


def main() -> None:
    st.html(STYLE)
    header("Data", "What is in a dataset: balance, lengths, gaps, repeats, and the words that tell its categories.")
    found = chosen()
    if found is not None:
        show(found)


def show(found: Exploration) -> None:
    st.caption(lists.provenance(found))
    tab = st.segmented_control(
        "Part", TABS, default=TABS[0], required=True, key="data-tab", bind="query-params", label_visibility="collapsed"
    )
    if tab == "Overview":
        overview(found)
    elif tab == "Categories":
        charts.balance(found)
        lists.categories(found)
    elif tab == "Texts":
        charts.lengths(found)
    elif tab == "Pictures":
        charts.sizes(found)
        lists.unreadable(found)
    else:
        lists.repeats(found)


with errors.shown():
    main()
