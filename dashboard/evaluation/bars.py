"""Horizontal bars on screen, each of which chooses its products by a click or from the keyboard."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from core.evaluation.intervals import Interval
from dashboard.evaluation.clicking import Pick, choose

_HERE = Path(__file__).parent
# In place of Plotly's bars, which take ten times as long to draw and are out of the keyboard's reach.
_bars = st.components.v2.component(
    "shelflens_bars",
    html='<div class="root"></div>',
    css=(_HERE / "bars.css").read_text(encoding="utf-8"),
    js=(_HERE / "bars.js").read_text(encoding="utf-8"),
)
SHAPES = ("diamond", "circle")


@dataclass(frozen=True)
class Bar:
    """One row: a bar and marks over the same scale.

    Attributes:
        label: what the products share.
        n: how many they are.
        value: length of the bar, fraction of 1.
        marks: what else is marked, fractions of 1, at most as many as ``SHAPES``.
        interval: the whisker over the bar's end, None without one.
        chosen: whether it was clicked.
    """

    label: str
    n: int
    value: float
    marks: tuple[float, ...] = ()
    interval: Interval | None = None
    chosen: bool = False


def bar_list(bars: Sequence[Bar], names: Sequence[str], picks: Sequence[Pick], key: str, alt: str) -> None:
    """Draw bars one below the other.

    Args:
        bars: at least one, the first at the top.
        names: what the bar's length is, then what each mark is.
        picks: for each bar, the conditions that a click on it sets.
        key: the element's key.
        alt: what it shows, for a screen reader.
    """
    _bars(key=key, data=payload(bars, names, alt), on_row_change=lambda: _take(key, picks))


def payload(bars: Sequence[Bar], names: Sequence[str], alt: str) -> dict[str, Any]:
    """What the browser draws; arguments as for :func:`bar_list`, numbers in per cent."""
    return {
        "alt": alt,
        "bar": names[0],
        "marks": list(zip(names[1:], SHAPES, strict=False)),
        "rows": [
            {
                "label": bar.label,
                "size": f"{bar.n:,}",
                "value": 100 * bar.value,
                "interval": None if bar.interval is None else [100 * bar.interval.low, 100 * bar.interval.high],
                "marks": [100 * mark for mark in bar.marks],
                "tip": sentence(bar, names),
                "chosen": bar.chosen,
            }
            for bar in bars
        ],
    }


def sentence(bar: Bar, names: Sequence[str]) -> str:
    """A row in words, with units."""
    values = [f"{name} {100 * value:.1f} %" for name, value in zip(names, (bar.value, *bar.marks), strict=True)]
    if bar.interval is not None:
        values[0] += f" ({100 * bar.interval.low:.1f} – {100 * bar.interval.high:.1f})"
    return f"{bar.label}, {bar.n:,} {'product' if bar.n == 1 else 'products'}: {', '.join(values)}"


def _take(key: str, picks: Sequence[Pick]) -> None:
    row = st.session_state[key].get("row")
    if row is not None and 0 <= int(row) < len(picks):
        choose(picks[int(row)])
