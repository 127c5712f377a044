"""The mistakes a model was surest of, and the categories that it mixes up most."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.evaluation.predictions import PredictionTable
from core.evaluation.report import EvaluationReport


@dataclass(frozen=True)
class ConfusedPair:
    """Two categories that are taken for each other.

    Attributes:
        first: the category whose products are more often called the other.
        second: the other.
        first_as_second: products of ``first`` that were called ``second``.
        second_as_first: products of ``second`` that were called ``first``.
        products: products of both categories together.
    """

    first: str
    second: str
    first_as_second: int
    second_as_first: int
    products: int

    @property
    def mistakes(self) -> int:
        """Mistakes in both directions."""
        return self.first_as_second + self.second_as_first

    @property
    def share(self) -> float:
        """Mistakes among the products of both categories, 0 to 1."""
        return self.mistakes / self.products

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {**asdict(self), "mistakes": self.mistakes}


def confident_mistakes(table: PredictionTable) -> PredictionTable:
    """The products of known category that were called something else, the most confident answers first."""
    wrong = table.rows["category"].notna().to_numpy(dtype=bool) & ~table.correct
    return table.take(wrong).most_confident_first()


def confused_pairs(report: EvaluationReport) -> tuple[ConfusedPair, ...]:
    """Every pair of categories with a mistake between them, the pair with most mistakes first.

    Pairs with equally many come in the order of the model's categories.
    """
    sizes = report.confusion.sum(axis=1)
    wrong = report.confusion - np.diag(report.confusion.diagonal())
    pairs = []
    for low, high in np.argwhere(np.triu(wrong + wrong.T)).tolist():
        first, second = (low, high) if wrong[low, high] >= wrong[high, low] else (high, low)
        pairs.append(
            ConfusedPair(
                first=report.categories[first],
                second=report.categories[second],
                first_as_second=int(wrong[first, second]),
                second_as_first=int(wrong[second, first]),
                products=int(sizes[first] + sizes[second]),
            )
        )
    return tuple(sorted(pairs, key=lambda pair: -pair.mistakes))
