"""Areas under ROC curves, from ranks instead of curves: exact, ties included, and quick for many categories."""

import numpy as np
import numpy.typing as npt
from scipy.stats import rankdata


def area_per_class(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """One-against-rest area under the ROC curve of each category.

    The area is the chance that a product of the category scores above one that is not, a tie counting one half
    (Hanley and McNeil, "The meaning and use of the area under a ROC curve", 1982).

    Args:
        truth: (N,) index of each product's true category.
        scores: (N, C) probability of each category.

    Returns:
        float64 (C,), 0 to 1; NaN for a category that no product, or every product, is of.
    """
    count, categories = scores.shape
    ranks = rankdata(scores, axis=0)
    positives = np.bincount(truth, minlength=categories)
    sums = np.bincount(truth, weights=ranks[np.arange(count), truth], minlength=categories)
    # Pairs are multiplied as floats: whole numbers of 32 bits would overflow.
    return _area(sums.astype(np.float64), positives.astype(np.float64), (count - positives).astype(np.float64))


def area_micro(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating]) -> float:
    """Area under the ROC curve of all (product, category) pairs put together, each pair true or not.

    Args:
        truth: (N,) index of each product's true category.
        scores: (N, C) probability of each category.

    Returns:
        0 to 1; NaN when there is only one category.
    """
    count, categories = scores.shape
    ranks = rankdata(scores.ravel())
    true_pairs = np.arange(count) * categories + truth
    positives = np.array(float(count))
    return float(_area(np.array(ranks[true_pairs].sum()), positives, count * categories - positives))


def _area(
    rank_sums: npt.NDArray[np.float64], positives: npt.NDArray[np.float64], negatives: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """The Mann-Whitney statistic as a fraction of all pairs of one positive and one negative."""
    wins = rank_sums - positives * (positives + 1) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        area: npt.NDArray[np.float64] = wins / (positives * negatives)
    return area
