"""The tabs below the matrix; only the open one is computed."""

import streamlit as st

from dashboard import errors
from dashboard.evaluation import address
from dashboard.evaluation.confidence import confidence_tab
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.per_class import per_class_tab
from dashboard.evaluation.roc import curves_tab
from dashboard.evaluation.slices import slices_tab

TABS = ("Per class", "Curves", "Confidence", "Slices")


@st.fragment
def evaluation_tabs(measured: Measured) -> None:
    """Draw the tabs for the products left after filtering, at least one."""
    tabs = st.tabs(TABS, key="tab", bind="query-params")
    contents = (
        lambda: per_class_tab(measured.report),
        lambda: curves_tab(measured),
        lambda: confidence_tab(measured),
        lambda: slices_tab(measured.report),
    )
    for tab, content in zip(tabs, contents, strict=True):
        if tab.open:
            with tab, errors.shown():
                content()
    address.keep()
