"""The rows of a table become products."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from core.catalog.problems import DUPLICATE_ID, NO_CATEGORY, NOTHING_TO_READ, Problem, found
from core.catalog.product import Product

Progress = Callable[[int, int], None]
PROGRESS_EVERY = 500


def to_products(
    table: pd.DataFrame,
    chosen: Mapping[str, str],
    pictures: Sequence[bytes | Path | None],
    progress: Progress | None = None,
) -> tuple[list[Product], list[Problem]]:
    """Products of a table, in its order, without the rows that cannot be used.

    Args:
        table: text columns only, no missing values.
        chosen: part of a product -> column name (:func:`core.catalog.columns.resolve`).
        pictures: one a row, None where there is none.
        progress: called with (rows done, rows in all).

    Returns:
        The products, and what was wrong with rows: left out (same id again, neither picture nor text) or used
        with what they have (no category, no picture, no text).
    """
    columns = _text_columns(table, chosen)
    others = [name for name in table.columns if name not in chosen.values()]
    extra = list(zip(*(table[name].str.strip() for name in others), strict=True)) if others else [()] * len(table)
    products: dict[str, Product] = {}
    repeated: list[str] = []
    empty: list[str] = []
    for index, (identity, title, description, category) in enumerate(zip(*columns, strict=True)):
        if progress and index % PROGRESS_EVERY == 0:
            progress(index, len(table))
        product = Product(
            id=identity or f"row-{index + 1}",
            title=title,
            description=description,
            category=category or None,
            image=pictures[index],
            attributes={name: value for name, value in zip(others, extra[index], strict=True) if value},
        )
        if product.id in products:
            repeated.append(product.id)
        elif not product.has_image and not product.has_text:
            empty.append(product.id)
        else:
            products[product.id] = product
    if progress:
        progress(len(table), len(table))
    kept = list(products.values())
    problems = found(DUPLICATE_ID, repeated, "row", "with the id of an earlier row: left out.")
    problems += found(NOTHING_TO_READ, empty, "row", "with neither picture nor text: left out.")
    return kept, problems + _gaps(kept, labelled="category" in chosen)


def _text_columns(table: pd.DataFrame, chosen: Mapping[str, str]) -> list[list[str]]:
    blank = [""] * len(table)
    return [
        table[chosen[role]].str.strip().tolist() if role in chosen else blank
        for role in ("id", "title", "description", "category")
    ]


def _gaps(products: Sequence[Product], labelled: bool) -> list[Problem]:
    unlabelled = [product.id for product in products if labelled and product.category is None]
    pictureless = [product.id for product in products if not product.has_image]
    wordless = [product.id for product in products if not product.has_text]
    return [
        *found(NO_CATEGORY, unlabelled, "product", "without a category: neither learned from nor scored."),
        *found("no picture", pictureless, "product", "without a picture: used with the text alone."),
        *found("no text", wordless, "product", "without text: used with the picture alone."),
    ]
