"""Size against accuracy of measured copies, and the copies as a table."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.training.compress.results import Point, frontier
from dashboard import theme
from dashboard.compress.wording import megabytes

_HEIGHT = 420


def pareto(points: Sequence[Point], chosen: Point) -> go.Figure:
    """Copies by size and accuracy, those that no other beats joined by a line.

    Args:
        points: the original first.
        chosen: the copy that is ringed.
    """
    chart = theme.figure(height=_HEIGHT)
    best, largest = frontier(points), max(point.bytes for point in points)
    chart.add_scatter(
        x=[point.bytes / 1e6 for point in best], y=[100 * point.accuracy for point in best],
        mode="lines", line={"color": theme.FOR, "dash": "dot", "width": 1.5, "shape": "hv"},
        name="Nothing smaller is as good", hoverinfo="skip",
    )  # fmt: skip
    for name, symbol, members in (
        ("Original", "diamond", points[:1]),
        ("Copy", "circle", points[1:]),
    ):
        chart.add_scatter(
            x=[point.bytes / 1e6 for point in members],
            y=[100 * point.accuracy for point in members],
            mode="markers+text",
            marker={
                "symbol": symbol,
                "size": [16 if point == chosen else 11 for point in members],
                "color": [theme.FOR if point in best else theme.NEUTRAL for point in members],
                "line": {"width": [3 if point == chosen else 0 for point in members], "color": theme.AGAINST},
            },
            # Of copies that lie close together the labels would cover each other: the beaten ones tell theirs on hover.
            text=[point.label if point in (points[0], chosen, *best) else "" for point in members],
            # Large copies have room on their left only; the original's stands below, where no copy's label reaches.
            textposition=[
                f"{'bottom' if point == points[0] else 'top'} {'left' if 2 * point.bytes > largest else 'right'}"
                for point in members
            ],
            cliponaxis=False,
            hovertext=[
                f"{point.label}<br>{megabytes(point.bytes)}, {100 * point.accuracy:.2f} % right" for point in members
            ],
            hoverinfo="text",
            name=name,
        )
    chart.update_xaxes(title="Size, MB", rangemode="tozero")
    chart.update_yaxes(title="Right on held-out products, %")
    return chart


def table(points: Sequence[Point]) -> None:
    """Draw the copies with all their figures."""
    rows = [
        {
            "Copy": point.label,
            "Size": point.bytes / 1e6,
            "Smaller": 100 * point.smaller,
            "Right": 100 * point.accuracy,
            "Macro F1": 100 * point.f1_macro,
            "One product": point.latency_ms,
            "Speed": point.times_as_fast,
            "Many": point.products_per_second,
            "Maps": point.map_agreement,
            "Words": None if point.word_agreement is None else 100 * point.word_agreement,
        }
        for point in points
    ]
    number = st.column_config.NumberColumn
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        width="stretch",
        height="content",
        column_config={
            "Size": number(format="%.1f MB", help="All that the model needs to answer, encoders included."),
            "Smaller": number(format="%.1f %%", help="Than the original's numbers with four bytes each."),
            "Right": number(format="%.2f %%", help="On held-out products."),
            "Macro F1": number(format="%.2f %%"),
            "One product": number(format="%.1f ms", help="Median, from picture and text to the answer."),
            "Speed": number(format="%.2f ×", help="As fast as the original, both measured in turns."),
            "Many": number(format="%.0f / s", help="Products a second when many are given at once."),
            "Maps": number(format="%.2f", help="Rank correlation of heat maps with the original's; 1 is the same."),
            "Words": number(format="%.0f %%", help="Of the five weightiest words, those that stay."),
        },
    )
