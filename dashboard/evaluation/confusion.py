"""How a confusion matrix is shown: in which order, with which numbers, how dark, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Order = Literal["Name", "Size", "Mistakes"]
Numbers = Literal["Products", "Row %"]
ORDERS: tuple[Order, ...] = ("Name", "Size", "Mistakes")
NUMBERS: tuple[Numbers, ...] = ("Products", "Row %")
# More rows than this cannot be told apart on a screen; the first of the chosen order are shown.
LARGEST = 45
# The palest a cell with something in it gets, so that one mistake among thousands still shows.
PALEST = 0.08


@dataclass(frozen=True, eq=False)
class ConfusionView:
    """A confusion matrix as it is drawn; K categories are shown.

    Attributes:
        names: K category names in the order of rows and columns.
        counts: int64 (K, K), true categories as rows.
        sizes: int64 (K,), all products of each category, also those called something that is not shown.
        numbers: what stands in the cells.
        diagonal: whether the right answers are shown.
    """

    names: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    sizes: npt.NDArray[np.int64]
    numbers: Numbers
    diagonal: bool

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """float64 (K, K): products, or per cent of the row; what is hidden is 0."""
        values = self.counts.astype(np.float64)
        if self.numbers == "Row %":
            values = 100 * values / np.maximum(self.sizes, 1)[:, None]
        if not self.diagonal:
            np.fill_diagonal(values, 0)
        return values

    @property
    def shades(self) -> npt.NDArray[np.float64]:
        """float64 (K, K), 0 (empty) to 1 (the largest value); counts by their square root, as they span decades."""
        values = np.sqrt(self.values) if self.numbers == "Products" else self.values
        top = values.max(initial=0)
        return np.where(values > 0, PALEST + (1 - PALEST) * values / max(top, 1e-12), 0.0)

    @property
    def texts(self) -> list[list[str]]:
        """What stands in each cell."""
        show = _count if self.numbers == "Products" else _percent
        return [[show(value) for value in row] for row in self.values]

    @property
    def highest(self) -> str:
        """The largest value, with its unit, for the end of the colour scale."""
        top = float(self.values.max(initial=0))
        return f"{top:,.0f}" if self.numbers == "Products" else f"{top:.0f} %"

    def sentence(self, row: int, column: int) -> str:
        """One cell in words."""
        return describe(self.names[row], self.names[column], int(self.counts[row, column]), int(self.sizes[row]))


def view(
    confusion: npt.NDArray[np.int64], categories: Sequence[str], order: Order, numbers: Numbers, diagonal: bool
) -> ConfusionView:
    """Put a confusion matrix in order for drawing.

    Args:
        confusion: int64 (C, C), true categories as rows.
        categories: C names.
        order: by name, by products (most first), or by products mistaken from or for it (most first).
        numbers: what to write in the cells.
        diagonal: whether to show the right answers.

    Returns:
        At most ``LARGEST`` categories of those that have any product, true or predicted.
    """
    chosen = arrange(confusion, categories, order)[:LARGEST]
    return ConfusionView(
        names=tuple(categories[index] for index in chosen),
        counts=confusion[np.ix_(chosen, chosen)],
        sizes=confusion.sum(axis=1)[chosen],
        numbers=numbers,
        diagonal=diagonal,
    )


def arrange(confusion: npt.NDArray[np.int64], categories: Sequence[str], order: Order) -> list[int]:
    """Indices of the categories that have any product, true or predicted, in the order asked for."""
    rows, columns, right = confusion.sum(axis=1), confusion.sum(axis=0), confusion.diagonal()
    rank = {"Name": np.zeros_like(rows), "Size": -rows, "Mistakes": 2 * right - rows - columns}[order]
    present = [index for index in range(len(categories)) if rows[index] + columns[index] > 0]
    return sorted(present, key=lambda index: (rank[index], categories[index].lower()))


def describe(category: str, predicted: str, count: int, size: int) -> str:
    """One cell in words, with its share of the true category's products."""
    if count == 0:
        right = "recognised" if category == predicted else f"called {predicted}"
        return f"No {category} product was {right}."
    share = f"{_percent(100 * count / size)}\N{NO-BREAK SPACE}%"
    verb = "was" if count == 1 else "were"
    outcome = "recognised" if category == predicted else f"called {predicted}"
    return f"{count:,} of {size:,} {category} products ({share}) {verb} {outcome}."


def _count(value: float) -> str:
    return f"{value:,.0f}" if value else ""


def _percent(value: float) -> str:
    if value == 0:
        return ""
    return "<1" if value < 0.95 else f"{value:.0f}"
