"""Deletion and insertion curves: how an answer falls as parts are removed in some order, and rises as they come back.

Deletion and insertion are those of Petsiuk et al. 2018 (arXiv:1806.07421). An order that finds what the answer rests on
makes it fall early when its first parts go, and rise early when its first parts come back to a product without any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True, eq=False)
class Curves:
    """Both curves of one order, or their averages over several orders.

    Attributes:
        deletion: float64 (K + 1,), the answer with the first parts removed: of nothing first, of everything last.
        insertion: float64 (K + 1,), the answer with the first parts alone: with nothing first, with everything last.
        deletion_area: area under ``deletion`` over the share of parts, by trapezoids; low is good.
        insertion_area: likewise under ``insertion``; high is good.
    """

    deletion: np.ndarray
    insertion: np.ndarray
    deletion_area: float
    insertion_area: float

    @property
    def fall(self) -> float:
        """By how much removal lowered the answer, on average over all shares removed."""
        return float(self.deletion[0]) - self.deletion_area

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "deletion": self.deletion.tolist(),
            "insertion": self.insertion.tolist(),
            "deletion_area": self.deletion_area,
            "insertion_area": self.insertion_area,
        }


def counts(parts: int, steps: int) -> np.ndarray:
    """How many parts are gone after each step: 0 first, all of them last, as even as can be.

    Args:
        parts: n, at least 1.
        steps: steps wanted; there are n of them when the parts are fewer.

    Returns:
        int (K + 1,), rising.
    """
    steps = min(parts, steps)
    return np.arange(steps + 1) * parts // steps


def removals(order: np.ndarray, steps: int) -> np.ndarray:
    """What is removed along both curves.

    Args:
        order: int (n,), the parts, what counts most first.
        steps: steps wanted, see :func:`counts`.

    Returns:
        bool (2 (K + 1), n), True where a part is removed: the rows of the deletion curve, then those of insertion.
    """
    rank = np.empty(len(order), dtype=int)
    rank[order] = np.arange(len(order))
    deleted = rank < counts(len(order), steps)[:, None]
    return np.concatenate([deleted, ~deleted])


def curves(answers: np.ndarray, fractions: np.ndarray) -> Curves:
    """Curves from the answers to :func:`removals`.

    Args:
        answers: (2 (K + 1),).
        fractions: (K + 1,), share of the parts that is gone, or has come back, at each point.
    """
    deletion, insertion = np.split(np.asarray(answers, dtype=float), 2)
    return Curves(deletion, insertion, area(deletion, fractions), area(insertion, fractions))


def average(found: Sequence[Curves]) -> Curves:
    """The mean of several curves, and of their areas."""
    return Curves(
        np.mean([each.deletion for each in found], axis=0),
        np.mean([each.insertion for each in found], axis=0),
        float(np.mean([each.deletion_area for each in found])),
        float(np.mean([each.insertion_area for each in found])),
    )


def area(values: np.ndarray, fractions: np.ndarray) -> float:
    """Area under a curve, by trapezoids."""
    return float(np.sum(np.diff(fractions) * (values[1:] + values[:-1]) / 2))
