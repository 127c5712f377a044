"""Which products of a catalogue pass conditions on its columns."""

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd

from core.errors import DatasetError

Conditions = Mapping[str, Collection[str]]


def allowed(products: pd.DataFrame, conditions: Conditions) -> np.ndarray | None:
    """The products that have one of the values asked for in every column named.

    Args:
        products: N products, text columns.
        conditions: column -> values, any of which will do; a column without values restricts nothing.

    Returns:
        bool (N,), or None where nothing is restricted.

    Raises:
        DatasetError: there is no such column.
    """
    keep: np.ndarray | None = None
    for column, values in conditions.items():
        if column not in products.columns:
            known = ", ".join(products.columns)
            raise DatasetError(f"The catalogue has no column {column!r} to choose by; its columns are {known}.")
        if values:
            hits = products[column].isin(list(values)).to_numpy(dtype=bool)
            keep = hits if keep is None else keep & hits
    return keep


def choices(products: pd.DataFrame, column: str, most: int) -> list[str]:
    """The values of a column, most frequent first; none where there are fewer than two or more than ``most``."""
    counts = products[column][products[column] != ""].value_counts()
    return [str(value) for value in counts.index] if 2 <= len(counts) <= most else []
