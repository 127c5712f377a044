"""What the model would say if something of a product were missing or different; only what changed is encoded again."""

import time
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image

from core.catalog.product import Product
from core.explain.boxes import Box, inside
from core.explain.infill import Canvas
from core.explain.spans import leave_out
from core.prediction import Prediction
from core.predictor import Predictor
from core.text import clean


@dataclass(frozen=True)
class Change:
    """What is different from the product as it is.

    Attributes:
        words_off: places, in ``find_words`` of the text, of words that are left out.
        regions: boxes of the picture that are brushed out; :mod:`core.explain.infill` says what takes their place.
        without_image: leave the whole picture out.
        without_text: leave the whole text out.
        text: a text in place of the product's own, or None; ``words_off`` are then places in it.
    """

    words_off: frozenset[int] = frozenset()
    regions: tuple[Box, ...] = ()
    without_image: bool = False
    without_text: bool = False
    text: str | None = None

    @property
    def is_none(self) -> bool:
        """Whether nothing is changed."""
        return self == Change()

    def text_of(self, product: Product) -> str:
        """What is left of the product's text."""
        if self.without_text:
            return ""
        return leave_out(product.text if self.text is None else self.text, self.words_off)


def answer(
    predictor: Predictor, product: Product, prediction: Prediction, image: Image.Image | None, change: Change
) -> Prediction:
    """The model's answer to the changed product.

    Args:
        predictor: the model.
        product: the product as it is.
        prediction: the model's answer to it, whose features are used again where nothing changed.
        image: its picture, RGB, or None without one. The picture at the encoder's own size will do: regions are
            brushed out at that size.
        change: what is different.

    Returns:
        The answer, with the features of what is left. With nothing left it is the model's answer to an empty product.

    Raises:
        SettingsError: a region lies outside the picture.
    """
    start = time.perf_counter()
    image_features, image_maps = _picture(predictor, prediction, image, change)
    encoded = time.perf_counter()
    text_features = _text(predictor, product, prediction, change)
    read = time.perf_counter()
    probabilities = predictor.fuse(
        None if image_features is None else image_features[None],
        None if text_features is None else text_features[None],
    )[0]
    end = time.perf_counter()
    timings = {"image": encoded - start, "text": read - encoded, "fusion": end - read, "total": end - start}
    milliseconds = {name: 1000 * seconds for name, seconds in timings.items()}
    return predictor.assemble(probabilities, image_features, text_features, image_maps, milliseconds)


def _picture(
    predictor: Predictor, prediction: Prediction, image: Image.Image | None, change: Change
) -> tuple[np.ndarray | None, np.ndarray | None]:
    """Features and feature maps of what is left of the picture."""
    if change.without_image or prediction.image_features is None:
        return None, None
    if image is None or not change.regions:
        return prediction.image_features, prediction.image_maps
    encoder = predictor.image_encoder
    side = encoder.preprocessing.size
    maps = encoder.encode_maps([Canvas.of(image, side).without(inside(change.regions, (side, side)))])
    with torch.inference_mode():
        features: np.ndarray = encoder.pool(maps)[0].cpu().numpy()
    return features, maps[0].cpu().numpy()


def _text(predictor: Predictor, product: Product, prediction: Prediction, change: Change) -> np.ndarray | None:
    """Features of what is left of the text."""
    left = change.text_of(product)
    if left == product.text:
        return prediction.text_features
    if not clean(left):
        return None
    features: np.ndarray = predictor.text_encoder.encode([left])[0]
    return features
