"""The least confidence of each category from which its answers are as often right as wanted."""

import numpy as np
import pandas as pd
import streamlit as st

from core.evaluation.class_thresholds import ClassThresholds, class_thresholds
from core.evaluation.metrics import label_indices
from dashboard.evaluation.measures import Measured
from dashboard.markup import percent


def thresholds_section(measured: Measured) -> None:
    """Draw the slider, what the thresholds come to, and the thresholds."""
    table = measured.table
    wanted = st.slider(
        "Answers of every category should be right in at least",
        50, 100, 97, format="%d %%", key="evaluation-precision", persist_state="session",
        help="For each category the lowest confidence is sought from which its answers are right that often. Below it, "
        "a person would have to look.",
    )  # fmt: skip
    truth = label_indices(table.labels, table.categories)
    found = class_thresholds(truth, table.probabilities, wanted / 100)
    st.markdown(sentence(found, len(table)))
    rows = threshold_table(found, table.categories)
    st.dataframe(
        rows,
        column_config={
            "Accept from": st.column_config.ProgressColumn(
                format="%.0f %%", min_value=0, max_value=100,
                help="Least confidence. Empty where no confidence is enough: its answers would all be checked.",
            ),
            "Given": st.column_config.NumberColumn(help="Products that the model gives this category."),
            "Accepted": st.column_config.NumberColumn(help="Those of them that reach the threshold."),
            "Right": st.column_config.NumberColumn(
                format="%.1f %%", help="Of the accepted, on products that had no say in the threshold."
            ),
        },
        hide_index=True,
        height="content" if len(rows) <= 10 else 388,
        placeholder="–",
        alt="Thresholds of each category",
    )  # fmt: skip
    st.caption(
        "Thresholds are chosen on all products shown; what they come to is counted on products that had no say in "
        "them (four fifths choose, the fifth is counted, in turn). With few products of a category, that may fall "
        "short of what is asked."
    )


def sentence(found: ClassThresholds, products: int) -> str:
    """What the thresholds come to, in words (Markdown)."""
    left = products - int(found.answered.sum())
    if left == products:
        return f"No answer would be accepted; a person would have to check all {products:,} products."
    return (
        f"**{percent(found.coverage)}** of the products are answered, **{percent(found.accuracy, 1)}** of those "
        f"rightly; a person would have to check **{left:,}** of {products:,}."
    )


def threshold_table(found: ClassThresholds, categories: tuple[str, ...]) -> pd.DataFrame:
    """One row for each category that is ever given, shares in per cent."""
    rows = pd.DataFrame(
        {
            "Category": categories,
            "Accept from": np.where(np.isfinite(found.threshold), 100 * found.threshold, np.nan),
            "Given": found.predicted,
            "Accepted": found.answered,
            "Right": 100 * found.precision,
        }
    )
    return rows[rows["Given"] > 0]
