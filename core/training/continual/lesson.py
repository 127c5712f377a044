"""A dataset as something to teach: its parts, encoded, with categories that the model may not know yet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.catalog import split
from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.errors import DatasetError
from core.predictor import Predictor
from core.training.continual.rows import Rows
from core.training.features import encode_products


@dataclass(frozen=True)
class Part:
    """One part of the split: products and, row for row, what the model reads of them."""

    products: tuple[Product, ...]
    rows: Rows


@dataclass(frozen=True)
class Lesson:
    """What a model is to be taught.

    Attributes:
        parts: by the split's names, none of them empty.
        added: categories that the model does not have, in alphabetical order; their indices follow the model's own.
        left_out: labelled products of categories that neither the model nor the training part has.
    """

    parts: Mapping[str, Part]
    added: tuple[str, ...]
    left_out: int

    @property
    def products(self) -> list[Product]:
        """All that are used."""
        return [product for part in self.parts.values() for product in part.products]


def read_lesson(
    dataset: Dataset, predictor: Predictor, cache: Path, progress: Callable[[int, int], None] | None = None
) -> Lesson:
    """Divide a dataset as the model's own training data were divided, and encode it.

    Args:
        dataset: products with categories; those without are left out.
        predictor: the model that is taught; its seed divides, so what it held out stays held out.
        cache: folder of encoded features.
        progress: called with (pictures and texts encoded, in all).

    Raises:
        DatasetError: a part of the split is empty.
    """
    labelled = [product for product in dataset.products if product.category is not None]
    assigned = split.assign(labelled, int(predictor.card.training.get("seed", 0)))
    taught = {product.category or "" for product, own in zip(labelled, assigned, strict=True) if own == split.TRAIN}
    added = tuple(sorted(taught - set(predictor.categories)))
    names = (*predictor.categories, *added)
    parts = {}
    chosen = [(product, own) for product, own in zip(labelled, assigned, strict=True) if product.category in names]
    for name in split.PARTS:
        if not any(own == name for _, own in chosen):
            raise DatasetError(
                f"The {name} part of {dataset.name} is empty: {len(labelled):,} products with a category are too few "
                "to teach and to measure; give more."
            )
    rows = _encoded([product for product, _ in chosen], names, predictor, cache, progress)
    for name in split.PARTS:
        own_part = np.array([own == name for _, own in chosen])
        products = tuple(product for product, own in chosen if own == name)
        parts[name] = Part(products, rows.take(own_part))
    return Lesson(parts, added, len(labelled) - len(chosen))


def old_rows(
    dataset: Dataset, predictor: Predictor, cache: Path, progress: Callable[[int, int], None] | None = None
) -> Rows:
    """The training part of the data that a model was trained on, encoded.

    Raises:
        DatasetError: no product of the training part is of one of the model's categories.
    """
    labelled = [product for product in dataset.products if product.category in predictor.categories]
    assigned = split.assign(labelled, int(predictor.card.training.get("seed", 0)))
    products = [product for product, own in zip(labelled, assigned, strict=True) if own == split.TRAIN]
    if not products:
        raise DatasetError(f"{dataset.name} has no product of the model's categories to learn from again.")
    return _encoded(products, predictor.categories, predictor, cache, progress)


def _encoded(
    products: Sequence[Product],
    names: Sequence[str],
    predictor: Predictor,
    cache: Path,
    progress: Callable[[int, int], None] | None,
) -> Rows:
    index = {name: place for place, name in enumerate(names)}
    labels = np.array([index[product.category or ""] for product in products], dtype=np.int64)
    encoders = predictor.image_encoder, predictor.text_encoder
    return Rows(encode_products(products, *encoders, cache, progress), labels)
