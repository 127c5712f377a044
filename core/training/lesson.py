"""Products with the categories they are in, as training takes them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.catalog import split
from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.errors import DatasetError


@dataclass(frozen=True, eq=False)
class Lesson:
    """Products to learn from, or to watch learning on.

    Attributes:
        products: N products.
        labels: int (N,), indices of their categories.
    """

    products: Sequence[Product]
    labels: npt.NDArray[np.intp]

    def rows(self, chosen: npt.NDArray[np.intp]) -> "Lesson":
        """The chosen rows (indices), in that order."""
        return Lesson([self.products[row] for row in chosen.tolist()], self.labels[chosen])


def categorised(dataset: Dataset) -> tuple[list[Product], tuple[str, ...]]:
    """The products that have a category, and the categories' names.

    Raises:
        DatasetError: fewer than two categories.
    """
    products = [product for product in dataset.products if product.category is not None]
    categories = tuple(sorted({product.category or "" for product in products}))
    if len(categories) < 2:
        raise DatasetError(f"{dataset.name} has {len(categories)} category; there must be at least two.")
    return products, categories


def lesson_of(products: Sequence[Product], categories: Sequence[str]) -> Lesson:
    """Products, each of one of the categories, with their labels."""
    return Lesson(products, np.array([categories.index(product.category or "") for product in products], dtype=np.intp))


def rows_by_part(assigned: npt.NDArray[np.str_]) -> Mapping[str, npt.NDArray[np.intp]]:
    """Which rows each part of the split has.

    Args:
        assigned: (N,) names of parts, as :func:`core.catalog.split.assign` gives them.

    Raises:
        DatasetError: a part is empty.
    """
    rows = {name: np.flatnonzero(assigned == name) for name in split.PARTS}
    for name, found in rows.items():
        if not len(found):
            raise DatasetError(f"The {name} part of the split is empty; the dataset is too small to train on.")
    return rows
