"""How each category was recognised: a chart and a table that sorts."""

from collections.abc import Collection, Iterable

import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.export import tables
from core.evaluation.report import CategoryScore
from core.evaluation.slicing import CATEGORY
from dashboard.evaluation.bars import Bar, bar_list
from dashboard.evaluation.clicking import HINT
from dashboard.evaluation.view import View

BY = ("F1", "Precision", "Recall", "Products", "Name")


def per_class_tab(view: View) -> None:
    """Draw the chart and the table of the categories that have products."""
    report = view.beside(CATEGORY).report
    by = st.segmented_control("Order", BY, default="F1", required=True, key="evaluation-per-class-order")
    drawn = bars((score for score in report.per_class if score.support), by, view.chosen(CATEGORY))
    picks = [[Condition(CATEGORY, bar.label)] for bar in drawn]
    alt = "F1, precision and recall of each category"
    bar_list(drawn, ("F1", "Precision", "Recall"), picks, "evaluation-per-class", alt)
    st.caption(
        "A bar is F1, the diamond precision and the circle recall. A circle left of its diamond: the model misses "
        f"products of this category; to the right: it gives the category to products of others. {HINT}"
    )
    rows = tables.per_class(report)
    rows[list(_RATES)] *= 100
    st.dataframe(
        rows[(rows["Products"] > 0) | (rows["Predicted"] > 0)],
        column_config={name: _rate(name, meaning) for name, meaning in _RATES.items()}
        | {
            "ROC AUC": st.column_config.NumberColumn(format="%.3f", help="One against rest; 0.5 is guessing."),
            "Products": st.column_config.NumberColumn(help="Products that are of this category."),
            "Predicted": st.column_config.NumberColumn(help="Products that were given this category."),
            "Most often taken for": st.column_config.TextColumn(width=210),
        },
        hide_index=True,
        height="content",
        alt="Figures of each category",
    )
    st.caption("Click a column's name to sort by it.")


def bars(scores: Iterable[CategoryScore], by: str, chosen: Collection[str] = ()) -> list[Bar]:
    """Bars of F1 with marks of precision and recall.

    Args:
        scores: of each category.
        by: one of ``BY``; the lowest comes first, of products the most.
        chosen: categories whose bars are marked.
    """
    return [
        Bar(score.category, score.support, score.f1, (score.precision, score.recall), chosen=score.category in chosen)
        for score in sorted(scores, key=_keys[by])
    ]


_RATES = {
    "Precision": "Of the products given this category, how many are of it.",
    "Recall": "Of this category's products, how many were recognised.",
    "F1": "Harmonic mean of precision and recall.",
}
_keys = {
    "F1": lambda score: score.f1,
    "Precision": lambda score: score.precision,
    "Recall": lambda score: score.recall,
    "Products": lambda score: -score.support,
    "Name": lambda score: score.category.lower(),
}


def _rate(name: str, meaning: str) -> object:
    return st.column_config.ProgressColumn(name, help=meaning, format="%.1f %%", min_value=0, max_value=100, width=130)
