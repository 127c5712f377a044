"""How often the right category is among the first few answers."""

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go
import streamlit as st

from core.evaluation.metrics import label_indices
from core.evaluation.top_k import top_k_curve
from dashboard import theme
from dashboard.evaluation.measures import Measured
from dashboard.markup import percent

_MOST = 10


def top_k(measured: Measured) -> None:
    """Draw the share of products whose category is among the first answers."""
    table = measured.table
    shares = top_k_curve(label_indices(table.labels, table.categories), table.probabilities)
    theme.draw(chart(shares), "evaluation-top-k", "Share of products whose category is among the first k answers")
    enough = int(np.argmax(shares >= 0.99)) + 1
    st.caption(
        f"A person who picks from the first k answers finds the right one this often. {enough} are needed for "
        f"{percent(float(shares[enough - 1]), 1)} of the products."
    )


def chart(shares: npt.NDArray[np.float64]) -> go.Figure:
    """A line over the first answers; shares (C,) of 0 to 1, for 1, 2, ... answers."""
    shown = 100 * shares[:_MOST]
    figure = theme.figure(height=380)
    figure.add_scatter(
        x=np.arange(1, len(shown) + 1),
        y=shown,
        mode="lines+markers+text",
        line={"color": theme.FOR, "width": 2},
        marker={"size": 8},
        text=[f"{value:.1f}" for value in shown],
        textposition="bottom right",
        hovertemplate="among the first %{x}: %{y:.1f} %<extra></extra>",
    )
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title="Answers looked at (k)", dtick=1)
    figure.update_yaxes(title="Right one among them", ticksuffix=" %", range=[float(shown.min()) - 6, 101])
    return figure
