"""Lines over severities or strengths, with the studied model's interval as a band; one way for all charts here."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import theme
from dashboard.markup import escape

MARKS = ("circle", "diamond", "square", "triangle-up", "x", "star")
# Of the studied model's interval.
_BAND_OPACITY = 0.16


def add_line(figure: go.Figure, rows: pd.DataFrame, name: str, place: int, labels: list[str], band: bool) -> None:
    """Add one line.

    Args:
        figure: the chart.
        rows: figures by rising strength, with ``strength``, ``value``, ``low`` and ``high``.
        name: of the line.
        place: among the lines, for colour, dash and mark.
        labels: what each strength is, in words.
        band: whether the interval is drawn too.
    """
    colour = theme.CATEGORICAL[place % len(theme.CATEGORICAL)]
    if band:
        figure.add_scatter(
            x=[*rows["strength"], *rows["strength"][::-1]],
            y=[*(100 * rows["high"]), *(100 * rows["low"][::-1])],
            fill="toself", fillcolor=colour, opacity=_BAND_OPACITY, line={"width": 0}, mode="lines",
            hoverinfo="skip", showlegend=False,
        )  # fmt: skip
    figure.add_scatter(
        x=list(rows["strength"]),
        y=list(100 * rows["value"]),
        mode="lines+markers",
        name=name,
        line={"color": colour, "width": 2, "dash": theme.DASHES[place % len(theme.DASHES)]},
        marker={"symbol": MARKS[place % len(MARKS)], "size": 7},
        customdata=[
            [label, 100 * low, 100 * high] for label, low, high in zip(labels, rows["low"], rows["high"], strict=True)
        ],
        hovertemplate="%{customdata[0]}<br>%{y:.1f} % (%{customdata[1]:.1f} – %{customdata[2]:.1f})"
        f"<extra>{escape(name)}</extra>",
        cliponaxis=False,
    )


def legend(names: list[str]) -> str:
    """Line and name of every line, as HTML; names are escaped."""
    items = "".join(
        f'<span><i style="border-top:3px {_strokes(place)} {theme.CATEGORICAL[place % len(theme.CATEGORICAL)]}"></i>'
        f"{escape(name)}</span>"
        for place, name in enumerate(names)
    )
    return f'<p class="sl-lines">{items}</p>'


def _strokes(place: int) -> str:
    """A line's dash as CSS knows it, which has fewer."""
    return {"solid": "solid", "dash": "dashed", "dot": "dotted"}.get(theme.DASHES[place % len(theme.DASHES)], "dashed")
