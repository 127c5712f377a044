"""From true categories and probabilities to every figure of an evaluation."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.errors import DatasetError
from core.evaluation import ranking
from core.evaluation.calibration import expected_calibration_error
from core.evaluation.report import CategoryScore, EvaluationReport, SliceScore

# Probabilities written in half precision still add up to 1 within this.
SUM_TOLERANCE = 0.02


def evaluate(
    labels: Sequence[str],
    probabilities: npt.ArrayLike,
    categories: Sequence[str],
    slices: Mapping[str, Sequence[str]] | None = None,
) -> EvaluationReport:
    """Measure predictions against the truth.

    The predicted category is the most probable one, and of equally probable ones the first; top-3 breaks ties the
    same way. Macro averages run over the categories with support, that is, with at least one product in ``labels``;
    a category that was never predicted has precision 0. ROC areas are one against rest: the chance that a product of
    the category scores higher for it than a product of another does, a tie counting one half. A category without
    products, or with all of them, has no area (None), and the macro area is the mean over the others, None where there
    are none. The micro area is over all (product, category) pairs and exists for two categories or more. The
    calibration error uses 15 equal-width bins of the predicted category's probability.

    Args:
        labels: N true categories, each one of ``categories``.
        probabilities: (N, C), rows summing to 1, columns in the order of ``categories``.
        categories: C different names.
        slices: slice name -> N values; products that share a value are also measured on their own.

    Returns:
        The report; all rates are fractions of 1.

    Raises:
        DatasetError: there are no products, a label is not one of the categories, or the probabilities have
            another shape or are not probabilities.
    """
    truth = label_indices(labels, categories)
    scores = _checked(np.asarray(probabilities), len(truth), len(categories))
    predicted = scores.argmax(axis=1)
    confusion = confusion_matrix(truth, predicted, len(categories))
    rates = Rates.of(confusion)
    per_class, micro = ranking.areas(truth, scores)
    areas = [_number(area) for area in per_class]
    known = [area for area in areas if area is not None]
    return EvaluationReport(
        n=len(truth),
        accuracy=rates.accuracy,
        top3_accuracy=top_accuracy(truth, scores, 3),
        precision_macro=rates.macro(rates.precision),
        recall_macro=rates.macro(rates.recall),
        f1_macro=rates.macro(rates.f1),
        f1_weighted=float(np.average(rates.f1, weights=rates.support)),
        roc_auc_macro=float(np.mean(known)) if known else None,
        roc_auc_micro=_number(micro),
        ece=expected_calibration_error(scores.max(axis=1), predicted == truth),
        per_class=_per_class(categories, rates, areas),
        confusion=confusion,
        slices={name: _slice(values, truth, predicted, len(categories)) for name, values in (slices or {}).items()},
    )


@dataclass(frozen=True, eq=False)
class Rates:
    """Per-category rates of one confusion matrix.

    Attributes:
        support: int64 (C,), products of each category.
        predicted: int64 (C,), products said to be of it.
        precision: float64 (C,), 0 where nothing was predicted.
        recall: float64 (C,), 0 where there is no support.
        f1: float64 (C,), 0 where there is neither.
        accuracy: right products among all; 0 without products.
    """

    support: npt.NDArray[np.int64]
    predicted: npt.NDArray[np.int64]
    precision: npt.NDArray[np.float64]
    recall: npt.NDArray[np.float64]
    f1: npt.NDArray[np.float64]
    accuracy: float

    @classmethod
    def of(cls, confusion: npt.NDArray[np.int64]) -> "Rates":
        """Rates of (C, C) counts with true categories as rows."""
        right = confusion.diagonal()
        support, predicted = confusion.sum(axis=1), confusion.sum(axis=0)
        return cls(
            support=support,
            predicted=predicted,
            precision=right / np.maximum(predicted, 1),
            recall=right / np.maximum(support, 1),
            f1=2 * right / np.maximum(support + predicted, 1),
            accuracy=float(right.sum() / max(support.sum(), 1)),
        )

    def macro(self, rate: npt.NDArray[np.float64]) -> float:
        """Mean of a (C,) rate over the categories with support; 0 without products."""
        present = self.support > 0
        return float(rate[present].mean()) if present.any() else 0.0


def label_indices(labels: Sequence[str], categories: Sequence[str]) -> npt.NDArray[np.intp]:
    """Where each label stands among the categories.

    Args:
        labels: N names.
        categories: C different names.

    Returns:
        intp (N,).

    Raises:
        DatasetError: there are no labels, or one is not among the categories.
    """
    if len(labels) == 0:
        raise DatasetError("There are no products to evaluate; choose a dataset or filters that leave some.")
    position = {category: index for index, category in enumerate(categories)}
    unknown = sorted({str(label) for label in labels if label not in position})
    if unknown:
        raise DatasetError(
            f"{len(unknown)} of the true categories are not the model's own (the first is {unknown[0]!r}); "
            "leave those products out or choose the model that knows them."
        )
    return np.fromiter((position[label] for label in labels), dtype=np.intp, count=len(labels))


def known_categories(chosen: Sequence[str] | None, categories: Sequence[str]) -> Sequence[str]:
    """The chosen categories; all where none were chosen.

    Raises:
        DatasetError: the model has no such category.
    """
    if chosen is None:
        return categories
    strangers = [category for category in chosen if category not in categories]
    if strangers:
        raise DatasetError(f"The model has no category {strangers[0]!r}; choose one of its own.")
    return chosen


def confusion_matrix(
    truth: npt.NDArray[np.intp], predicted: npt.NDArray[np.intp], categories: int
) -> npt.NDArray[np.int64]:
    """Counts of (true, predicted) pairs.

    Args:
        truth: (N,) indices below ``categories``.
        predicted: (N,) indices below ``categories``.
        categories: C.

    Returns:
        int64 (C, C), rows true, columns predicted.
    """
    cells = np.bincount(truth * categories + predicted, minlength=categories * categories)
    return cells.reshape(categories, categories).astype(np.int64)


def top_accuracy(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating], k: int) -> float:
    """Fraction of products whose true category is among the ``k`` most probable, the first of equals winning.

    Args:
        truth: (N,) indices of the true categories, N at least 1.
        scores: (N, C) probabilities.
        k: how many answers count, at least 1.
    """
    own = scores[np.arange(len(truth)), truth][:, None]
    earlier = np.arange(scores.shape[1]) < truth[:, None]
    ahead = (scores > own).sum(axis=1) + ((scores == own) & earlier).sum(axis=1)
    return float((ahead < k).mean())


def _checked(scores: npt.NDArray[np.floating], count: int, categories: int) -> npt.NDArray[np.floating]:
    if scores.shape != (count, categories):
        raise DatasetError(
            f"The probabilities are a table of {' x '.join(map(str, scores.shape))}, but {count} products in "
            f"{categories} categories need {count} x {categories}; evaluate predictions of this model and dataset."
        )
    # A comparison with NaN is false, so asking for what is right also catches what is not a number.
    if not ((scores >= 0).all() and (np.abs(scores.sum(axis=1, dtype=np.float64) - 1) <= SUM_TOLERANCE).all()):
        raise DatasetError(
            "Some predictions are not probabilities (each row must be numbers from 0 to 1 that add up to 1); "
            "make the predictions again."
        )
    return scores


def _per_class(categories: Sequence[str], rates: Rates, areas: Sequence[float | None]) -> tuple[CategoryScore, ...]:
    return tuple(
        CategoryScore(
            category=category,
            support=int(rates.support[index]),
            predicted=int(rates.predicted[index]),
            precision=float(rates.precision[index]),
            recall=float(rates.recall[index]),
            f1=float(rates.f1[index]),
            roc_auc=areas[index],
        )
        for index, category in enumerate(categories)
    )


def _slice(
    values: Sequence[str], truth: npt.NDArray[np.intp], predicted: npt.NDArray[np.intp], categories: int
) -> dict[str, SliceScore]:
    keys = np.asarray(values, dtype=object)
    scores = {}
    for value in sorted(set(values)):
        rows = keys == value
        rates = Rates.of(confusion_matrix(truth[rows], predicted[rows], categories))
        scores[value] = SliceScore(int(rows.sum()), rates.accuracy, rates.macro(rates.f1))
    return scores


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
