"""The products on which two models differ, with picture and text where their catalogue is at hand."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from core.evaluation.comparison import Pair
from core.evaluation.predictions import PredictionTable
from dashboard.evaluation import at_hand
from dashboard.handover import open_in_analyzer
from dashboard.markup import escape, percent

WHO = ("All", "Only the first is right", "Only the second is right", "Both are wrong")
_TOP = 3


def disagreements(
    pair: Pair, tables: tuple[PredictionTable, PredictionTable], names: tuple[str, str], data: str
) -> None:
    """Draw the table; the product that is chosen in it is shown below, and opens in the analyzer.

    Args:
        pair: the two models side by side.
        tables: their predictions.
        names: of the models.
        data: name of the dataset.
    """
    rows = table(pair, tables)
    if rows.empty:
        st.info("The two models say the same of every product.", icon=":material/info:")
        return
    who = st.segmented_control("Which of them", WHO, default=WHO[0], required=True, key="who", bind="query-params")
    shown = rows if who == WHO[0] else rows[rows["Right"] == who].reset_index(drop=True)
    known = _catalogue(data)
    titled = shown.assign(Product=[known[each].title if each in known else "" for each in shown["Id"]])
    order = ["Product", *shown.columns] if known else list(shown.columns)
    share = st.column_config.NumberColumn("Sure", format="%.0f %%", help="Probability of what this model said.")
    event = st.dataframe(
        titled[order],
        column_config={
            "Product": st.column_config.TextColumn(width=300),
            "First says": st.column_config.TextColumn(help=names[0]),
            "Second says": st.column_config.TextColumn(help=names[1]),
            "First sure": share,
            "Second sure": share,
        },
        hide_index=True,
        height=min(38 + 35 * max(len(shown), 1), 388),
        on_select="rerun",
        selection_mode="single-row",
        key=f"models-disagreements-{who}",
        alt="Products on which the two models differ",
    )
    st.caption(
        f"{len(shown):,} of the {len(rows):,} products on which they differ, the surest first. Choose a row to see the "
        "product and what each model found probable."
    )
    chosen = event["selection"]["rows"]
    if chosen and chosen[0] < len(shown):
        _product(shown["Id"].iloc[chosen[0]], known, tables, names)


def table(pair: Pair, tables: tuple[PredictionTable, PredictionTable]) -> pd.DataFrame:
    """One row for each product of which the two say different things, the surest first; shares in per cent."""
    first, second = (
        each.rows.iloc[rows].reset_index(drop=True)
        for each, rows in zip(tables, (pair.first, pair.second), strict=True)
    )
    right = np.select(
        [first["predicted"] == first["category"], second["predicted"] == second["category"]], WHO[1:3], WHO[3]
    )
    found = pd.DataFrame(
        {
            "Id": first["id"],
            "True category": first["category"],
            "First says": first["predicted"],
            "First sure": 100 * first["confidence"],
            "Second says": second["predicted"],
            "Second sure": 100 * second["confidence"],
            "Right": right,
        }
    )
    differ = found[first["predicted"] != second["predicted"]]
    surest = -(differ["First sure"] + differ["Second sure"])
    return differ.iloc[np.argsort(surest.to_numpy(), kind="stable")].reset_index(drop=True)


def _catalogue(data: str) -> Mapping[str, Product]:
    """The products by id where their dataset is at hand, else none; says how to bring it."""
    place = at_hand.nearby(data)
    if place is None:
        st.caption(
            "Titles and pictures are shown where the dataset is at hand: set SHELFLENS_DATA to the folder with it."
        )
        return {}
    try:
        with st.spinner("Opening the catalogue …"):
            return at_hand.products(place)
    except ShelfLensError:
        return {}


def _product(
    identity: str,
    known: Mapping[str, Product],
    tables: tuple[PredictionTable, PredictionTable],
    names: tuple[str, str],
) -> None:
    product = known.get(identity)
    with st.container(border=True, key="models-product"):
        left, middle, right = st.columns([1, 2, 2], gap="medium")
        picture = at_hand.picture(product) if product else None
        if picture:
            left.image(picture, width="stretch")
        else:
            left.caption("No picture" if product else "Not at hand")
        if product:
            left.html(f"<b>{escape(product.title or 'No title')}</b><br>{escape(product.description[:300])}")
            if left.button("Open in the analyzer :material/arrow_forward:", key="models-open", type="tertiary"):
                open_in_analyzer(product)
        for column, each, name in zip((middle, right), tables, names, strict=True):
            column.html(_said(each, identity, name))


def _said(table: PredictionTable, identity: str, name: str) -> str:
    row = int(np.flatnonzero(table.rows["id"] == identity)[0])
    scores, truth = table.probabilities[row], table.rows["category"].iloc[row]
    best = np.argsort(-scores, kind="stable")[:_TOP].tolist()
    best += [] if truth in [table.categories[index] for index in best] else [table.categories.index(truth)]
    lines = "".join(
        f"<li>{escape(table.categories[index])}{' (the true one)' if table.categories[index] == truth else ''} "
        f"<b>{percent(float(scores[index]))}</b></li>"
        for index in best
    )
    return f"<b>{escape(name)}</b><ol>{lines}</ol>"
