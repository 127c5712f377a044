"""How sure the model was when it was right and when it was wrong."""

from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
import streamlit as st
from plotly.subplots import make_subplots

from core.evaluation.calibration import Reliability
from core.evaluation.conditions import ANSWER, CONFIDENCE, RIGHT, WRONG, Condition
from core.evaluation.coverage import CoverageCurve, coverage_curve
from core.evaluation.predictions import PredictionTable
from dashboard import resources, theme
from dashboard.evaluation.clicking import HINT, clickable
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.view import View
from dashboard.markup import percent

BINS = 20


def confidence_tab(view: View) -> None:
    """Draw histograms of right and wrong answers, accuracy by confidence, and what a threshold would do."""
    measured = view.beside(CONFIDENCE, ANSWER)
    left, right = st.columns([3, 2], gap="large")
    with left:
        bins = [Condition(CONFIDENCE, f"{low}-{high}") for low, high in pairwise(range(0, 101, 100 // BINS))]
        picks = [[[Condition(ANSWER, answer), each] for each in bins] for answer in (RIGHT, WRONG)]
        alt = "Confidence of right and of wrong answers"
        clickable(histogram(measured.table), "evaluation-confidence", alt, picks)
        st.caption(
            "Right answers above, wrong ones below, each with a scale of its own. Wrong answers at the far right are "
            f"the dangerous ones: the model was sure of them. {HINT}"
        )
    with right:
        found = measured.reliability
        ends = [f"{100 * low:.6g}-{100 * high:.6g}" for low, high in pairwise(found.edges)]
        filled = [[Condition(CONFIDENCE, each)] for each, n in zip(ends, found.counts, strict=True) if n]
        clickable(reliability_chart(found), "evaluation-reliability", "Accuracy by confidence", [[], filled])
        st.caption(
            f"On the diagonal, confidence can be taken at its word; below it, the model is too sure. "
            f"Mean gap (calibration error): {percent(measured.report.ece, 1)}. Brier score, which counts wrong answers "
            f"and dishonest confidence together: {measured.brier:.3f} (0 is best, 2 worst)."
        )
    _decide(measured)


def _decide(measured: Measured) -> None:
    """What answering only when sure costs, and the threshold that is tried."""
    asked = round(100 * resources.card().training.get("abstention", {}).get("least_confidence", 0.8))
    st.markdown("**Answer only when sure**")
    left, right = st.columns([3, 2], gap="large")
    with right:
        threshold = st.slider(
            "Accept answers with a confidence of at least",
            0, 99, min(asked, 99), format="%d %%", key="evaluation-threshold",
            help=f"Answers below it would be left to a person. The analyzer calls those below {asked} % not sure.",
        )  # fmt: skip
        st.markdown(threshold_sentence(measured.table, threshold / 100))
    with left:
        curve = coverage_curve(measured.table.rows["confidence"], measured.table.correct)
        least = [[Condition(CONFIDENCE, f"{100 * each:.0f}-100")] for each in curve.confidence[curve.coverage > 0]]
        chart = coverage_chart(curve, threshold / 100)
        clickable(chart, "evaluation-coverage", "Accuracy by share answered", [least])
        st.caption(
            "From right to left, the least sure answers are given up first. A curve that rises steeply at its right "
            "end means that the model knows what it does not know. Click it to keep the answers that are as sure."
        )


def coverage_chart(curve: CoverageCurve, threshold: float) -> go.Figure:
    """Accuracy of the answered products against their share, the chosen threshold marked.

    Args:
        curve: measured at a hundred steps of the least confidence.
        threshold: the chosen step, 0 to 1.
    """
    answered = curve.coverage > 0
    figure = theme.figure(height=300)
    figure.add_scatter(
        x=100 * curve.coverage[answered],
        y=100 * curve.accuracy[answered],
        mode="lines",
        line={"color": theme.FOR, "width": 2},
        customdata=100 * curve.confidence[answered],
        hovertemplate="at least %{customdata:.0f} % sure<br>%{x:.0f} % answered, %{y:.1f} % right<extra></extra>",
    )
    at = int(np.argmin(np.abs(curve.confidence - threshold)))
    if answered[at]:
        figure.add_scatter(
            x=[100 * curve.coverage[at]], y=[100 * curve.accuracy[at]], mode="markers", hoverinfo="skip",
            marker={"size": 12, "color": theme.FOR, "line": {"width": 2, "color": "#FFFFFF"}},
        )  # fmt: skip
    lowest = 100 * float(np.nanmin(curve.accuracy[answered]))
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title="Products answered", range=[0, 102], ticksuffix=" %", dtick=20)
    figure.update_yaxes(title="Of those right", range=[min(lowest - 1, 99), 100.5], ticksuffix=" %")
    return figure


def threshold_sentence(table: PredictionTable, threshold: float) -> str:
    """What accepting only confident answers would do, in words (Markdown).

    Args:
        table: at least one product.
        threshold: smallest confidence accepted, 0 to 1.
    """
    accepted = table.rows["confidence"].to_numpy() >= threshold
    if not accepted.any():
        return f"No answer reaches {percent(threshold)}."
    share, right = accepted.mean(), table.correct[accepted].mean()
    missed = int((~table.correct[accepted]).sum())
    wrong = "none of them is wrong" if missed == 0 else f"{missed:,} of them {'is' if missed == 1 else 'are'} wrong"
    return (
        f"**{percent(share)}** of the products are answered, **{percent(right, 1)}** of those rightly ({wrong}); "
        f"{len(table) - int(accepted.sum()):,} are left to a person."
    )


def histogram(table: PredictionTable) -> go.Figure:
    """Two histograms over one axis: right answers above, wrong ones hanging below."""
    edges = np.linspace(0, 1, BINS + 1)
    confidence, right = table.rows["confidence"].to_numpy(dtype=float), table.correct
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.04, figure=theme.figure(height=380))
    for row, (name, chosen, colour) in enumerate(
        (("Right", right, theme.RIGHT), ("Wrong", ~right, theme.WRONG)), start=1
    ):
        counts, _ = np.histogram(confidence[chosen], bins=edges)
        figure.add_bar(
            x=100 * (edges[:-1] + edges[1:]) / 2,
            y=counts,
            width=100 / BINS * 0.9,
            marker_color=colour,
            name=f"{name} ({int(chosen.sum()):,})",
            customdata=[f"{100 * low:.0f} – {100 * high:.0f} %" for low, high in pairwise(edges)],
            hovertemplate=f"%{{customdata}} sure<br>{name.lower()}: %{{y:,}} products<extra></extra>",
            row=row,
            col=1,
        )
        most = max(1, int(counts.max()))
        # Left to itself, an axis without products would go below nothing, and one of few would count halves.
        room = [0, 1.05 * most] if row == 1 else [1.05 * most, 0]
        step = 1 if most < 5 else None
        figure.update_yaxes(title=name, tickformat=",", range=room, dtick=step, row=row, col=1)
    figure.update_xaxes(range=[0, 101], ticksuffix=" %", dtick=20)
    figure.update_xaxes(title="Confidence", row=2, col=1)
    return figure


def reliability_chart(found: Reliability) -> go.Figure:
    """Accuracy in each bin of confidence against the bin's mean confidence; larger marks hold more products."""
    filled = found.counts > 0
    counts = found.counts[filled]
    figure = theme.figure(height=380)
    figure.add_scatter(
        x=[0, 100], y=[0, 100], mode="lines", hoverinfo="skip", line={"dash": "dot", "color": theme.NEUTRAL, "width": 1}
    )
    figure.add_scatter(
        x=100 * found.confidence[filled],
        y=100 * found.accuracy[filled],
        mode="lines+markers",
        line={"color": theme.FOR, "width": 2},
        marker={"size": 6 + 14 * np.sqrt(counts / counts.max()), "opacity": 0.85},
        customdata=counts,
        hovertemplate="%{x:.0f} % sure, %{y:.0f} % right<br>%{customdata:,} products<extra></extra>",
    )
    figure.update_layout(showlegend=False)
    figure.update_xaxes(title="Mean confidence", range=[0, 104], ticksuffix=" %", dtick=20)
    figure.update_yaxes(title="Right", range=[-4, 104], ticksuffix=" %", dtick=20)
    return figure
