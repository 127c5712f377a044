"""Products that no model has learned from, for benchmarks of explanations."""

import numpy as np

from core.catalog import split
from core.catalog.dataset import open_dataset
from core.catalog.product import Product
from core.settings import settings


def some_products(count: int, part: str = split.HELDOUT, seed: int = 0) -> list[Product]:
    """Products with text out of a part of the departments dataset, drawn at random but the same every time.

    Args:
        count: how many.
        part: one of :data:`core.catalog.split.PARTS`; the held-out one is for reporting, never for choosing.
        seed: seed of the draw.

    Raises:
        SystemExit: the dataset is not at hand.
    """
    folder = settings().data
    if folder is None or not (folder / "departments").is_dir():
        raise SystemExit("Name the folder that holds the dataset `departments` in SHELFLENS_DATA.")
    products = open_dataset(folder / "departments").products
    parts = split.assign(products)
    chosen = [product for product, own in zip(products, parts, strict=True) if own == part and product.has_text]
    order = np.random.default_rng(seed).permutation(len(chosen))
    return [chosen[index] for index in order[:count].tolist()]
