"""The groups of products that are recognised worst, found by searching all of them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from core.evaluation.conditions import Condition
from core.evaluation.slice_search import LEAST_PRODUCTS, SliceFinding, SliceSearch
from dashboard.evaluation.clicking import choose
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.wording import group_title

_KEY = "evaluation-worst"
_LEAST = (10, 20, LEAST_PRODUCTS, 50, 100, 200)
_SHOWN_ROWS = 8


def worst_groups(measured: Measured) -> None:
    """Draw the search's two settings, what it found, and let a row be chosen as a filter."""
    st.markdown("**Recognised worst**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        least = st.selectbox("At least", _LEAST, index=_LEAST.index(LEAST_PRODUCTS), format_func="{} products".format,
                             width=160, key="evaluation-worst-least")  # fmt: skip
        both = st.toggle("Two conditions together", value=True, key="evaluation-worst-two")
    search = measured.worst(least, 2 if both else 1)
    st.caption(sentence(search))
    if not search.findings:
        return
    key = f"{_KEY}-{measured.digest[:12]}-{least}-{both}"
    st.dataframe(
        table(search),
        column_config={
            "Group": st.column_config.TextColumn(width="large", help="Tick a row to see only its products everywhere."),
            "Right": st.column_config.NumberColumn(
                format="%.1f %%", width=70, help="Share of the group that is recognised."
            ),
            "Products": st.column_config.NumberColumn(width=75),
            "Of the rest": st.column_config.NumberColumn(format="%.1f %%", help="The same of all other products."),
            "Points": st.column_config.NumberColumn(format="%.1f", help="Difference, in percentage points."),
            "p (Holm)": st.column_config.NumberColumn(
                format="%.2g", help="Chance of finding any such group among all that were tested, were there none."
            ),
            "p (BH)": st.column_config.NumberColumn(
                format="%.2g", help="Share of false finds to expect among all groups with at most this value."
            ),
        },
        hide_index=True,
        height=36 + 35 * min(len(search.findings), _SHOWN_ROWS),
        on_select=lambda: _take(st.session_state[key]["selection"]["rows"], search),
        selection_mode="single-row",
        key=key,
        alt="Groups of products that are recognised worst",
    )


def sentence(search: SliceSearch) -> str:
    """What was searched and how to read it."""
    tested = f"{search.tested:,} groups of at least {search.least} products were compared with all others"
    if not search.findings:
        return f"{tested}; none is recognised less often than chance explains."
    count = len(search.findings)
    return (
        f"{tested} (one-sided exact test); {count} {'is' if count == 1 else 'are'} recognised less often than chance "
        f"explains, with at most {100 * search.level:.0f} % false finds among them (Benjamini-Hochberg). Tick a row to "
        "see only its products everywhere."
    )


def table(search: SliceSearch) -> pd.DataFrame:
    """One row a group, the least often recognised first; rates in per cent."""
    return pd.DataFrame(
        {
            "Right": 100 * finding.accuracy,
            "Products": finding.n,
            "Group": name(finding.conditions) + _same(finding),
            "Of the rest": 100 * finding.rest_accuracy,
            "Points": 100 * finding.difference,
            "p (Holm)": finding.p_holm,
            "p (BH)": finding.p_bh,
        }
        for finding in search.findings
    )


def name(conditions: Sequence[Condition]) -> str:
    """Conditions as the name of a group."""
    return " · ".join(group_title(condition.column, condition.value) for condition in conditions)


def _same(finding: SliceFinding) -> str:
    """The shortest other way to say it, where there is one."""
    return f" (the same: {name(min(finding.same, key=len))})" if finding.same else ""


def _take(rows: Sequence[int], search: SliceSearch) -> None:
    if rows:
        choose(search.findings[rows[0]].conditions)
