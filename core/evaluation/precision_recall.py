"""Precision-recall curves ready to draw: one category against the rest, their average, and all pairs together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import average_precision_score, precision_recall_curve

from core.evaluation.metrics import known_categories, label_indices
from core.evaluation.polyline import Points, thin

MOST_POINTS = 200
# Recalls at which the categories' curves are averaged.
_GRID = np.linspace(0.0, 1.0, 1001)


@dataclass(frozen=True, eq=False)
class PrecisionRecallCurve:
    """One precision-recall curve.

    Attributes:
        name: the category, ``macro average`` or ``micro average``.
        recall: float64 (K,), rising from 0 to 1.
        precision: float64 (K,), 0 to 1.
        average_precision: mean precision over the steps of recall, before the curve was thinned, 0 to 1; of the macro
            average the mean of the categories'.
    """

    name: str
    recall: Points
    precision: Points
    average_precision: float


@dataclass(frozen=True, eq=False)
class PrecisionRecallCurves:
    """The precision-recall curves of one evaluation.

    Attributes:
        macro: mean precision of the categories' curves at each recall; None where no category has products.
        micro: curve of all (product, category) pairs.
        categories: curves of the chosen categories, in the order asked for.
        undefined: chosen categories without products, which have no recall.
        base: share of each chosen category in all products, the precision of guessing, in the order of ``categories``.
    """

    macro: PrecisionRecallCurve | None
    micro: PrecisionRecallCurve
    categories: tuple[PrecisionRecallCurve, ...]
    undefined: tuple[str, ...]
    base: tuple[float, ...]


def precision_recall_curves(
    labels: Sequence[str],
    probabilities: npt.NDArray[np.floating],
    categories: Sequence[str],
    chosen: Sequence[str] | None = None,
) -> PrecisionRecallCurves:
    """Precision-recall curves of at most ``MOST_POINTS`` points each, which look the same as the full ones.

    Unlike ROC curves they do not look better because a category is rare (Davis and Goadrich, "The relationship between
    precision-recall and ROC curves", 2006).

    Args:
        labels: N true categories, each one of ``categories``.
        probabilities: (N, C).
        categories: C names.
        chosen: categories to give curves of their own; all when None.

    Raises:
        DatasetError: there are no products, or a label or chosen category is not among the categories.
    """
    truth = label_indices(labels, categories)
    wanted = known_categories(chosen, categories)
    present = np.flatnonzero(np.bincount(truth, minlength=len(categories)))
    full = {categories[index]: _curve(truth == index, probabilities[:, index]) for index in present.tolist()}
    known = [name for name in wanted if name in full]
    positive = np.zeros(probabilities.shape, dtype=bool)
    positive[np.arange(len(truth)), truth] = True
    return PrecisionRecallCurves(
        macro=_macro(list(full.values())),
        micro=_named("micro average", *_curve(positive.ravel(), probabilities.ravel())),
        categories=tuple(_named(name, *full[name]) for name in known),
        undefined=tuple(name for name in wanted if name not in full),
        base=tuple(float((truth == list(categories).index(name)).mean()) for name in known),
    )


def _curve(positive: npt.NDArray[np.bool_], scores: npt.NDArray[np.floating]) -> tuple[Points, Points, float]:
    """Recall rising, precision, and average precision."""
    precision, recall, _ = precision_recall_curve(positive, scores)
    return recall[::-1], precision[::-1], float(average_precision_score(positive, scores))


def _macro(curves: Sequence[tuple[Points, Points, float]]) -> PrecisionRecallCurve | None:
    if not curves:
        return None
    # At a recall that a curve jumps over, the precision is that of the next recall it reaches.
    heights = [precision[np.searchsorted(recall, _GRID, side="left")] for recall, precision, _ in curves]
    mean = float(np.mean([area for _, _, area in curves]))
    return _named("macro average", _GRID, np.mean(heights, axis=0), mean)


def _named(name: str, recall: Points, precision: Points, average_precision: float) -> PrecisionRecallCurve:
    return PrecisionRecallCurve(name, *thin(recall, precision, most=MOST_POINTS), average_precision)
