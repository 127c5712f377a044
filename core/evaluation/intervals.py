"""How far a figure could be off because the products measured are only a sample."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from core.evaluation.report import EvaluationReport

LEVEL = 0.95
RESAMPLES = 1000
# Of so many products the interval of a rate is at most two points wide, and 400 resamples place its ends within some
# hundredths of a point, in less than half the time.
MANY, RESAMPLES_OF_MANY = 10_000, 400


@dataclass(frozen=True)
class Interval:
    """Where a figure lies, with a stated confidence.

    Attributes:
        low: lower end, fraction of 1.
        high: upper end, fraction of 1.
        level: confidence, fraction of 1.
    """

    low: float
    high: float
    level: float = LEVEL


def wilson(right: int, n: int, level: float = LEVEL) -> Interval:
    """Interval for a proportion, sound for small samples and near 0 and 1.

    Wilson, "Probable inference, the law of succession, and statistical inference" (1927).

    Args:
        right: successes, 0 to ``n``.
        n: trials; without any the interval is all of 0 to 1.
        level: confidence, between 0 and 1.
    """
    if n == 0:
        return Interval(0.0, 1.0, level)
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = right / n
    centre = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # Rounding must not push an end past the proportion itself, as it can at 0 and 1.
    return Interval(min(share, max(0.0, (centre - half) / scale)), max(share, min(1.0, (centre + half) / scale)), level)


def resamples_for(n: int) -> int:
    """Resamples that :func:`bootstrap` draws of ``n`` products unless it is told how many."""
    return RESAMPLES if n < MANY else RESAMPLES_OF_MANY


def bootstrap(
    confusion: npt.NDArray[np.int64], resamples: int | None = None, seed: int = 0, level: float = LEVEL
) -> dict[str, Interval]:
    """Percentile bootstrap intervals for macro precision, recall and F1.

    Drawing products with replacement changes only how many fall into each cell of the confusion matrix, and those
    counts are multinomial; so the matrix is drawn instead of the products, which is the same and needs no time.

    Args:
        confusion: (C, C) counts, rows true, at least one product.
        resamples: matrices drawn; by default ``RESAMPLES``, of ``MANY`` products or more ``RESAMPLES_OF_MANY``.
        seed: of the draws.
        level: confidence, between 0 and 1.

    Returns:
        ``precision_macro``, ``recall_macro`` and ``f1_macro``, each over the categories with support in the draw.
    """
    size = len(confusion)
    filled = np.flatnonzero(confusion)
    total = int(confusion.sum())
    resamples = resamples or resamples_for(total)
    drawn = np.random.default_rng(seed).multinomial(total, confusion.ravel()[filled] / total, size=resamples)
    rows, columns = np.divmod(filled, size)
    right = np.zeros((resamples, size), dtype=np.int64)
    right[:, rows[rows == columns]] = drawn[:, rows == columns]
    support, predicted = _sums(drawn, rows, size), _sums(drawn, columns, size)
    precision, recall = right / np.maximum(predicted, 1), right / np.maximum(support, 1)
    rates = (precision, recall, 2 * right / np.maximum(support + predicted, 1))
    present = support > 0
    values = np.stack([(rate * present).sum(axis=1) / present.sum(axis=1) for rate in rates], axis=1)
    lows, highs = np.quantile(values, [(1 - level) / 2, (1 + level) / 2], axis=0)
    names = ("precision_macro", "recall_macro", "f1_macro")
    return {name: Interval(float(low), float(high), level) for name, low, high in zip(names, lows, highs, strict=True)}


def intervals_of(report: EvaluationReport, seed: int = 0) -> dict[str, Interval]:
    """Intervals for the figures of a report that have one, by the name of the figure.

    Args:
        report: of at least one product.
        seed: of the bootstrap.

    Returns:
        ``accuracy`` and ``top3_accuracy`` (Wilson), ``precision_macro``, ``recall_macro`` and ``f1_macro`` (bootstrap).
        Where every answer is right, or every one wrong, the bootstrap draws nothing else and would claim to be certain
        of a handful of products; its three figures then have no interval.
    """
    mixed = 0 < np.trace(report.confusion) < report.n
    return {
        "accuracy": wilson(round(report.accuracy * report.n), report.n),
        "top3_accuracy": wilson(round(report.top3_accuracy * report.n), report.n),
        **(bootstrap(report.confusion, seed=seed) if mixed else {}),
    }


def _sums(drawn: npt.NDArray[np.int64], groups: npt.NDArray[np.intp], size: int) -> npt.NDArray[np.int64]:
    """int64 (R, size): the columns of ``drawn``, (R, K), added up by the group that each is in, (K,) below ``size``."""
    order = np.argsort(groups, kind="stable")
    present, starts = np.unique(groups[order], return_index=True)
    sums = np.zeros((len(drawn), size), dtype=np.int64)
    sums[:, present] = np.add.reduceat(drawn[:, order], starts, axis=1)
    return sums
