"""How each category was recognised: a chart and a table that sorts."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.evaluation.report import CategoryScore, EvaluationReport
from dashboard import theme
from dashboard.evaluation.confusion import confusions
from dashboard.markup import percent, plain

BY = ("F1", "Precision", "Recall", "Products", "Name")
# Pale bars let marks and whiskers stand out on them; marks are black and white, for light and dark pages alike.
BAR_OPACITY = 0.4
DIAMOND = {"symbol": "diamond", "size": 13, "color": "#17202E", "line": {"width": 1, "color": "#FFFFFF"}}
CIRCLE = {"symbol": "circle", "size": 7, "color": "#FFFFFF", "line": {"width": 2, "color": "#17202E"}}
_ROW = 26


def per_class_tab(report: EvaluationReport) -> None:
    """Draw the chart and the table of the categories that have products."""
    by = st.segmented_control("Order", BY, default="F1", required=True, key="evaluation-per-class-order")
    scores = [score for score in report.per_class if score.support]
    theme.draw(chart(scores, by), "evaluation-per-class", "F1, precision and recall of each category")
    st.caption(
        "A bar is F1, the diamond precision and the circle recall. A circle left of its diamond: the model misses "
        "products of this category; to the right: it gives the category to products of others."
    )
    rows = table(report)
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


def table(report: EvaluationReport) -> pd.DataFrame:
    """One row a category, rates in per cent; also what is downloaded."""
    taken = {category: (predicted, count) for category, predicted, count in reversed(_all_confusions(report))}
    return pd.DataFrame(
        {
            "Category": score.category,
            "Products": score.support,
            "Predicted": score.predicted,
            "Precision": 100 * score.precision if score.predicted else None,
            "Recall": 100 * score.recall if score.support else None,
            "F1": 100 * score.f1 if score.support else None,
            "ROC AUC": score.roc_auc,
            "Most often taken for": "{} ({})".format(*taken[score.category]) if score.category in taken else "",
        }
        for score in report.per_class
    )


def chart(scores: list[CategoryScore], by: str) -> go.Figure:
    """Bars of F1 with marks of precision and recall, the lowest at the top.

    Args:
        scores: at least one category.
        by: one of ``BY``.
    """
    # Plotly draws the first category at the bottom.
    order = sorted(scores, key=_keys[by], reverse=True)
    names = [f"{plain_label(score.category)}  <span style='opacity:.7'>{score.support:,}</span>" for score in order]
    figure = theme.figure(height=_ROW * len(order) + 70)
    figure.add_bar(
        x=[100 * score.f1 for score in order],
        y=names,
        orientation="h",
        name="F1",
        marker={"color": theme.FOR, "opacity": BAR_OPACITY},
        hovertemplate="%{y}<br>F1 %{x:.1f} %<extra></extra>",
    )
    for label, mark in (("Precision", DIAMOND), ("Recall", CIRCLE)):
        figure.add_scatter(
            x=[100 * getattr(score, label.lower()) for score in order],
            y=names,
            mode="markers",
            name=label,
            marker=mark,
            cliponaxis=False,
            hovertemplate=f"%{{y}}<br>{label} %{{x:.1f}} %<extra></extra>",
        )
    figure.update_xaxes(range=[0, 100], ticksuffix=" %")
    figure.update_yaxes(showgrid=False, range=no_gaps(len(order)))
    return figure


def no_gaps(bars: int) -> list[float]:
    """The range of an axis of that many names; by itself it grows by the room that marks would take beyond the bars."""
    return [-0.6, bars - 0.4]


def plain_label(name: str) -> str:
    """A name inside a chart, where angle brackets would be read as markup."""
    return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def worst_sentence(report: EvaluationReport) -> str:
    """The category that is recognised worst, in words (Markdown)."""
    scores = [score for score in report.per_class if score.support]
    worst = min(scores, key=lambda score: score.recall)
    return (
        f"Recognised least often: **{plain(worst.category)}**, {percent(worst.recall)} of {worst.support:,} products."
    )


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


def _all_confusions(report: EvaluationReport) -> list[tuple[str, str, int]]:
    return confusions(report.confusion, report.categories, report.confusion.size)


def _rate(name: str, meaning: str) -> object:
    return st.column_config.ProgressColumn(name, help=meaning, format="%.1f %%", min_value=0, max_value=100, width=130)
