"""What the model says of one product."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Prediction:
    """What the model says of one product.

    Attributes:
        category: the most probable category.
        confidence: its probability, 0 to 1.
        sure: whether the confidence reaches what the model, or the user, asks of an answer.
        probabilities: every category's probability, in the model's order; they sum to 1.
        image_features: float32 (D,), or None without a picture.
        text_features: float32 (T,), or None without text.
        image_maps: float32 (D, h, w), the feature maps that were pooled; (M,) of joined encoders, all of theirs, flat.
            Kept by :meth:`Predictor.predict` only.
        timings_ms: milliseconds spent: ``image``, ``text``, ``fusion``, ``total``.
    """

    category: str
    confidence: float
    sure: bool
    probabilities: Mapping[str, float]
    image_features: np.ndarray | None
    text_features: np.ndarray | None
    image_maps: np.ndarray | None
    timings_ms: Mapping[str, float]

    def top(self, count: int) -> list[tuple[str, float]]:
        """The ``count`` most probable categories with their probabilities, most probable first."""
        return sorted(self.probabilities.items(), key=lambda item: -item[1])[:count]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, without features."""
        return {
            "category": self.category,
            "confidence": self.confidence,
            "sure": self.sure,
            "probabilities": dict(self.probabilities),
            "timings_ms": dict(self.timings_ms),
        }
