"""ROC curves of all categories together and of a few that are chosen."""

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.curves import RocCurve, RocCurves
from core.evaluation.report import EvaluationReport
from core.evaluation.slicing import CATEGORY
from dashboard import theme
from dashboard.evaluation.clicking import clickable
from dashboard.evaluation.curve_lines import Line, add_lines
from dashboard.evaluation.measures import Measured
from dashboard.markup import plain

MOST = 6
CORNER = 0.2
_SHOWN_FIRST = 3


def roc(measured: Measured) -> None:
    """Draw the curves of the chosen categories, at first of those with the smallest areas."""
    report = measured.report
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    chosen = left.multiselect(
        f"Categories (at most {MOST})",
        [score.category for score in report.per_class if score.roc_auc is not None],
        default=weakest(report),
        max_selections=MOST,
        key="evaluation-curves",
        placeholder="None beside the averages",
    )
    corner = right.toggle("Zoom into the corner", key="evaluation-curves-corner", help="The part that matters most.")
    drawn = measured.curves(tuple(chosen))
    # The first trace is the diagonal.
    picks = [[]] + [[[Condition(CATEGORY, curve.name)]] * len(curve.true_positive_rate) for curve in drawn.categories]
    clickable(chart(drawn, corner), "evaluation-roc", "ROC curves, one category against the rest", picks)
    if drawn.undefined:
        st.caption(f"No curve for {plain(', '.join(drawn.undefined))}: no product, or every product, is of it.")
    st.caption(
        "Moving right along a curve, more products are accepted as this category at the price of more false ones. "
        "The closer to the upper left corner the better; the dotted diagonal is guessing. Rare categories make steps. "
        "Click a category's curve to see only its products everywhere."
    )


def weakest(report: EvaluationReport) -> list[str]:
    """The categories with the smallest areas under their curves."""
    known = [score for score in report.per_class if score.roc_auc is not None]
    return [score.category for score in sorted(known, key=lambda score: score.roc_auc or 0)[:_SHOWN_FIRST]]


def chart(curves: RocCurves, corner: bool) -> go.Figure:
    """The curves over the diagonal.

    Args:
        curves: averages and the chosen categories.
        corner: show only the upper left corner.
    """
    figure = theme.figure(height=520)
    figure.add_scatter(
        x=[0, 100], y=[0, 100], mode="lines", line={"dash": "dot", "color": theme.NEUTRAL, "width": 1},
        name="guessing", hoverinfo="skip", showlegend=False,
    )  # fmt: skip
    averages = [None if each is None else _line(each) for each in (curves.macro, curves.micro)]
    hover = "%{y:.1f} % found at %{x:.1f} % false"
    add_lines(figure, [_line(each) for each in curves.categories], averages, hover)
    side = 100 * CORNER
    figure.update_xaxes(title="False positives, % of other products", range=[-0.5, side] if corner else [-1, 101])
    figure.update_yaxes(title="True positives, % of the category", range=[100 - side, 100.5] if corner else [0, 101])
    return figure


def _line(curve: RocCurve) -> Line:
    return Line(curve.name, curve.false_positive_rate, curve.true_positive_rate, curve.area)
