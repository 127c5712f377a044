"""How far the macro ROC area could be off because the products measured are only a sample."""

import numpy as np
import numpy.typing as npt

from core.evaluation.intervals import LEVEL, RESAMPLES, Interval


def area_interval(
    truth: npt.NDArray[np.intp],
    scores: npt.NDArray[np.floating],
    resamples: int = RESAMPLES,
    seed: int = 0,
    level: float = LEVEL,
) -> Interval | None:
    """Percentile bootstrap interval of the mean one-against-rest ROC area.

    Drawing products with replacement changes how often each counts, not their order by score. So each category's
    products are ordered once, and every draw only adds up counts along that order.

    Args:
        truth: (N,) index of each product's true category.
        scores: (N, C) probabilities.
        resamples: draws.
        seed: of the draws.
        level: confidence, between 0 and 1.

    Returns:
        The interval of the mean over the categories that have an area in the draw; None where no draw has any.
    """
    count = len(truth)
    columns = [_Column(truth == index, scores[:, index]) for index in np.unique(truth).tolist()]
    generator = np.random.default_rng(seed)
    means = np.full(resamples, np.nan)
    for draw in range(resamples):
        times = np.bincount(generator.integers(0, count, count), minlength=count).astype(np.float64)
        areas = np.array([column.area(times) for column in columns])
        if not np.isnan(areas).all():
            means[draw] = np.nanmean(areas)
    if np.isnan(means).all():
        return None
    low, high = np.nanquantile(means, [(1 - level) / 2, (1 + level) / 2])
    return Interval(float(low), float(high), level)


class _Column:
    """One category's products in the order of its scores."""

    def __init__(self, positive: npt.NDArray[np.bool_], scores: npt.NDArray[np.floating]) -> None:
        self._order = np.argsort(scores, kind="stable")
        self._positive = positive[self._order]
        ordered = scores[self._order]
        # Where each run of equal scores begins.
        self._starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))

    def area(self, times: npt.NDArray[np.float64]) -> float:
        """Area when each product counts ``times``, float64 (N,), times; NaN without one of each kind."""
        ordered = times[self._order]
        of_category = np.add.reduceat(np.where(self._positive, ordered, 0.0), self._starts)
        others = np.add.reduceat(np.where(self._positive, 0.0, ordered), self._starts)
        pairs = of_category.sum() * others.sum()
        if pairs == 0:
            return float("nan")
        below = np.cumsum(others) - others
        return float((of_category * (below + others / 2)).sum() / pairs)
