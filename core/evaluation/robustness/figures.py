"""Means over products with bootstrap intervals, and how much of the mean is lost to a corruption."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.evaluation.intervals import LEVEL, RESAMPLES

CLEAN = "clean"
ACCURACY, MAP, WORDS = "accuracy", "map", "words"
_DIGITS = 4


@dataclass(frozen=True)
class Figure:
    """One mean over products.

    Attributes:
        model: the model's name.
        measure: ``accuracy`` (share of right answers), ``map`` (rank correlation with the unspoilt picture's heat map)
            or ``words`` (share of the five weightiest words that stay).
        spoilt: key of a corruption or an attack; ``clean`` for products as they are.
        strength: severity of 1 to 5, or an attack's strength; 0 for products as they are.
        given: what the model is given: ``both``, ``picture`` or ``text``.
        n: products that it is the mean of.
        value: the mean.
        low, high: ends of its interval of 95 %.
        loss: how much less than for the same products as they are; None for those and where there is no such figure.
        loss_low, loss_high: ends of the loss's interval of 95 %.
    """

    model: str
    measure: str
    spoilt: str
    strength: float
    given: str
    n: int
    value: float
    low: float
    high: float
    loss: float | None = None
    loss_low: float | None = None
    loss_high: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, with four digits behind the point."""
        return {
            name: round(value, _DIGITS) if isinstance(value, float) else value for name, value in asdict(self).items()
        }


def mean_interval(
    values: npt.NDArray[np.float64], resamples: int = RESAMPLES, seed: int = 0, level: float = LEVEL
) -> tuple[float, float, float]:
    """A mean and its percentile bootstrap interval (Efron 1979).

    Args:
        values: (N,), at least one.
        resamples: how often N of the N products are drawn, with replacement.
        seed: of the draws; the same seed and N draw the same products.
        level: confidence, between 0 and 1.

    Returns:
        Mean, lower and upper end.
    """
    drawn = np.random.default_rng(seed).integers(0, len(values), (resamples, len(values)))
    low, high = np.quantile(values[drawn].mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return float(values.mean()), float(low), float(high)


def figure(
    model: str,
    measure: str,
    spoilt: str,
    strength: float,
    given: str,
    values: npt.NDArray[np.float64],
    before: npt.NDArray[np.float64] | None = None,
) -> Figure | None:
    """The mean of some products' values.

    Args:
        model: name, see :class:`Figure` for this and the next four.
        measure: what is measured.
        spoilt: what was done to the products.
        strength: how strongly.
        given: what the model is given of them.
        values: (N,), not a number where a product has none.
        before: (N,), the same products as they are.

    Returns:
        None where no product has a value.
    """
    there = ~np.isnan(values)
    if not there.any():
        return None
    loss = (None, None, None) if before is None else mean_interval(before[there] - values[there])
    return Figure(model, measure, spoilt, strength, given, int(there.sum()), *mean_interval(values[there]), *loss)
