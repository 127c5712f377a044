"""ROC curves ready to draw: one category against the rest, their average, and all pairs together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.evaluation import ranking
from core.evaluation.metrics import known_categories, label_indices
from core.evaluation.polyline import Points, thin

MOST_POINTS = 200
# Turns at which a mean of curves is taken; the curves of a large catalogue turn more often than any screen shows.
_MOST_TURNS = 4000


@dataclass(frozen=True, eq=False)
class RocCurve:
    """One ROC curve.

    Attributes:
        name: the category, ``macro average`` or ``micro average``.
        false_positive_rate: float64 (K,), rising from 0 to 1.
        true_positive_rate: float64 (K,), rising from 0 to 1.
        area: under the whole curve, before it was thinned, 0 to 1.
    """

    name: str
    false_positive_rate: Points
    true_positive_rate: Points
    area: float


@dataclass(frozen=True, eq=False)
class RocCurves:
    """The ROC curves of one evaluation.

    Attributes:
        macro: mean true-positive rate of the categories' curves at each false-positive rate; None where no category
            has a curve.
        micro: curve of all (product, category) pairs; None for a model of one category.
        categories: curves of the chosen categories, in the order asked for.
        undefined: chosen categories without a curve: no product, or every product, is of that category.
    """

    macro: RocCurve | None
    micro: RocCurve | None
    categories: tuple[RocCurve, ...]
    undefined: tuple[str, ...]


def roc_curves(
    labels: Sequence[str],
    probabilities: npt.NDArray[np.floating],
    categories: Sequence[str],
    chosen: Sequence[str] | None = None,
) -> RocCurves:
    """ROC curves of at most ``MOST_POINTS`` points each, which look the same as the full ones.

    Args:
        labels: N true categories, each one of ``categories``.
        probabilities: (N, C).
        categories: C names.
        chosen: categories to give curves of their own; all when None.

    Returns:
        The curves. Macro and micro are always over all categories; their areas equal the report's
        ``roc_auc_macro`` and ``roc_auc_micro``.

    Raises:
        DatasetError: there are no products, or a label or chosen category is not among the categories.
    """
    truth = label_indices(labels, categories)
    wanted = known_categories(chosen, categories)
    areas = ranking.area_per_class(truth, probabilities)
    full = {
        category: _curve(probabilities[truth == index, index], probabilities[truth != index, index])
        for index, category in enumerate(categories)
        if not np.isnan(areas[index])
    }
    area = dict(zip(categories, areas.tolist(), strict=True))
    return RocCurves(
        macro=_thinned("macro average", average(list(full.values())), float(np.nanmean(areas))) if full else None,
        micro=_micro(truth, probabilities) if len(categories) > 1 else None,
        categories=tuple(_thinned(name, full[name], area[name]) for name in wanted if name in full),
        undefined=tuple(name for name in wanted if name not in full),
    )


def average(curves: Sequence[tuple[Points, Points]]) -> tuple[Points, Points]:
    """Mean height of several ROC curves.

    At each false-positive rate where any curve turns there are two points, the mean just before and the mean just
    after, so that steps stay steps and the area under the mean is exactly the mean of the areas. Of more than
    ``_MOST_TURNS`` such rates, that many are taken evenly.

    Args:
        curves: at least one pair of false- and true-positive rates, each rising from 0 to 1.

    Returns:
        False- and true-positive rates of the mean.
    """
    grid = np.unique(np.concatenate([rates for rates, _ in curves]))
    if len(grid) > _MOST_TURNS:
        grid = grid[np.linspace(0, len(grid) - 1, _MOST_TURNS).round().astype(np.intp)]
    # Where a curve rises straight up, np.interp gives the upper end; on the mirrored curve it gives the lower one.
    after = np.mean([np.interp(grid, x, y) for x, y in curves], axis=0)
    before = np.mean([np.interp(-grid, -x[::-1], y[::-1]) for x, y in curves], axis=0)
    return np.repeat(grid, 2), np.stack([before, after], axis=1).ravel()


def _curve(own: ranking.Scores, others: ranking.Scores) -> tuple[Points, Points]:
    """The corners of a curve: the rates above each of the positives' scores, and from it on."""
    own, others = np.sort(own), np.sort(others)
    levels = np.unique(own)[::-1]

    def rates(scores: ranking.Scores) -> Points:
        counts = [len(scores) - np.searchsorted(scores, levels, side) for side in ("right", "left")]
        return np.concatenate([[0.0], np.stack(counts, axis=1).ravel() / len(scores), [1.0]])

    return rates(others), rates(own)


def _micro(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating]) -> RocCurve:
    pairs = ranking.true_and_false_pairs(truth, scores)
    return _thinned("micro average", _curve(*pairs), ranking.area_micro(truth, scores))


def _thinned(name: str, curve: tuple[Points, Points], area: float) -> RocCurve:
    return RocCurve(name, *thin(*curve, most=MOST_POINTS), area=area)
