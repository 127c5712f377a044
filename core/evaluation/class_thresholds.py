"""From which confidence on an answer can be trusted, category by category."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FOLDS = 5
# A threshold that no confidence reaches: the category is never answered.
NEVER = float("inf")


@dataclass(frozen=True, eq=False)
class ClassThresholds:
    """Least confidence for each category, and what answering only above it comes to.

    Attributes:
        threshold: float64 (C,), 0 to 1; ``NEVER`` where no threshold reaches the precision.
        predicted: int64 (C,), products given the category.
        answered: int64 (C,), those of them that reach the threshold.
        precision: float64 (C,), share of the answered that are right, on products that had no say in the threshold;
            NaN where none was answered.
        coverage: share of all products that were answered, likewise.
        accuracy: share of those that are right, likewise; NaN where none was answered.
    """

    threshold: npt.NDArray[np.float64]
    predicted: npt.NDArray[np.int64]
    answered: npt.NDArray[np.int64]
    precision: npt.NDArray[np.float64]
    coverage: float
    accuracy: float


def class_thresholds(
    truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating], precision: float, seed: int = 0
) -> ClassThresholds:
    """The lowest threshold of each category above which its answers are as often right as wanted.

    The thresholds are chosen on all products. Measured on the same they would look better than they are, so what they
    come to is measured crosswise: thresholds chosen on four fifths of the products, answers counted on the rest.

    Args:
        truth: (N,) index of each product's true category, N at least 1.
        scores: (N, C) probabilities.
        precision: share of right answers wanted in every category, 0 to 1.
        seed: of the division into fifths.
    """
    categories = scores.shape[1]
    predicted, sure = scores.argmax(axis=1), scores.max(axis=1)
    right = predicted == truth
    fold = np.random.default_rng(seed).permutation(len(truth)) % FOLDS
    accepted = np.zeros(len(truth), dtype=bool)
    for number in range(FOLDS):
        rest, own = fold != number, fold == number
        limits = _lowest(predicted[rest], sure[rest], right[rest], categories, precision)
        accepted[own] = sure[own] >= limits[predicted[own]]
    answered = np.bincount(predicted[accepted], minlength=categories).astype(np.int64)
    hits = np.bincount(predicted[accepted & right], minlength=categories)
    return ClassThresholds(
        threshold=_lowest(predicted, sure, right, categories, precision),
        predicted=np.bincount(predicted, minlength=categories).astype(np.int64),
        answered=answered,
        precision=np.divide(hits, answered, out=np.full(categories, np.nan), where=answered > 0),
        coverage=float(accepted.mean()),
        accuracy=float(right[accepted].mean()) if accepted.any() else float("nan"),
    )


def _lowest(
    predicted: npt.NDArray[np.intp],
    sure: npt.NDArray[np.floating],
    right: npt.NDArray[np.bool_],
    categories: int,
    precision: float,
) -> npt.NDArray[np.float64]:
    return np.array(
        [_lowest_of_one(sure[predicted == index], right[predicted == index], precision) for index in range(categories)]
    )


def _lowest_of_one(sure: npt.NDArray[np.floating], right: npt.NDArray[np.bool_], precision: float) -> float:
    """The confidence of the last product that can be answered, counted from the surest; 0 where all can."""
    order = np.argsort(-sure, kind="stable")
    reached = np.cumsum(right[order]) / np.arange(1, len(order) + 1) >= precision
    # Products of equal confidence are answered together, so only the last of them may be the end.
    last_of_equals = np.append(sure[order][1:] != sure[order][:-1], True)[: len(order)]
    ends = np.flatnonzero(reached & last_of_equals)
    if not len(ends):
        return NEVER
    return 0.0 if ends[-1] == len(order) - 1 else float(sure[order][ends[-1]])
