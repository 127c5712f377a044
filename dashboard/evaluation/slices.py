"""Where the model is good and where it is not: the groups recognised worst, and how far the groups lie apart."""

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.intervals import wilson
from core.evaluation.slicing import CATEGORY, MODALITY, SOURCE, Column
from dashboard import theme
from dashboard.evaluation.clicking import HINT, clickable
from dashboard.evaluation.fairness import fairness_note
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.per_class import DIAMOND, bar_marker, no_gaps, plain_label
from dashboard.evaluation.view import View
from dashboard.evaluation.wording import group_title
from dashboard.evaluation.worst import worst_groups

_NAMES = {SOURCE: "Source", MODALITY: "What the product has", CATEGORY: "Category"}


@dataclass(frozen=True)
class Bar:
    """One bar: accuracy of some products.

    Attributes:
        label: what they share.
        n: how many they are.
        accuracy: fraction of 1.
        f1_macro: fraction of 1.
        chosen: whether it was clicked.
    """

    label: str
    n: int
    accuracy: float
    f1_macro: float
    chosen: bool = False


def slices_tab(view: View) -> None:
    """Draw the groups recognised worst, then one chart for the column that is chosen."""
    names = [each.name for each in view.everything.columns]
    if not names:
        st.info("These products are all of one kind, so there are no groups to compare.", icon=":material/info:")
        return
    worst_groups(view.measured)
    st.markdown("**Compare groups**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox("Groups by", names, format_func=column_title, width=280, key="by", bind="query-params")
        measured = _among(view.beside(name), name)
    column = next((each for each in measured.columns if each.name == name), None)
    if column is None:
        st.info("The products that are left are all in one group.", icon=":material/info:")
        return
    _compare(view, measured, column)


def column_title(name: str) -> str:
    """A column's name as a heading."""
    return _NAMES.get(name, name[:1].upper() + name[1:])


def _among(measured: Measured, name: str) -> Measured:
    """The products of one category alone, where that is asked for."""
    if name == CATEGORY:
        return measured
    present = [score.category for score in measured.report.per_class if score.support]
    category = st.selectbox(
        "Among products of",
        present,
        index=None,
        placeholder="All categories",
        width=280,
        key="among",
        help="Of one category alone, a difference cannot come from the groups' holding different categories.",
    )
    return measured if category is None else measured.among(category)


def _compare(view: View, measured: Measured, column: Column) -> None:
    chosen = view.chosen(column.name)
    scores = measured.scores(column)
    bars = [
        Bar(group_title(column.name, value), score.n, score.accuracy, score.f1_macro, value in chosen)
        for value, score in scores.items()
    ]
    values = [value for value, _ in sorted(scores.items(), key=lambda item: item[1].n)]
    picks = [[Condition(column.name, value)] for value in values]
    title = f"Accuracy by {column_title(column.name).lower()}"
    # Of one category's products, F1 would count none of the mistakes that others make for it.
    clickable(chart(bars, f1=column.name != CATEGORY), f"evaluation-slice-{column.name}", title, [picks] * 2)
    st.caption(
        "A bar is the share that is recognised, its whisker the 95 % interval: where whiskers overlap widely, the "
        f"difference may be chance. A diamond is macro F1 over the categories that the group has products of. {HINT}"
    )
    fairness_note(measured.disparity(column))


def chart(bars: list[Bar], f1: bool = True) -> go.Figure:
    """Horizontal bars of accuracy with intervals, the largest group at the top.

    Args:
        bars: the groups.
        f1: whether macro F1 is marked too.
    """
    order = sorted(bars, key=lambda bar: bar.n)
    names = [f"{plain_label(bar.label)}  <span style='opacity:.7'>{bar.n:,}</span>" for bar in order]
    ends = [wilson(round(bar.accuracy * bar.n), bar.n) for bar in order]
    figure = theme.figure(height=30 * len(order) + 110)
    figure.add_bar(
        x=[100 * bar.accuracy for bar in order],
        y=names,
        orientation="h",
        name="Accuracy",
        marker=bar_marker([bar.chosen for bar in order]),
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [100 * (end.high - bar.accuracy) for bar, end in zip(order, ends, strict=True)],
            "arrayminus": [100 * (bar.accuracy - end.low) for bar, end in zip(order, ends, strict=True)],
            "color": theme.FOR,
            "thickness": 3,
        },
        customdata=[[100 * end.low, 100 * end.high] for end in ends],
        hovertemplate="%{y}<br>%{x:.1f} % right (%{customdata[0]:.1f} – %{customdata[1]:.1f})<extra></extra>",
    )
    if f1:
        figure.add_scatter(
            x=[100 * bar.f1_macro for bar in order],
            y=names,
            mode="markers",
            name="Macro F1",
            marker=DIAMOND,
            cliponaxis=False,
            hovertemplate="%{y}<br>macro F1 %{x:.1f} %<extra></extra>",
        )
    figure.update_xaxes(range=[0, 100], ticksuffix=" %")
    figure.update_yaxes(showgrid=False, range=no_gaps(len(order)))
    return figure
