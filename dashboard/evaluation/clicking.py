"""Charts whose marks choose products when they are clicked: every other chart then shows those products alone."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from core.evaluation.conditions import Condition
from dashboard import theme
from dashboard.evaluation import conditions

Pick = Sequence[Condition]
HINT = "Click a mark to see only its products everywhere; click it again to take that back."
_TURN, _NEWS = "evaluation.clicks", "evaluation.clicked"


def clickable(chart: go.Figure, key: str, alt: str, picks: Sequence[Sequence[Pick]]) -> None:
    """Draw a chart.

    Args:
        chart: made by :func:`dashboard.theme.figure`.
        key: its key on the page.
        alt: what it shows, for a screen reader.
        picks: for each trace of the chart, for each of its marks, the conditions that a click on it sets; a trace
            without any does nothing.
    """
    # A new key after each click: the chart forgets the selection that the browser would draw by itself.
    name = f"{key}-{st.session_state.get(_TURN, 0)}"
    theme.draw(chart, name, alt, on_select=lambda: _take(st.session_state[name], picks), selection_mode="points")


def picked(event: Any, picks: Sequence[Sequence[Pick]]) -> Pick:
    """The conditions of the mark that an event of ``st.plotly_chart`` reports; none where it is no mark of ours."""
    points = event["selection"]["points"]
    if not points:
        return ()
    trace, mark = points[0]["curve_number"], points[0]["point_index"]
    return picks[trace][mark] if trace < len(picks) and mark < len(picks[trace]) else ()


def _take(event: Any, picks: Sequence[Sequence[Pick]]) -> None:
    found = picked(event, picks)
    if found:
        choose(found)


def choose(found: Pick) -> None:
    """Set conditions, or take them back when they are set; call from a callback."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    announce()
    conditions.toggle(found)


def announce() -> None:
    """Have the whole page run, not the fragment alone; call from a callback."""
    st.session_state[_NEWS] = True


def seen() -> None:
    """Note that the whole page runs with what was clicked; call first on the page."""
    st.session_state.pop(_NEWS, None)


def rerun_after_click() -> None:
    """Run the whole page when something was clicked since it ran; call first in each of its fragments."""
    if st.session_state.get(_NEWS):
        st.rerun()
