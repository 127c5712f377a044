"""What a smaller model costs: time, and how far its explanations are still the original's."""

import time
from collections.abc import Sequence
from statistics import median

import numpy as np

from core.catalog.product import Product
from core.evaluation.robustness.sample import picture_of
from core.evaluation.robustness.stability import map_of, overlap, rank_correlation, words_of
from core.predictor import Predictor

_ROUNDS = 3
_WARM_UP = 2


def latencies(predictors: Sequence[Predictor], products: Sequence[Product]) -> list[float]:
    """Milliseconds that one product takes, from picture and text to the answer.

    The models take turns on every product, so that whatever else the machine does falls on all of them alike.

    Args:
        predictors: M models.
        products: at least one.

    Returns:
        M medians over the products, three rounds each.
    """
    for predictor in predictors:
        for product in products[:_WARM_UP]:
            predictor.predict(product)
    seconds: list[list[float]] = [[] for _ in predictors]
    for _ in range(_ROUNDS):
        for product in products:
            for taken, predictor in zip(seconds, predictors, strict=True):
                start = time.perf_counter()
                predictor.predict(product)
                taken.append(time.perf_counter() - start)
    return [1000 * median(taken) for taken in seconds]


def throughputs(predictors: Sequence[Predictor], products: Sequence[Product]) -> list[float]:
    """Products answered in a second when many are given at once; the models take turns.

    Args:
        predictors: M models.
        products: at least one.

    Returns:
        M figures, each of the median of three rounds.
    """
    seconds: list[list[float]] = [[] for _ in predictors]
    for _ in range(_ROUNDS):
        for taken, predictor in zip(seconds, predictors, strict=True):
            start = time.perf_counter()
            predictor.predict_many(products)
            taken.append(time.perf_counter() - start)
    return [len(products) / median(taken) for taken in seconds]


def agreement(original: Predictor, copy: Predictor, products: Sequence[Product]) -> tuple[float | None, float | None]:
    """How far two models explain alike, both asked about the category that the original gives.

    Args:
        original: the model that was compressed.
        copy: the smaller model.
        products: with pictures and texts.

    Returns:
        Mean rank correlation of the heat maps usual for the original, -1 to 1, and mean share of the five weightiest
        words that are the same, 0 to 1; None where no product has such a map, or words.
    """
    maps, words = [], []
    for product in products:
        image = picture_of(product)
        prediction = original.predict(product, image)
        category = prediction.category
        maps.append(rank_correlation(*(map_of(each, product, image, category) for each in (original, copy))))
        features = (prediction.image_features, copy.predict(product, image).image_features)
        words.append(
            overlap(
                *(
                    words_of(each, product, seen, category)
                    for each, seen in zip((original, copy), features, strict=True)
                )
            )
        )
    return _mean(maps), _mean(words)


def _mean(values: Sequence[float]) -> float | None:
    known = [value for value in values if not np.isnan(value)]
    return float(np.mean(known)) if known else None
