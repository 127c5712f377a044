"""The surest mistakes, and the pairs of categories that are mixed up most."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from core.catalog.product import Product
from core.evaluation.errors.mistakes import ConfusedPair, confident_mistakes, confused_pairs
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.panel import product_shelf
from dashboard.markup import plain

MOST_PAIRS = 20
_COLUMNS = 3


def surest_mistakes(measured: Measured, known: Mapping[str, Product]) -> None:
    """Draw the mistakes, those that the model was surest of first."""
    mistakes = confident_mistakes(measured.table)
    if not len(mistakes):
        st.info("No product shown is called anything but its label.", icon=":material/check:")
        return
    st.caption(
        "The surest answers that differ from the label come first: what the model says, then the label, each with the "
        "model's probability. Often the answer is as good as the label; likely label errors lists those."
    )
    product_shelf(mistakes, known, "evaluation-surest", measured.digest[:8], _COLUMNS)


def mixed_up(measured: Measured, known: Mapping[str, Product]) -> None:
    """Draw the pairs with most mistakes, and the mistakes of the pair that is chosen."""
    pairs = confused_pairs(measured.report)[:MOST_PAIRS]
    if not pairs:
        st.info("No two categories are mixed up among the products shown.", icon=":material/check:")
        return
    left, right = st.columns([3, 2], gap="medium")
    with left:
        event = st.dataframe(
            pair_table(pairs),
            column_config={
                "Mistakes": st.column_config.NumberColumn(width="small", help="In both directions."),
                "→": st.column_config.NumberColumn(width=50, help="Products of the first called the second."),
                "←": st.column_config.NumberColumn(width=50, help="Products of the second called the first."),
                "Share": st.column_config.NumberColumn(
                    width="small", format="%.1f %%", help="Mistakes between the two, of all products of both."
                ),
            },
            hide_index=True,
            height=min(38 + 35 * len(pairs), 500),
            on_select="rerun",
            selection_mode="single-row-required",
            selection_default={"selection": {"rows": [0], "columns": []}},
            key=f"evaluation-pairs-{measured.digest[:8]}",
            alt="Pairs of categories by the mistakes between them",
        )
        st.caption("A row is a pair; choose one to see its products. The arrow points from the label to the answer.")
    chosen = pairs[(event.selection.rows or [0])[0]]
    with right:
        st.markdown(f"**{plain(chosen.first)}** and **{plain(chosen.second)}**: {chosen.mistakes:,} mistakes")
        mistakes = confident_mistakes(measured.table)
        both = {chosen.first, chosen.second}
        inside = mistakes.rows["category"].isin(both) & mistakes.rows["predicted"].isin(both)
        name = f"{measured.digest[:8]}-{chosen.first}-{chosen.second}"
        product_shelf(mistakes.take(inside.to_numpy(dtype=bool)), known, "evaluation-pair", name)


def pair_table(pairs: tuple[ConfusedPair, ...]) -> pd.DataFrame:
    """One row a pair, the direction with more mistakes first; shares in per cent."""
    return pd.DataFrame(
        {
            "Mistakes": pair.mistakes,
            "First": pair.first,
            "Second": pair.second,
            "→": pair.first_as_second,
            "←": pair.second_as_first,
            "Share": 100 * pair.share,
        }
        for pair in pairs
    )
