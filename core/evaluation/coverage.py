"""What it costs to answer only when sure: how many products are answered, and how many of those rightly."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

# A curve of every product's confidence would be as long as the catalogue.
_POINTS = 101


@dataclass(frozen=True, eq=False)
class CoverageCurve:
    """Accuracy of the answered products against their share (a risk-coverage curve, El-Yaniv and Wiener 2010).

    Attributes:
        confidence: float64 (K,), least confidence that is answered, rising from 0.
        coverage: float64 (K,), share of products answered, falling from 1.
        accuracy: float64 (K,), share of the answered that are right; NaN where none is answered.
    """

    confidence: npt.NDArray[np.float64]
    coverage: npt.NDArray[np.float64]
    accuracy: npt.NDArray[np.float64]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; points without an answered product are left out."""
        answered = self.coverage > 0
        return {
            name: [round(value, 5) for value in getattr(self, name)[answered].tolist()]
            for name in ("confidence", "coverage", "accuracy")
        }


def coverage_curve(confidence: npt.ArrayLike, right: npt.ArrayLike) -> CoverageCurve:
    """Measure a hundred steps of the least confidence.

    Args:
        confidence: (N,), 0 to 1, of the predicted categories.
        right: bool (N,), whether the prediction is right.
    """
    sure, hits = np.asarray(confidence, dtype=float), np.asarray(right, dtype=bool)
    steps = np.linspace(0, 1, _POINTS)
    answered = np.array([(sure >= step).sum() for step in steps])
    correct = np.array([hits[sure >= step].sum() for step in steps])
    with np.errstate(invalid="ignore", divide="ignore"):
        return CoverageCurve(steps, answered / max(1, len(sure)), np.where(answered > 0, correct / answered, np.nan))


def least_confidence_for(confidence: npt.ArrayLike, right: npt.ArrayLike, accuracy: float) -> float:
    """The lowest confidence from which the answers are, together, as often right as wanted.

    Args:
        confidence: (N,), 0 to 1.
        right: bool (N,).
        accuracy: share of right answers wanted, 0 to 1.

    Returns:
        0 where all answers together are good enough; 1 where no choice reaches it.
    """
    curve = coverage_curve(confidence, right)
    enough = np.flatnonzero(curve.accuracy >= accuracy)
    return float(curve.confidence[enough[0]]) if len(enough) else 1.0
