"""Precision-recall curves of all categories together and of a few that are chosen."""

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.precision_recall import (
    PrecisionRecallCurve,
    PrecisionRecallCurves,
    precision_recall_curves,
)
from dashboard import theme
from dashboard.evaluation.curve_lines import Line, add_lines
from dashboard.evaluation.measures import KEPT, Measured
from dashboard.evaluation.roc import MOST, weakest
from dashboard.markup import plain


def precision_recall(measured: Measured) -> None:
    """Draw the curves of the chosen categories, at first of those with the smallest ROC areas."""
    report = measured.report
    chosen = st.multiselect(
        f"Categories (at most {MOST})",
        [score.category for score in report.per_class if score.support],
        default=weakest(report),
        max_selections=MOST,
        key="evaluation-precision-recall-categories",
        placeholder="None beside the averages",
    )
    drawn = _curves(measured, measured.digest, tuple(chosen))
    theme.draw(chart(drawn), "evaluation-precision-recall", "Precision-recall curves, one category against the rest")
    if drawn.undefined:
        st.caption(f"No curve for {plain(', '.join(drawn.undefined))}: no product is of it.")
    st.caption(
        "Moving right along a curve, more of the category's products are found at the price of more false ones. The "
        "closer to the upper right corner the better; the number in the legend is the mean precision. Guessing would "
        "lie at the category's share of all products, often far down."
    )


def chart(curves: PrecisionRecallCurves) -> go.Figure:
    """The curves; averages thick, categories by hue and dash."""
    figure = theme.figure(height=520)
    averages = [None if each is None else _line(each) for each in (curves.macro, curves.micro)]
    hover = "%{x:.1f} % found, %{y:.1f} % of the found right"
    add_lines(figure, [_line(each) for each in curves.categories], averages, hover)
    figure.update_xaxes(title="Recall, % of the category found", range=[-1, 101])
    figure.update_yaxes(title="Precision, % of the found right", range=[0, 101])
    return figure


def _line(curve: PrecisionRecallCurve) -> Line:
    return Line(curve.name, curve.recall, curve.precision, curve.average_precision)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _curves(_of: Measured, digest: str, chosen: tuple[str, ...]) -> PrecisionRecallCurves:
    return precision_recall_curves(_of.table.labels, _of.table.probabilities, _of.table.categories, chosen)
