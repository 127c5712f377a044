"""One line above the results: what is compared, how varied the results are, and which may be found."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core.similar.filters import choices
from core.similar.shelf import OWN_COLUMNS
from core.similar.vectors import Mode

LABELS: dict[str, Mode] = {"Picture and text": "fused", "Picture": "picture", "Text": "text"}
MODE, DIVERSITY, COUNT = "compare", "diversity", "results"
COUNTS = (8, 12, 24, 48)
# Columns that can be chosen by, and the most values that one of them may have.
_MOST_COLUMNS, _MOST_VALUES = 5, 200


@dataclass(frozen=True)
class Wanted:
    """What is searched for.

    Attributes:
        mode: what is compared.
        diversity: 0 to 1.
        count: results.
        conditions: column -> values that a result must have one of.
    """

    mode: Mode
    diversity: float
    count: int
    conditions: dict[str, tuple[str, ...]]


def draw(products: pd.DataFrame, key: str) -> Wanted:
    """Draw the controls and read them.

    Args:
        products: the catalogue's table.
        key: the catalogue's key, so that each has filters of its own.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="similar-controls"):
        label = st.segmented_control(
            "Compare", list(LABELS), default=next(iter(LABELS)), required=True, key=MODE, bind="query-params"
        )
        diversity = st.slider(
            "Diversity",
            0,
            100,
            0,
            5,
            format="%d %%",
            key=DIVERSITY,
            bind="query-params",
            width=180,
            help="0 % shows the most similar first. More leaves out what resembles a result that is shown already "
            "(maximal marginal relevance).",
        )
        count = st.selectbox("Results", COUNTS, 1, key=COUNT, bind="query-params", width=90)
    return Wanted(LABELS[label], diversity / 100, int(count or COUNTS[1]), _conditions(products, key))


def filter_columns(products: pd.DataFrame) -> dict[str, list[str]]:
    """Columns worth choosing by and their values, most frequent first; the category comes first."""
    names = ["category", *(str(name) for name in products.columns if name not in OWN_COLUMNS)]
    found = {name: choices(products, name, _MOST_VALUES) for name in names}
    return dict([(name, values) for name, values in found.items() if values][:_MOST_COLUMNS])


def _conditions(products: pd.DataFrame, key: str) -> dict[str, tuple[str, ...]]:
    columns = filter_columns(products)
    if not columns:
        return {}
    chosen = {}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="similar-filters"):
        for name, values in columns.items():
            chosen[name] = tuple(
                st.multiselect(
                    name[:1].upper() + name[1:],
                    values,
                    placeholder="All",
                    key=f"similar-filter-{name}-{key[:12]}",
                    width=200,
                    persist_state="session",
                )
            )
    return {name: values for name, values in chosen.items() if values}
