"""The groups of products in which a model errs more than elsewhere, found among all groups of one or two conditions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import hypergeom

from core.evaluation.conditions import Condition
from core.evaluation.intervals import Interval, wilson
from core.evaluation.multiple_tests import benjamini_hochberg, holm
from core.evaluation.slicing import Column

LEAST_PRODUCTS = 30
LEVEL = 0.05
MOST_CONDITIONS = 2


@dataclass(frozen=True)
class SliceFinding:
    """A group of products that is recognised less often than all others together.

    Attributes:
        conditions: one or two, which all of its products meet.
        same: other conditions that exactly the same products meet.
        n: products in the group.
        accuracy: share of them that is recognised, fraction of 1.
        interval: of ``accuracy``, Wilson, not corrected for the search.
        rest_n: all other products.
        rest_accuracy: share of those that is recognised, fraction of 1.
        p: chance of as few right answers, or fewer, if the group were drawn from all products at random (Fisher's
            exact test, one-sided).
        p_holm: corrected for the number of groups tested, so that any false find is improbable.
        p_bh: corrected so that the share of false finds is small.
    """

    conditions: tuple[Condition, ...]
    same: tuple[tuple[Condition, ...], ...]
    n: int
    accuracy: float
    interval: Interval
    rest_n: int
    rest_accuracy: float
    p: float
    p_holm: float
    p_bh: float

    @property
    def difference(self) -> float:
        """Accuracy of the group less that of the rest, fraction of 1; negative."""
        return self.accuracy - self.rest_accuracy

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        return asdict(self) | {"difference": self.difference}


@dataclass(frozen=True)
class SliceSearch:
    """What a search found.

    Attributes:
        tested: different groups that were tested; the corrections count them all.
        least: smallest number of products of a group.
        level: of the corrected p-values, up to which a group counts as found.
        findings: groups whose ``p_bh`` is at most ``level``, the least often recognised first.
    """

    tested: int
    least: int
    level: float
    findings: tuple[SliceFinding, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values."""
        return {
            "tested": self.tested,
            "least": self.least,
            "level": self.level,
            "findings": [finding.to_dict() for finding in self.findings],
        }


@dataclass(frozen=True)
class _Group:
    """A group as it is counted.

    Attributes:
        conditions: what its products meet.
        n: products.
        right: those recognised.
        mark: equal for groups of exactly the same products.
        parent: the least accuracy of the groups of one of its conditions alone.
    """

    conditions: tuple[Condition, ...]
    n: int
    right: int
    mark: float
    parent: float


def worst_slices(
    right: npt.NDArray[np.bool_],
    columns: Sequence[Column],
    least: int = LEAST_PRODUCTS,
    most_conditions: int = MOST_CONDITIONS,
    level: float = LEVEL,
) -> SliceSearch:
    """Search all groups of one condition, and of two on different columns.

    A group of fewer than ``least`` products, or with fewer others, is not tested, and groups of exactly the same
    products are one. A group of two conditions is reported only where it is worse than the groups of either of them,
    which would else say the same in fewer words.

    Args:
        right: (N,) whether each product is recognised.
        columns: the ways of slicing, each with codes for the N products.
        least: smallest number of products, at least 1.
        most_conditions: 1 or 2.
        level: of Benjamini and Hochberg's correction, between 0 and 1.

    Returns:
        The groups found, possibly none.
    """
    total, hits = len(right), int(right.sum())
    tally = _Tally(right)
    groups = list(_singles(tally, columns))
    if most_conditions > 1:
        groups += _pairs(tally, columns)
    tested = _different(group for group in groups if group.n >= least and total - group.n >= least)
    n = np.array([same[0].n for same in tested], dtype=np.int64)
    counts = np.array([same[0].right for same in tested], dtype=np.int64)
    p = hypergeom.cdf(counts, total, hits, n) if tested else np.empty(0)
    corrected = zip(tested, p.tolist(), holm(p).tolist(), benjamini_hochberg(p).tolist(), strict=True)
    found = [
        _finding(same, total, hits, values)
        for same, *values in corrected
        if values[2] <= level and same[0].right / same[0].n < same[0].parent
    ]
    return SliceSearch(len(tested), least, level, tuple(sorted(found, key=lambda each: (each.accuracy, each.p))))


def _different(groups: Iterable[_Group]) -> list[list[_Group]]:
    """Groups by their products: each list holds the groups of the same ones, that of the fewest conditions first."""
    found: dict[tuple[int, float], list[_Group]] = {}
    for group in groups:
        found.setdefault((group.n, group.mark), []).append(group)
    return list(found.values())


def _finding(same: Sequence[_Group], total: int, hits: int, p_values: Sequence[float]) -> SliceFinding:
    group = same[0]
    p, p_holm, p_bh = p_values
    rest = total - group.n
    return SliceFinding(
        conditions=group.conditions,
        same=tuple(other.conditions for other in same[1:]),
        n=group.n,
        accuracy=group.right / group.n,
        interval=wilson(group.right, group.n),
        rest_n=rest,
        rest_accuracy=(hits - group.right) / rest,
        p=p,
        p_holm=p_holm,
        p_bh=p_bh,
    )


class _Tally:
    """Counts products, right answers, and a sum of random numbers by which groups of the same products are known."""

    def __init__(self, right: npt.NDArray[np.bool_]) -> None:
        self._right = right
        self._random = np.random.default_rng(0).random(len(right))

    def __call__(self, codes: npt.NDArray[np.intp], size: int) -> list[tuple[int, int, float]]:
        """The three for each code below ``size``."""
        n = np.bincount(codes, minlength=size)
        hits = np.bincount(codes[self._right], minlength=size)
        marks = np.bincount(codes, weights=self._random, minlength=size)
        return list(zip(n.tolist(), hits.tolist(), marks.tolist(), strict=True))


def _singles(tally: _Tally, columns: Sequence[Column]) -> Iterator[_Group]:
    for column in columns:
        counted = tally(column.codes, len(column.values))
        for value, numbers in zip(column.values, counted, strict=True):
            yield _Group((Condition(column.name, value),), *numbers, parent=float("inf"))


def _pairs(tally: _Tally, columns: Sequence[Column]) -> Iterator[_Group]:
    alone = {group.conditions[0]: group for group in _singles(tally, columns)}
    for first, second in combinations(columns, 2):
        width = len(second.values)
        counted = tally(first.codes * width + second.codes, len(first.values) * width)
        for code, numbers in enumerate(counted):
            row, place = divmod(code, width)
            conditions = (Condition(first.name, first.values[row]), Condition(second.name, second.values[place]))
            parents = [alone[condition] for condition in conditions]
            if numbers[0]:
                yield _Group(conditions, *numbers, parent=min(parent.right / parent.n for parent in parents))
