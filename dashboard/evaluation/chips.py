"""The conditions that were clicked, each as a chip that a click takes away again."""

from collections.abc import Callable, Sequence

import streamlit as st

from core.evaluation.conditions import PREDICTED, Condition
from core.evaluation.slicing import CATEGORY
from dashboard.evaluation import conditions, picked
from dashboard.markup import plain


def chips(chosen: Sequence[Condition], problems: Sequence[str], drawn_around: int = 0) -> None:
    """Draw them in a line; nothing where nothing was clicked.

    Args:
        chosen: the conditions that are applied.
        problems: why others in the address are not, a sentence each.
        drawn_around: products that were picked on the map, 0 without any.
    """
    if chosen or drawn_around:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="evaluation-chips"):
            st.markdown("**Only**", width="content")
            cell = conditions.cell_of(chosen)
            if cell:
                _chip(conditions.cell_words(*cell), "cell", conditions.toggle_cell, *cell)
            for condition in chosen:
                if not (cell and condition.column in (CATEGORY, PREDICTED)):
                    _chip(conditions.words(condition), str(condition), conditions.toggle, [condition])
            if drawn_around:
                _chip(f"picked on the map: {drawn_around:,}", "picked", picked.clear)
            if len(chosen) > (2 if cell else 1):
                st.button("Clear all", key="evaluation-chips-clear", type="tertiary", on_click=conditions.clear)
    for problem in problems:
        st.warning(f"A filter in the address is left out: {plain(problem)}", icon=":material/filter_alt_off:")


def _chip(label: str, name: str, take_away: Callable[..., None], *what: object) -> None:
    st.button(
        plain(label),
        key=f"evaluation-chip-{name}",
        icon=":material/close:",
        icon_position="right",
        help="Take this filter away",
        on_click=take_away,
        args=what,
    )
