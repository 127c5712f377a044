"""The tab of curves: one kind at a time."""

import streamlit as st

from dashboard.evaluation.learning import learning
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.precision_recall import precision_recall
from dashboard.evaluation.roc import roc
from dashboard.evaluation.top_k import top_k

KINDS = ("ROC", "Precision and recall", "Top k", "Learning")


def curves_tab(measured: Measured) -> None:
    """Draw the chosen kind of curve for the products left after filtering."""
    kind = st.segmented_control("Curve", KINDS, default=KINDS[0], required=True, key="curve", bind="query-params")
    if kind == KINDS[0]:
        roc(measured)
    elif kind == KINDS[1]:
        precision_recall(measured)
    elif kind == KINDS[2]:
        top_k(measured)
    else:
        learning()
