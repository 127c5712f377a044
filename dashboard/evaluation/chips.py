"""The conditions that were clicked, each as a chip that a click takes away again."""

from collections.abc import Sequence

import streamlit as st

from core.evaluation.conditions import Condition
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
            for condition in chosen:
                st.button(
                    plain(conditions.words(condition)),
                    key=f"evaluation-chip-{condition}",
                    icon=":material/close:",
                    icon_position="right",
                    help="Take this filter away",
                    on_click=conditions.toggle,
                    args=([condition],),
                )
            if drawn_around:
                st.button(
                    f"picked on the map: {drawn_around:,}",
                    key="evaluation-chip-picked",
                    icon=":material/close:",
                    icon_position="right",
                    help="Show all products again",
                    on_click=picked.clear,
                )
            if len(chosen) > 1:
                st.button("Clear all", key="evaluation-chips-clear", type="tertiary", on_click=conditions.clear)
    for problem in problems:
        st.warning(f"A filter in the address is left out: {plain(problem)}", icon=":material/filter_alt_off:")
