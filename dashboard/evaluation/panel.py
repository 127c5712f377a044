"""Products that were chosen on a chart, with picture and text where their catalogue is at hand."""

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
    """List the products of a cell of the confusion matrix, the most confident first; ask for their catalogue.

    Args:
        cell: their predictions, at least one.
        catalogue: name of the dataset they come from.
        place: where that dataset lies, or None where it is not known.
    """
    known, problem = known_products(place)
    # A pager of its own for every cell, so that a new cell starts on its first page.
    chosen = f"{cell.rows['category'].iloc[0]}-{cell.rows['predicted'].iloc[0]}"
    if not product_shelf(cell, known, "evaluation", chosen):
        nothing = f"None of these products is in {place or st.session_state.get(PLACE)}; name another."
        _ask(catalogue, problem or (nothing if known else ""))


def known_products(place: str | None) -> tuple[Mapping[str, Product], str]:
    """The products of a dataset by id, and why there are none, in a sentence that is empty without a problem.

    Args:
        place: where the dataset lies; where the user said that it lies when None.
    """
    place = place or st.session_state.get(PLACE)
    if not place:
        return {}, ""
    try:
        with st.spinner("Opening the catalogue …"):
            return at_hand.products(place), ""
    except ShelfLensError as error:
        return {}, str(error)


def product_shelf(
    cell: PredictionTable, known: Mapping[str, Product], name: str, chosen: str = "", columns: int = 1
) -> bool:
    """Show products as cards; as a table where none of them is known.

    Args:
        cell: their predictions, at least one.
        known: products by id.
        name: of this shelf, for the keys of its elements.
        chosen: what was chosen; the shelf starts on its first page when it changes.
        columns: cards side by side where there is room.

    Returns:
        Whether any of the products is known.
    """
    found = [known.get(identity) for identity in cell.rows["id"]]
    if not any(found):
        _table(cell)
        return False
    _cards(cell, found, name, chosen, columns)
    return True


def _cards(cell: PredictionTable, found: list[Product | None], name: str, chosen: str, columns: int) -> None:
    shelf = st.container() if columns == 1 else st.grid(columns, min_column_width=280, gap="small")
    size = PAGE * columns
    pages = -(-len(cell) // size)
    page = st.pagination(pages, key=f"{name}-page-{chosen}", max_visible_pages=5) if pages > 1 else 1
    with shelf:
        for row in range(size * (page - 1), min(size * page, len(cell))):
            _card(cell, row, found[row], f"{name}-{{}}-{row % size}")


def _card(cell: PredictionTable, row: int, product: Product | None, key: str) -> None:
    identity = cell.rows["id"].iloc[row]
    with st.container(border=True, key=key.format("product")):
        left, right = st.columns([1, 2.6], gap="small")
        picture = at_hand.picture(product) if product else None
        if picture:
            left.image(picture, width="stretch")
        else:
            left.caption("No picture")
        right.html(_words(product, identity) + _odds(cell, row))
        label = "Open in the analyzer :material/arrow_forward:"
        if product and right.button(label, key=key.format("open"), type="tertiary"):
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
    mixed = len(rows[["category", "predicted"]].drop_duplicates()) > 1
    st.dataframe(
        {
            "Id": rows["id"],
            **({"Source": rows["source"]} if rows["source"].any() else {}),
            **({"Category": rows["category"], "Called": rows["predicted"]} if mixed else {}),
            "Confidence": 100 * rows["confidence"],
            "In the true one": 100 * cell.probabilities[range(len(cell)), truth],
        },
        column_config={
            "Confidence": st.column_config.NumberColumn(format="%.0f %%", help="Probability of what it was called."),
            "In the true one": st.column_config.NumberColumn(
                format="%.0f %%", help="Probability of the true category."
            ),
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
