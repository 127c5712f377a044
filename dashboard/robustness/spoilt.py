"""One example at all severities of a corruption, and what the model answers: computed on the spot, then remembered."""

from dataclasses import dataclass, replace

import streamlit as st
from PIL import Image

from core.catalog.product import Product
from core.evaluation.robustness.corruption import SEVERITIES, PictureCorruption, TextCorruption
from core.evaluation.robustness.sample import to_side
from core.images import read_image
from core.prediction import Prediction
from core.predictor import Predictor
from dashboard.analyzer.work import content_key
from dashboard.cache import ContentCache

_REMEMBERED = 64


@dataclass(frozen=True, eq=False)
class Spoilt:
    """A product at one severity, 0 being as it is.

    Attributes:
        severity: 0 to 5.
        level: how strongly, in words.
        product: with its text as spoilt.
        picture: as spoilt; None for a product without one.
        prediction: the model's answer; None where neither picture nor text is left.
    """

    severity: int
    level: str
    product: Product
    picture: Image.Image | None
    prediction: Prediction | None


def versions(predictor: Predictor, product: Product, corruption: PictureCorruption | TextCorruption) -> list[Spoilt]:
    """A product as it is and at five severities, with answers.

    Args:
        predictor: the model.
        product: one that has what the corruption spoils.
        corruption: how it is spoilt.

    Raises:
        ImageError: the picture cannot be read.
    """
    key = (predictor.digest, product.id, content_key(product), corruption.key)
    return _memory().get(key, lambda: [_version(predictor, product, corruption, each) for each in (0, *SEVERITIES)])


def _version(
    predictor: Predictor, product: Product, corruption: PictureCorruption | TextCorruption, severity: int
) -> Spoilt:
    picture = None if product.image is None else to_side(read_image(product.image))
    level = corruption.level_text(severity) if severity else "as it is"
    if severity and isinstance(corruption, PictureCorruption) and picture is not None:
        picture = corruption.apply(picture, severity, product.id)
    elif severity and isinstance(corruption, TextCorruption):
        product = corruption.apply(product, severity)
    known = picture is not None or product.has_text
    prediction = replace(predictor.predict(product, picture), image_maps=None) if known else None
    return Spoilt(severity, level, product, picture, prediction)


@st.cache_resource(show_spinner=False)
def _memory() -> ContentCache:
    return ContentCache(_REMEMBERED)
