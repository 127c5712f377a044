"""A model's answers to many products, as a table."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from core.catalog.product import Product
from core.errors import DatasetError
from core.evaluation.about import about_products
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.training.features import encode_products

Progress = Callable[[int, int], None]
# What the model may see of a product: all it has, its picture alone, its text alone.
GIVEN = ("both", "image", "text")
_ROWS_PER_BATCH = 4096


def predict_table(
    products: Sequence[Product],
    predictor: Predictor,
    cache: Path,
    given: str = "both",
    progress: Progress | None = None,
) -> PredictionTable:
    """Predict products whose encoded pictures and texts are kept on disk, so that a second time takes seconds.

    A picture that cannot be read counts as missing.

    Args:
        products: the products; their category may be unknown.
        predictor: the model.
        cache: folder of encoded features (``Settings.cache``).
        given: one of ``GIVEN``; what the model may see.
        progress: called with (pictures and texts encoded, in all).

    Returns:
        One row a product that has something of what is given, in the same order. ``has_image`` and ``has_text`` say
        what the model saw; what else is known of the products is as :func:`about_products` finds it.

    Raises:
        DatasetError: no product has it.
    """
    if given not in GIVEN:
        raise DatasetError(f"The model cannot be given {given!r}; choose one of {', '.join(GIVEN)}.")
    features = encode_products(products, predictor.image_encoder, predictor.text_encoder, cache, progress).only(given)
    usable = np.flatnonzero(features.has_image | features.has_text)
    if not len(usable):
        lacking = {"both": "a readable picture or text", "image": "a readable picture", "text": "text"}[given]
        raise DatasetError(f"None of the {len(products):,} products has {lacking}; choose other products.")
    chosen = [products[row] for row in usable.tolist()]
    probabilities = [
        predictor.fuse(part.image, part.text, part.has_image, part.has_text)
        for part in (features.rows(usable[at : at + _ROWS_PER_BATCH]) for at in range(0, len(usable), _ROWS_PER_BATCH))
    ]
    return PredictionTable.build(
        ids=[product.id for product in chosen],
        sources=[product.attributes.get("source", "") for product in chosen],
        has_image=features.has_image[usable],
        has_text=features.has_text[usable],
        labels=[product.category for product in chosen],
        probabilities=np.concatenate(probabilities),
        categories=predictor.categories,
        about=about_products(chosen),
    )
