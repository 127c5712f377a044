"""How each category was recognised: a chart and a table that sorts."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.export import tables
from core.evaluation.report import CategoryScore, EvaluationReport
from core.evaluation.slicing import CATEGORY
from dashboard import theme
from dashboard.evaluation.clicking import HINT, clickable
from dashboard.evaluation.view import View
from dashboard.markup import percent, plain

BY = ("F1", "Precision", "Recall", "Products", "Name")
# Pale bars let marks and whiskers stand out on them; marks are black and white, for light and dark pages alike.
BAR_OPACITY, CHOSEN_OPACITY = 0.4, 0.75
DIAMOND = {"symbol": "diamond", "size": 13, "color": "#17202E", "line": {"width": 1, "color": "#FFFFFF"}}
CIRCLE = {"symbol": "circle", "size": 7, "color": "#FFFFFF", "line": {"width": 2, "color": "#17202E"}}
_ROW = 26


def per_class_tab(view: View) -> None:
    """Draw the chart and the table of the categories that have products."""
    report = view.beside(CATEGORY).report
    by = st.segmented_control("Order", BY, default="F1", required=True, key="evaluation-per-class-order")
    scores = [score for score in report.per_class if score.support]
    picks = [[Condition(CATEGORY, score.category)] for score in _ordered(scores, by)]
    alt = "F1, precision and recall of each category"
    clickable(chart(scores, by, view.chosen(CATEGORY)), "evaluation-per-class", alt, [picks] * 3)
    st.caption(
        "A bar is F1, the diamond precision and the circle recall. A circle left of its diamond: the model misses "
        f"products of this category; to the right: it gives the category to products of others. {HINT}"
    )
    rows = tables.per_class(report)
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


def chart(scores: list[CategoryScore], by: str, chosen: Collection[str] = ()) -> go.Figure:
    """Bars of F1 with marks of precision and recall, the lowest at the top.

    Args:
        scores: at least one category.
        by: one of ``BY``.
        chosen: categories whose bars are marked.
    """
    order = _ordered(scores, by)
    names = [f"{plain_label(score.category)}  <span style='opacity:.7'>{score.support:,}</span>" for score in order]
    figure = theme.figure(height=_ROW * len(order) + 70)
    figure.add_bar(
        x=[100 * score.f1 for score in order],
        y=names,
        orientation="h",
        name="F1",
        marker=bar_marker([score.category in chosen for score in order]),
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


def bar_marker(chosen: Sequence[bool]) -> dict[str, object]:
    """How bars look: pale, and the chosen ones full and framed."""
    return {
        "color": theme.FOR,
        "opacity": [CHOSEN_OPACITY if each else BAR_OPACITY for each in chosen],
        "line": {"color": theme.FOR, "width": [2 if each else 0 for each in chosen]},
    }


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


def _ordered(scores: list[CategoryScore], by: str) -> list[CategoryScore]:
    """As the chart takes them: Plotly draws the first category at the bottom."""
    return sorted(scores, key=_keys[by], reverse=True)


def _rate(name: str, meaning: str) -> object:
    return st.column_config.ProgressColumn(name, help=meaning, format="%.1f %%", min_value=0, max_value=100, width=130)
