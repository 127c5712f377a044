"""Everything that is looked for in a model's errors, put together."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core.evaluation.errors.appearance import appearance
from core.evaluation.errors.duplicates import NearDuplicate, near_duplicates
from core.evaluation.errors.last_layer import last_layer
from core.evaluation.errors.layout import METHODS, Method, lay_out
from core.evaluation.predictions import PredictionTable
from core.evaluation.selection import Selection
from core.predictor import Predictor
from core.training.features import encode_products

Progress = Callable[[int, int], None]


@dataclass(frozen=True, eq=False)
class ErrorStudy:
    """What takes a model and its data to find; mistakes, pairs and label errors are read from the predictions alone.

    Attributes:
        table: predictions of N products that the model did not learn from.
        duplicates: those of them that its training part holds near-duplicates of; None for a dataset that the model
            was not trained on.
        places: method -> float32 (N, 2), where each product lies on the map.
    """

    table: PredictionTable
    duplicates: tuple[NearDuplicate, ...] | None
    places: dict[Method, npt.NDArray[np.float32]]

    @property
    def apart(self) -> PredictionTable:
        """The predictions of products without a near-duplicate in training."""
        known = {duplicate.id for duplicate in self.duplicates or ()}
        return self.table.take(~self.table.rows["id"].isin(known).to_numpy(dtype=bool))


def study(
    table: PredictionTable,
    chosen: Selection,
    predictor: Predictor,
    cache: Path,
    methods: tuple[Method, ...] = METHODS,
    seed: int = 0,
    progress: Callable[[str, str], Progress] | None = None,
) -> ErrorStudy:
    """Look into a model's errors.

    Encoded products and fingerprints of pictures are kept in ``cache``, so that what was done before an interruption
    is not done again.

    Args:
        table: predictions of N of the chosen products, at least one.
        chosen: the products, and those that the model learned from.
        predictor: the model.
        cache: folder of what is kept (``Settings.cache``).
        methods: maps to make.
        seed: of the maps.
        progress: given a title and a unit, returns what is called with (done, in all); may raise to stop.
    """
    begin = progress or (lambda title, unit: lambda done, total: None)
    predicted = set(table.rows["id"])
    products = [product for product in chosen.products if product.id in predicted]
    encoding = begin("Encoding", "items")
    features = encode_products(products, predictor.image_encoder, predictor.text_encoder, cache, encoding)
    duplicates = None
    if chosen.familiar:
        encoding = begin("Encoding what was learned from", "items")
        learned = encode_products(chosen.train, predictor.image_encoder, predictor.text_encoder, cache, encoding)
        heldout = appearance(products, features, cache, begin("Looking at pictures", "products"))
        train = appearance(chosen.train, learned, cache, begin("Looking at what was learned from", "products"))
        duplicates = near_duplicates(heldout, train, begin("Comparing", "products"))
    vectors = last_layer(predictor.model, features)
    drawing = begin("Drawing maps", "maps")
    places = {}
    for done, method in enumerate(methods, start=1):
        places[method] = lay_out(vectors, method, seed)
        drawing(done, len(methods))
    return ErrorStudy(table, duplicates, places)
