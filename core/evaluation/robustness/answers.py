"""What a model answers to spoilt products: beside the other, unspoilt part of the product, and without it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image

from core.catalog.product import Product
from core.evaluation.robustness.corruption import SEVERITIES, PictureCorruption, TextCorruption
from core.evaluation.robustness.sample import picture_of
from core.predictor import Predictor

Given = Literal["both", "picture", "text"]
# For each of what the model is given: positions (S, N) of its answers among the categories, a row a severity.
Answers = Mapping[Given, npt.NDArray[np.intp]]
_PICTURES_AT_ONCE = 32


@dataclass(frozen=True, eq=False)
class Clean:
    """Features of the N products as they are.

    Attributes:
        image: float32 (N, D).
        text: float32 (N, T).
    """

    image: npt.NDArray[np.float32]
    text: npt.NDArray[np.float32]


def clean_features(predictor: Predictor, products: Sequence[Product]) -> Clean:
    """Encode N products that have both a picture and text."""
    pictures = _encode_pictures(predictor, (picture_of(product) for product in products))
    return Clean(pictures, predictor.text_encoder.encode([product.text for product in products]))


def clean_answers(predictor: Predictor, clean: Clean) -> Answers:
    """Answers to the products as they are, one row."""
    return _one_row(
        both=predictor.fuse(clean.image, clean.text),
        picture=predictor.fuse(clean.image, None),
        text=predictor.fuse(None, clean.text),
    )


def picture_answers(
    predictor: Predictor, products: Sequence[Product], clean: Clean, corruption: PictureCorruption, seed: int = 0
) -> Answers:
    """Answers to products with spoilt pictures, beside their texts and without them, five rows.

    Args:
        predictor: the model.
        products: N products.
        clean: their features.
        corruption: how their pictures are spoilt.
        seed: of the corruption.
    """

    def at(severity: int) -> Answers:
        spoilt = (corruption.apply(picture_of(product), severity, product.id, seed) for product in products)
        image = _encode_pictures(predictor, spoilt)
        return _one_row(both=predictor.fuse(image, clean.text), picture=predictor.fuse(image, None))

    return _all_severities(at)


def text_answers(
    predictor: Predictor, products: Sequence[Product], clean: Clean, corruption: TextCorruption, seed: int = 0
) -> Answers:
    """Answers to products with spoilt texts, beside their pictures and without them, five rows.

    A text of which nothing is left counts as missing. Arguments as for :func:`picture_answers`.
    """

    def at(severity: int) -> Answers:
        spoilt = [corruption.apply(product, severity, seed) for product in products]
        text = predictor.text_encoder.encode([product.text for product in spoilt])
        there = np.array([product.has_text for product in spoilt])
        return _one_row(
            both=predictor.fuse(clean.image, text, has_text=there), text=predictor.fuse(None, text, has_text=there)
        )

    return _all_severities(at)


def _all_severities(at: Callable[[int], Answers]) -> Answers:
    rows = [at(severity) for severity in SEVERITIES]
    return {given: np.concatenate([row[given] for row in rows]) for given in rows[0]}


def _one_row(**probabilities: np.ndarray) -> Answers:
    return {given: scores.argmax(axis=1)[None] for given, scores in probabilities.items()}  # type: ignore[misc]


def _encode_pictures(predictor: Predictor, pictures: Iterator[Image.Image]) -> npt.NDArray[np.float32]:
    """Features (N, D); only a few pictures are held at a time."""
    encoder, found, waiting = predictor.image_encoder, [], []
    for picture in pictures:
        waiting.append(picture)
        if len(waiting) == _PICTURES_AT_ONCE:
            found.append(encoder.pool(encoder.encode_maps(waiting)).cpu().numpy())
            waiting = []
    if waiting:
        found.append(encoder.pool(encoder.encode_maps(waiting)).cpu().numpy())
    return np.concatenate(found)
