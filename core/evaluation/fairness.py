"""Whether a model recognises the products of one group as often as those of another."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
import numpy.typing as npt

from core.evaluation.intervals import LEVEL, Interval, wilson
from core.evaluation.slicing import Column

LEAST_PRODUCTS = 30


@dataclass(frozen=True)
class GroupRecall:
    """How often the products of one group are recognised.

    Attributes:
        value: the group's name.
        n: its products (support).
        right: those recognised.
        interval: of ``recall``, Wilson.
    """

    value: str
    n: int
    right: int
    interval: Interval

    @property
    def recall(self) -> float:
        """Share recognised, fraction of 1."""
        return self.right / self.n

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        return asdict(self) | {"recall": self.recall}


@dataclass(frozen=True)
class Disparity:
    """The distance between the groups that are recognised least and most often.

    The two are chosen because they lie furthest apart, so both intervals are too narrow by what that choice adds.

    Attributes:
        column: what the groups differ in.
        groups: all groups that have products, the least often recognised first.
        least: smallest number of products with which a group is compared.
        smallest: the group compared with the smallest recall; None where fewer than two groups are compared.
        largest: that with the largest recall; None likewise.
    """

    column: str
    groups: tuple[GroupRecall, ...]
    least: int
    smallest: GroupRecall | None
    largest: GroupRecall | None

    @property
    def difference(self) -> float | None:
        """Largest recall less the smallest, fraction of 1; 0 is parity."""
        if self.smallest is None or self.largest is None:
            return None
        return self.largest.recall - self.smallest.recall

    @property
    def difference_interval(self) -> Interval | None:
        """Of ``difference``; see :func:`difference_interval`."""
        if self.smallest is None or self.largest is None:
            return None
        return difference_interval(self.largest, self.smallest)

    @property
    def ratio(self) -> float | None:
        """Smallest recall over the largest, 0 to 1; 1 is parity. None where no group has a right answer."""
        if self.smallest is None or self.largest is None or self.largest.right == 0:
            return None
        return self.smallest.recall / self.largest.recall

    @property
    def ratio_interval(self) -> Interval | None:
        """Of ``ratio``; see :func:`ratio_interval`."""
        if self.smallest is None or self.largest is None:
            return None
        return ratio_interval(self.smallest, self.largest)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        ends = {"difference_interval": self.difference_interval, "ratio_interval": self.ratio_interval}
        return {
            "column": self.column,
            "groups": [group.to_dict() for group in self.groups],
            "least": self.least,
            "smallest": self.smallest and self.smallest.value,
            "largest": self.largest and self.largest.value,
            "difference": self.difference,
            "ratio": self.ratio,
            **{name: interval and asdict(interval) for name, interval in ends.items()},
        }


def disparity(right: npt.NDArray[np.bool_], column: Column, least: int = LEAST_PRODUCTS) -> Disparity:
    """Compare the groups of one column.

    Of one category's products it is the distance from equal opportunity (Hardt, Price and Srebro, "Equality of
    opportunity in supervised learning", 2016); of all products it also reflects that groups hold different categories.

    Args:
        right: (N,) whether each product is recognised.
        column: the groups of the N products.
        least: smallest number of products with which a group is compared.
    """
    size = len(column.values)
    n = np.bincount(column.codes, minlength=size).tolist()
    hits = np.bincount(column.codes[right], minlength=size).tolist()
    groups = [
        GroupRecall(value, count, good, wilson(good, count))
        for value, count, good in zip(column.values, n, hits, strict=True)
        if count
    ]
    ordered = sorted(groups, key=lambda group: group.recall)
    compared = [group for group in ordered if group.n >= least]
    ends: Sequence[GroupRecall | None] = (compared[0], compared[-1]) if len(compared) > 1 else (None, None)
    return Disparity(column.name, tuple(ordered), least, *ends)


def difference_interval(first: GroupRecall, second: GroupRecall, level: float = LEVEL) -> Interval:
    """Interval for the recall of one group less that of another.

    Newcombe, "Interval estimation for the difference between independent proportions" (1998), method 10.

    Args:
        first: the group whose recall is taken.
        second: the group whose recall is taken away.
        level: confidence, between 0 and 1.

    Returns:
        Ends from -1 to 1.
    """
    one, two = wilson(first.right, first.n, level), wilson(second.right, second.n, level)
    middle = first.recall - second.recall
    low = middle - math.hypot(first.recall - one.low, two.high - second.recall)
    high = middle + math.hypot(one.high - first.recall, second.recall - two.low)
    return Interval(low, high, level)


def ratio_interval(first: GroupRecall, second: GroupRecall, level: float = LEVEL) -> Interval | None:
    """Interval for the recall of one group over that of another, by the logarithm of the ratio.

    Katz, Baptista, Azen and Pike, "Obtaining confidence intervals for the risk ratio in cohort studies" (1978).

    Args:
        first: the group whose recall is divided.
        second: the group by whose recall it is divided.
        level: confidence, between 0 and 1.

    Returns:
        Ends from 0, without an upper bound; None where either group has no right answer.
    """
    if first.right == 0 or second.right == 0:
        return None
    z = NormalDist().inv_cdf((1 + level) / 2)
    spread = math.sqrt(1 / first.right - 1 / first.n + 1 / second.right - 1 / second.n)
    middle = math.log(first.recall / second.recall)
    return Interval(math.exp(middle - z * spread), math.exp(middle + z * spread), level)
