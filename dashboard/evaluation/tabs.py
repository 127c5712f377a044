"""The tabs below the matrix; only the open one is computed."""

import streamlit as st

from dashboard import errors, view_left
from dashboard.evaluation.clicking import rerun_after_click
from dashboard.evaluation.confidence import confidence_tab
from dashboard.evaluation.curves import curves_tab
from dashboard.evaluation.decisions.tab import decisions_tab
from dashboard.evaluation.errors.found import Origin
from dashboard.evaluation.errors.tab import errors_tab
from dashboard.evaluation.per_class import per_class_tab
from dashboard.evaluation.slices import slices_tab
from dashboard.evaluation.view import View

TABS = ("Per class", "Curves", "Confidence", "Decisions", "Slices", "Errors")


@st.fragment
def evaluation_tabs(view: View, origin: Origin) -> None:
    """Draw the tabs.

    Args:
        view: the products left after filtering, at least one.
        origin: where they come from.
    """
    rerun_after_click()
    tabs = st.tabs(TABS, key="tab", bind="query-params")
    contents = (
        lambda: per_class_tab(view),
        lambda: curves_tab(view.measured),
        lambda: confidence_tab(view),
        lambda: decisions_tab(view.measured),
        lambda: slices_tab(view),
        lambda: errors_tab(view.everything, view.measured, origin),
    )
    for tab, content in zip(tabs, contents, strict=True):
        if tab.open:
            with tab, errors.shown():
                content()
    view_left.keep("evaluation")
