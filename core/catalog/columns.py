"""Which column of a table plays which part, and which rows are chosen."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from core.catalog.problems import Problem
from core.errors import DatasetError

ROLES = ("id", "title", "description", "category", "image")
# Usual names of each part, most telling first; compared without regard to case.
USUAL_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("ImgId", "id", "product_id", "item_id", "asin", "sku"),
    "title": ("title", "product_title", "productDisplayName", "product_name", "item_name", "name"),
    "description": ("description", "product_description", "item_description"),
    "category": ("categories", "category", "department", "label"),
    "image": ("image", "img", "picture", "image_path"),
}


def parse_columns(text: str | None) -> dict[str, str]:
    """Read ``id=id,title=productDisplayName`` as a mapping from part to column name; None or nothing names none.

    Raises:
        DatasetError: a pair is not ``PART=COLUMN``, the part is unknown or named twice.
    """
    return _pairs(text.split(","), "--columns", ROLES) if text else {}


def parse_where(conditions: Iterable[str]) -> dict[str, str]:
    """Read ``["masterCategory=Footwear", ...]`` as a mapping from column name to the value asked for.

    Raises:
        DatasetError: a condition is not ``COLUMN=VALUE``, or a column is named twice.
    """
    return _pairs(conditions, "--where", None)


def _pairs(parts: Iterable[str], option: str, allowed: Sequence[str] | None) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in parts:
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not key or (allowed is not None and not value):
            form = "PART=COLUMN" if allowed else "COLUMN=VALUE"
            raise DatasetError(f"{option} has {part.strip()!r}; write it as {form}.")
        if allowed is not None and key not in allowed:
            raise DatasetError(f"{option} names {key!r}; the parts are {', '.join(allowed)}.")
        if key in pairs:
            raise DatasetError(f"{option} names {key!r} twice; name it once.")
        pairs[key] = value
    return pairs


def resolve(available: Sequence[str], asked: Mapping[str, str] | None, place: str) -> dict[str, str]:
    """The column of each part: those asked for, then the usual names.

    Args:
        available: the table's column names.
        asked: part -> column, for the parts whose column the user named.
        place: the table's name, for messages.

    Returns:
        Part -> column, without the parts that the table does not have.

    Raises:
        DatasetError: a column asked for does not exist, two have one name, or the category's column is also the text.
    """
    twice = [name for name, count in Counter(available).items() if count > 1]
    if twice:
        raise DatasetError(f"{place} has two columns called {twice[0]!r}; give every column a name of its own.")
    chosen: dict[str, str] = {}
    for role, column in (asked or {}).items():
        if role not in ROLES:
            raise DatasetError(f"{role!r} is not a part of a product; the parts are {', '.join(ROLES)}.")
        check_exists(column, available, place)
        chosen[role] = column
    lower = {name.lower(): name for name in reversed(available)}
    for role in ROLES:
        usual = (lower[name.lower()] for name in USUAL_NAMES[role] if name.lower() in lower)
        free = [name for name in usual if name not in chosen.values()]
        if role not in chosen and free:
            chosen[role] = free[0]
    category = chosen.get("category")
    if category is not None and category in (chosen.get("title"), chosen.get("description")):
        raise DatasetError(f"The column {category!r} cannot be both the category and the text; name another for one.")
    return chosen


def check_exists(column: str, available: Sequence[str], place: str) -> None:
    """Raise a DatasetError that lists the columns when ``column`` is not one of them."""
    if column in available:
        return
    near = difflib.get_close_matches(column, available, n=1)
    hint = f" (did you mean {near[0]!r}?)" if near else ""
    raise DatasetError(f"{place} has no column {column!r}{hint}; its columns are {', '.join(available)}.")


def missing(chosen: Mapping[str, str], available: Sequence[str], place: str, needed: Sequence[str]) -> list[Problem]:
    """The problem of needed parts that have no column; empty when all have one."""
    roles = tuple(role for role in needed if role not in chosen)
    if not roles:
        return []
    sentence = (
        f"{place} has no column for {' and '.join(roles)}, so products are read without; its columns are "
        f"{', '.join(available)} (choose with --columns {roles[0]}=NAME)."
    )
    return [Problem("missing column", len(roles), sentence, roles)]


def matching(table: pd.DataFrame, where: Mapping[str, str] | None, place: str) -> pd.Series:
    """Which rows hold the values asked for, in every column named.

    Raises:
        DatasetError: a column does not exist, or no row matches.
    """
    keep = pd.Series(True, index=table.index)
    for column, value in (where or {}).items():
        check_exists(column, list(table.columns), place)
        hits = table[column].str.strip() == value
        if not hits.any():
            common = ", ".join(repr(name) for name in table[column].value_counts().index[:8])
            raise DatasetError(f"No row of {place} has {column} = {value!r}; its most frequent values are {common}.")
        keep &= hits
    if len(table) and not keep.any():
        raise DatasetError(f"No row of {place} meets all the conditions together; loosen one of them.")
    return keep
