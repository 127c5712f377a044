"""Counts of whole numbers in bins whose widths grow, so that short and long stand side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

# A bin is about a fifth wider than the one before; the first are one wide.
_GROWTH = 1.2


@dataclass(frozen=True)
class Histogram:
    """Numbers in bins; bin i holds those from ``edges[i]`` up to, not including, ``edges[i + 1]``.

    Attributes:
        edges: rising whole numbers, one more than there are bins; empty without any number.
        counts: how many numbers each bin holds.
    """

    edges: tuple[int, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, numbers: Iterable[int]) -> "Histogram":
        """Count whole numbers of 0 or more; the bins reach from 0 past the largest."""
        values = np.fromiter(numbers, dtype=np.int64)
        if not len(values):
            return cls((), ())
        edges = [0]
        while edges[-1] <= values.max():
            edges.append(max(edges[-1] + 1, int(edges[-1] * _GROWTH)))
        counts, _ = np.histogram(values, bins=[*edges[:-1], edges[-1] - 0.5])
        return cls(tuple(edges), tuple(counts.tolist()))
