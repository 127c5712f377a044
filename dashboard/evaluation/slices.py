"""Where the model is good and where it is not: by source and by what a product has."""

from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.intervals import wilson
from core.evaluation.report import EvaluationReport, SliceScore
from dashboard import theme
from dashboard.evaluation.filters import source_name
from dashboard.evaluation.per_class import BAR_OPACITY, DIAMOND, no_gaps, plain_label

_HAS = {"both": "picture and text", "image": "picture only", "text": "text only", "neither": "neither"}


@dataclass(frozen=True)
class Bar:
    """One bar: accuracy of some products.

    Attributes:
        label: what they share.
        n: how many they are.
        accuracy: fraction of 1.
        f1_macro: fraction of 1.
    """

    label: str
    n: int
    accuracy: float
    f1_macro: float


def slices_tab(report: EvaluationReport) -> None:
    """Draw one chart a way of slicing the products left after filtering."""
    groups = {
        "By source": [_bar(source_name(name), score) for name, score in report.slices["source"].items()],
        "By what the product has": [_bar(_HAS[name], score) for name, score in report.slices["modality"].items()],
    }
    for title, bars in groups.items():
        st.markdown(f"**{title}**")
        theme.draw(chart(bars), f"evaluation-slice-{title}", f"Accuracy, {title.lower()}")
    st.caption(
        "A bar is accuracy, its whisker the 95 % interval: where whiskers overlap widely, the difference may be "
        "chance. The diamond is macro F1 over the categories that the slice has products of."
    )


def chart(bars: list[Bar]) -> go.Figure:
    """Horizontal bars of accuracy with intervals, the largest group at the top."""
    order = sorted(bars, key=lambda bar: bar.n)
    names = [f"{plain_label(bar.label)}  <span style='opacity:.7'>{bar.n:,}</span>" for bar in order]
    ends = [wilson(round(bar.accuracy * bar.n), bar.n) for bar in order]
    figure = theme.figure(height=30 * len(order) + 110)
    figure.add_bar(
        x=[100 * bar.accuracy for bar in order],
        y=names,
        orientation="h",
        name="Accuracy",
        marker={"color": theme.FOR, "opacity": BAR_OPACITY},
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


def _bar(label: str, score: SliceScore) -> Bar:
    return Bar(label, score.n, score.accuracy, score.f1_macro)
