"""All that is known of one analysis, gathered from its parts."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image

from core.catalog.product import Product
from core.checkpoint import library_versions
from core.explain import modality
from core.explain.explanation import Explanation
from core.explain.modality import States
from core.images import file_bytes
from core.prediction import Prediction
from core.predictor import Predictor
from core.settings import settings


@dataclass(frozen=True)
class Report:
    """One analysis.

    Attributes:
        product: what was analysed.
        picture: bytes of its picture file, or None without one.
        image: the picture as it was read, of any size; None without one.
        prediction: the model's answer.
        states: its answers with picture and text, either, and neither.
        explanation: why one category.
        made_by: ``model``, ``image_encoder`` and ``text_encoder`` (name and SHA-256 each), ``device``, ``precision``,
            ``max_side`` (pixels) and ``versions``.
        created: when, in UTC, ISO 8601.
        remarks: further sentences for a person, for example on how far the explanation can be trusted.
    """

    product: Product
    picture: bytes | None
    image: Image.Image | None
    prediction: Prediction
    states: States
    explanation: Explanation
    made_by: Mapping[str, Any]
    created: str
    remarks: tuple[str, ...] = ()

    @property
    def picture_digest(self) -> str | None:
        """SHA-256 of the picture file."""
        return None if self.picture is None else hashlib.sha256(self.picture).hexdigest()


def gather(
    predictor: Predictor,
    product: Product,
    prediction: Prediction,
    explanation: Explanation,
    image: Image.Image | None,
    remarks: Sequence[str] = (),
) -> Report:
    """Put an analysis together; asks the model nothing but its four quick answers on picture and text.

    Args:
        predictor: the model.
        product: what was analysed.
        prediction: its answer.
        explanation: why one category.
        image: the picture as it was read, or smaller; None without one.
        remarks: further sentences for a person.

    Raises:
        ImageError: the picture file is gone.
    """
    config = settings()
    return Report(
        product,
        None if product.image is None else file_bytes(product.image, config.max_bytes),
        image,
        prediction,
        modality.states(predictor, prediction),
        explanation,
        {
            "model": {"name": predictor.name, "sha256": predictor.digest},
            "image_encoder": {"name": predictor.image_encoder.name, "sha256": predictor.image_encoder.digest},
            "text_encoder": {"name": predictor.text_encoder.name, "sha256": predictor.text_encoder.digest},
            "device": predictor.device,
            "precision": precision(predictor),
            "max_side": config.max_side,
            "versions": library_versions() | dict(explanation.settings["versions"]),
        },
        datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        tuple(remarks),
    )


def precision(predictor: Predictor) -> str:
    """The arithmetic that the encoders run in, ``float32`` or ``bfloat16``."""
    return str(predictor.text_encoder.dtype).removeprefix("torch.")
