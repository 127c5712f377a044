"""The tab on decisions: thresholds by category, and costs."""

import streamlit as st

from dashboard.evaluation.decisions.by_category import thresholds_section
from dashboard.evaluation.decisions.by_cost import costs_section
from dashboard.evaluation.measures import Measured


def decisions_tab(measured: Measured) -> None:
    """Draw both ways of deciding for the products left after filtering."""
    st.markdown("**A threshold for each category**")
    thresholds_section(measured)
    st.markdown("**What mistakes cost**")
    costs_section(measured)
