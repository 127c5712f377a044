"""Products that were drawn around on the map and chosen for the whole page; too many for its address."""

from collections.abc import Iterable

import streamlit as st

from core.evaluation.predictions import PredictionTable

# No widget's key: the choice stays while other pages are visited.
_PICKED = "evaluation.picked"


def read(table: PredictionTable) -> tuple[str, ...]:
    """The ids chosen, in order of the alphabet; none where the table holds none of them."""
    picked = frozenset(st.session_state.get(_PICKED, ()))
    return tuple(sorted(picked)) if picked and table.rows["id"].isin(picked).any() else ()


def choose(ids: Iterable[str]) -> None:
    """Show these products alone; call from a callback."""
    st.session_state[_PICKED] = frozenset(ids)


def clear() -> None:
    """Show all again; call from a callback."""
    st.session_state.pop(_PICKED, None)
