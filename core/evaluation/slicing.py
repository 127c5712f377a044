"""Products put into groups: by source, by what they have, by category, text length, picture size, any other column."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.errors import DatasetError
from core.evaluation.about import PICTURE_SIZE, TEXT_LENGTH
from core.evaluation.predictions import ABOUT, MODALITIES, PredictionTable

SOURCE, MODALITY, CATEGORY = "source", "modality", "category"
# Upper ends of the groups, the same for every dataset, so that figures and links compare.
_CHARACTERS = (40, 80, 160, 320)
_PIXELS = (64, 128, 256, 512)
NO_TEXT, NO_PICTURE = "no text", "no picture"


@dataclass(frozen=True, eq=False)
class Column:
    """One way of putting N products into K groups.

    Attributes:
        name: what the groups differ in.
        values: K names of groups, in the order to show them; an empty one where the value is unknown.
        codes: intp (N,), the place of each product's group in ``values``.
    """

    name: str
    values: tuple[str, ...]
    codes: npt.NDArray[np.intp]

    def holds(self, value: str) -> npt.NDArray[np.bool_]:
        """(N,) whether a product is in the group of that name; nowhere when there is no such group."""
        code = self.values.index(value) if value in self.values else -1
        return self.codes == code


def column_names(table: PredictionTable) -> tuple[str, ...]:
    """The names that :func:`column` takes, for a table."""
    known = (name.removeprefix(ABOUT) for name in table.rows.columns if name.startswith(ABOUT))
    return (SOURCE, MODALITY, CATEGORY, *known)


def columns(table: PredictionTable) -> tuple[Column, ...]:
    """Every way of slicing a table that makes at least two groups."""
    return tuple(found for name in column_names(table) if len((found := column(table, name)).values) > 1)


def column(table: PredictionTable, name: str) -> Column:
    """Slice a table one way.

    Args:
        table: the predictions.
        name: ``source``, ``modality``, ``category`` (the true one), or what else is known of the products.

    Returns:
        The groups that have products. ``text length`` and ``picture size`` are cut at fixed lengths and sizes.

    Raises:
        DatasetError: there is no such column.
    """
    if name == MODALITY:
        return _among(name, table.modality, MODALITIES)
    if name in (SOURCE, CATEGORY):
        return _of_text(name, table.rows[name])
    if ABOUT + name not in table.rows:
        known = ", ".join(column_names(table))
        raise DatasetError(f"The predictions have no column {name!r}; choose one of {known}.")
    values = table.rows[ABOUT + name]
    if name == TEXT_LENGTH:
        return _banded(name, values, _CHARACTERS, "characters", NO_TEXT)
    if name == PICTURE_SIZE:
        return _banded(name, values, _PIXELS, "pixels", NO_PICTURE)
    return _of_text(name, values)


def _of_text(name: str, values: "pd.Series[str]") -> Column:
    codes, found = pd.factorize(values.fillna("").astype(object))
    order = np.argsort(np.asarray(found, dtype=object))
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return Column(name, tuple(str(found[index]) for index in order), place[codes])


def _among(name: str, values: npt.NDArray[np.object_], known: Sequence[str]) -> Column:
    present = tuple(value for value in known if (values == value).any())
    codes = np.zeros(len(values), dtype=np.intp)
    for code, value in enumerate(present):
        codes[values == value] = code
    return Column(name, present, codes)


def _banded(name: str, values: "pd.Series[float]", ends: tuple[int, ...], unit: str, none: str) -> Column:
    """Groups of a number: none at all, up to each end, above the last."""
    numbers = np.nan_to_num(values.to_numpy(dtype=np.float64))
    starts = (1, *(end + 1 for end in ends))
    names = [none, *(f"{start}–{end} {unit}" for start, end in zip(starts, ends, strict=False))]
    names.append(f"over {ends[-1]} {unit}")
    places = np.where(numbers <= 0, 0, 1 + np.searchsorted(ends, numbers, side="left"))
    present, codes = np.unique(places, return_inverse=True)
    return Column(name, tuple(names[place] for place in present), codes.astype(np.intp))
