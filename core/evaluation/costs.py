"""Answers that cost least, when some mistakes are dearer than others and a person can be asked."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.errors import DatasetError

# In place of a category: the product is left to a person.
ASK = -1


@dataclass(frozen=True, eq=False)
class CostReport:
    """What three ways of deciding cost, a product on average.

    Attributes:
        answers: intp (N,), the cheapest decision for each product: a category's index or ``ASK``.
        cost: of those decisions, by the true categories.
        expected: of those decisions, by the model's own probabilities.
        cost_of_most_probable: when every product gets its most probable category.
        cost_of_asking: when a person decides every product.
        asked: products left to a person.
        changed: products that get another category than the most probable one.
    """

    answers: npt.NDArray[np.intp]
    cost: float
    expected: float
    cost_of_most_probable: float
    cost_of_asking: float
    asked: int
    changed: int


def plain_costs(categories: int) -> npt.NDArray[np.float64]:
    """Every mistake costs 1, a right answer nothing: (C, C), true categories as rows."""
    return 1.0 - np.eye(categories)


def decide(
    truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating], costs: npt.NDArray[np.float64], asking: float
) -> CostReport:
    """Give each product the answer with the lowest expected cost.

    The best decision under known probabilities (Elkan, "The foundations of cost-sensitive learning", 2001); asking a
    person is one more decision, at a fixed cost (Chow, "On optimum recognition error and reject tradeoff", 1970). It is
    as good as the probabilities are honest.

    Args:
        truth: (N,) index of each product's true category, N at least 1.
        scores: (N, C) probabilities.
        costs: (C, C), row the true category, column the answer; at least 0.
        asking: what asking a person costs, at least 0.

    Raises:
        DatasetError: a cost is negative or no number, or the table has another shape.
    """
    categories = scores.shape[1]
    if costs.shape != (categories, categories) or not np.isfinite(costs).all() or (costs < 0).any():
        raise DatasetError(
            f"Costs are a table of {categories} x {categories} numbers of at least 0; correct the others."
        )
    if not np.isfinite(asking) or asking < 0:
        raise DatasetError("What asking a person costs is a number of at least 0.")
    expected = np.column_stack([scores.astype(np.float64) @ costs, np.full(len(truth), asking)])
    # Of equal costs the most probable category wins, and asking comes last.
    likely = scores.argmax(axis=1)
    best = expected.argmin(axis=1)
    rows = np.arange(len(truth))
    best = np.where(expected[rows, likely] <= expected[rows, best], likely, best)
    paid = np.column_stack([costs[truth], np.full(len(truth), asking)])
    answers = np.where(best == categories, ASK, best)
    return CostReport(
        answers=answers,
        cost=float(paid[rows, best].mean()),
        expected=float(expected[rows, best].mean()),
        cost_of_most_probable=float(costs[truth, likely].mean()),
        cost_of_asking=float(asking),
        asked=int((answers == ASK).sum()),
        changed=int(((answers != ASK) & (answers != likely)).sum()),
    )
