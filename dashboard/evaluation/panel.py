"""The products behind one cell of the confusion matrix, with picture and text where their catalogue is at hand."""

from collections.abc import Mapping

import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from core.evaluation.predictions import PredictionTable
from dashboard.evaluation import at_hand
from dashboard.handover import open_in_analyzer
from dashboard.markup import escape, percent, plain

PAGE = 4
PLACE = "evaluation-catalogue"


def product_panel(cell: PredictionTable, catalogue: str, place: str | None) -> None:
    """List the products of a cell, the most confident first.

    Args:
        cell: their predictions, at least one.
        catalogue: name of the dataset they come from.
        place: where that dataset lies, or None where it is not known.
    """
    place = place or st.session_state.get(PLACE)
    known: Mapping[str, Product] = {}
    problem = ""
    if place:
        try:
            with st.spinner("Opening the catalogue …"):
                known = at_hand.products(place)
        except ShelfLensError as error:
            problem = str(error)
    found = [known.get(identity) for identity in cell.rows["id"]]
    if any(found):
        _cards(cell, found)
        return
    _table(cell)
    _ask(catalogue, problem or ("" if not known else f"None of these products is in {place}; name another."))


def _cards(cell: PredictionTable, found: list[Product | None]) -> None:
    shelf = st.container()
    pages = -(-len(cell) // PAGE)
    # A pager of its own for every cell, so that a new cell starts on its first page.
    key = f"evaluation-page-{cell.rows['category'].iloc[0]}-{cell.rows['predicted'].iloc[0]}"
    page = st.pagination(pages, key=key, max_visible_pages=5) if pages > 1 else 1
    with shelf:
        for row in range(PAGE * (page - 1), min(PAGE * page, len(cell))):
            _card(cell, row, found[row])


def _card(cell: PredictionTable, row: int, product: Product | None) -> None:
    identity = cell.rows["id"].iloc[row]
    with st.container(border=True, key=f"evaluation-product-{row % PAGE}"):
        left, right = st.columns([1, 2.6], gap="small")
        picture = at_hand.picture(product) if product else None
        if picture:
            left.image(picture, width="stretch")
        else:
            left.caption("No picture")
        right.html(_words(product, identity) + _odds(cell, row))
        label, key = "Open in the analyzer :material/arrow_forward:", f"evaluation-open-{row % PAGE}"
        if product and right.button(label, key=key, type="tertiary"):
            open_in_analyzer(product)


def _words(product: Product | None, identity: str) -> str:
    if product is None:
        return f"<b>{escape(identity)}</b><br>Not in the catalogue that is at hand."
    clamp = "display:-webkit-box;-webkit-box-orient:vertical;overflow:hidden;overflow-wrap:anywhere;-webkit-line-clamp:"
    title = escape(product.title or "No title")
    description = escape(product.description[:400])
    return (
        f"<div style='{clamp}2;font-weight:600' title='{title}'>{title}</div>"
        f"<div style='{clamp}2;opacity:.78;font-size:.875rem'>{description}</div>"
    )


def _odds(cell: PredictionTable, row: int) -> str:
    """How probable the model found what it said, and the truth when that is something else."""
    category, predicted = cell.rows["category"].iloc[row], cell.rows["predicted"].iloc[row]
    names = [predicted] if category == predicted else [predicted, category]
    odds = [percent(cell.probabilities[row, cell.categories.index(name)]) for name in names]
    number = "<b style='white-space:nowrap'>{}</b>"
    said = " · ".join(f"{escape(name)} {number.format(share)}" for name, share in zip(names, odds, strict=True))
    return f"<div style='font-size:.875rem;margin-top:.25rem'>{said}</div>"


def _table(cell: PredictionTable) -> None:
    rows = cell.rows
    truth = [cell.categories.index(category) for category in rows["category"]]
    st.dataframe(
        {
            "Id": rows["id"],
            "Source": rows["source"],
            "Confidence": 100 * rows["confidence"],
            "True category": 100 * cell.probabilities[range(len(cell)), truth],
        },
        column_config={
            "Confidence": st.column_config.NumberColumn(format="%.0f %%", help="Probability of what it was called."),
            "True category": st.column_config.NumberColumn(format="%.0f %%", help="Probability of the true category."),
        },
        hide_index=True,
        height=min(38 + 35 * len(cell), 388),
    )


def _ask(catalogue: str, problem: str) -> None:
    name = f"of {catalogue}" if catalogue else "they come from"
    st.text_input(
        "Show pictures and texts",
        key=PLACE,
        placeholder=f"Folder or file {name}",
        persist_state="session",
        help="The file of predictions keeps ids only. Give the path of the catalogue on the machine that runs "
        "ShelfLens, or set SHELFLENS_DATA to the folder that holds it.",
    )
    if problem:
        st.warning(plain(problem), icon=":material/info:")
