"""Lines of curves: of all categories together, thick, and of a few, told apart by hue and dash."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from core.evaluation.polyline import Points
from dashboard import theme
from dashboard.marks import plain_label


@dataclass(frozen=True, eq=False)
class Line:
    """One curve.

    Attributes:
        name: the category, or the average.
        across: float (K,), fractions of 1.
        up: float (K,), fractions of 1.
        value: the one number that the legend gives for it.
    """

    name: str
    across: Points
    up: Points
    value: float


def add_lines(figure: go.Figure, categories: Sequence[Line], averages: Sequence[Line | None], hover: str) -> None:
    """Add the curves to a figure in per cent.

    Args:
        figure: is added to.
        categories: the chosen ones.
        averages: the macro and the micro average, as far as they exist.
        hover: what a point says, with ``%{x}`` and ``%{y}``.
    """
    for line, colour, dash in zip(categories, theme.CATEGORICAL[1:], theme.DASHES[1:], strict=False):
        figure.add_trace(_trace(line, colour, dash, 2, hover))
    for average, dash in zip(averages, ("solid", "dash"), strict=True):
        if average is not None:
            figure.add_trace(_trace(average, theme.FOR, dash, 3, hover))


def _trace(line: Line, colour: str, dash: str, width: int, hover: str) -> go.Scatter:
    name = plain_label(line.name)
    return go.Scatter(
        x=100 * line.across,
        y=100 * line.up,
        mode="lines",
        line={"color": colour, "dash": dash, "width": width},
        name=f"{name} {line.value:.3f}",
        hovertemplate=f"{name}<br>{hover}<extra></extra>",
    )
