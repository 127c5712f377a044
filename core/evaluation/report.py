"""What an evaluation found, as plain numbers that the screen, the command line and a file all show alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class CategoryScore:
    """How one category was recognised; rates are fractions of 1.

    Attributes:
        category: its name.
        support: products that are of this category.
        predicted: products that were said to be of this category.
        precision: right ones among ``predicted``; 0 where nothing was predicted.
        recall: right ones among ``support``; 0 where there is no support.
        f1: harmonic mean of the two; 0 where both are 0.
        roc_auc: area under the one-against-rest ROC curve; None unless some products are of this category and
            some are not.
    """

    category: str
    support: int
    predicted: int
    precision: float
    recall: float
    f1: float
    roc_auc: float | None


@dataclass(frozen=True)
class SliceScore:
    """How well the products that share one value (a source, what they have) were recognised.

    Attributes:
        n: products in the slice.
        accuracy: fraction of 1.
        f1_macro: mean F1 over the categories that the slice has products of, fraction of 1.
    """

    n: int
    accuracy: float
    f1_macro: float


@dataclass(frozen=True, eq=False)
class EvaluationReport:
    """Every figure of one evaluation; :func:`core.evaluation.metrics.evaluate` defines and fills them.

    Attributes:
        n: products evaluated.
        accuracy: fraction whose most probable category is the true one.
        top3_accuracy: fraction whose true category is among the three most probable.
        precision_macro: mean precision over the categories with support.
        recall_macro: mean recall over the categories with support (balanced accuracy).
        f1_macro: mean F1 over the categories with support.
        f1_weighted: mean F1 weighted by support.
        roc_auc_macro: mean one-against-rest ROC area over the categories where it exists; None where none does.
        roc_auc_micro: ROC area of all (product, category) pairs together; None for a model of one category.
        ece: expected calibration error, fraction of 1.
        per_class: one score a category, in the model's order.
        confusion: int64 (C, C) counts; rows are true categories, columns predicted ones, in the order of ``per_class``.
        slices: slice name (``source``, ``modality``) -> value -> score.
    """

    n: int
    accuracy: float
    top3_accuracy: float
    precision_macro: float
    recall_macro: float
    f1_macro: float
    f1_weighted: float
    roc_auc_macro: float | None
    roc_auc_micro: float | None
    ece: float
    per_class: tuple[CategoryScore, ...]
    confusion: npt.NDArray[np.int64]
    slices: Mapping[str, Mapping[str, SliceScore]]

    @property
    def categories(self) -> tuple[str, ...]:
        """Category names in the order of ``per_class`` and of both axes of ``confusion``."""
        return tuple(score.category for score in self.per_class)

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON-ready values: lists, dicts, numbers, and None where a figure does not exist."""
        per_class = [asdict(score) for score in self.per_class]
        return {**asdict(self), "per_class": per_class, "confusion": self.confusion.tolist()}
