"""Parts of a labelled dataset as training takes them, for benchmarks that train models of their own."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.catalog import split
from core.catalog.dataset import Dataset, open_dataset
from core.catalog.product import Product
from core.training.lesson import Lesson


def open_labelled(data: str) -> tuple[Dataset, tuple[str, ...], np.ndarray, np.ndarray]:
    """The dataset, its categories, each product's category index and part (seed 0).

    Products without a category are not expected here.
    """
    dataset = open_dataset(data if not Path(data).is_dir() else Path(data))
    categories = tuple(sorted({product.category or "" for product in dataset.products}))
    labels = np.array([categories.index(product.category or "") for product in dataset.products])
    return dataset, categories, labels, split.assign(dataset.products)


def lesson(products: Sequence[Product], labels: np.ndarray, chosen: np.ndarray) -> Lesson:
    """The products for which ``chosen``, bool (N,), is true."""
    rows = np.flatnonzero(chosen)
    return Lesson([products[row] for row in rows.tolist()], labels[rows])
