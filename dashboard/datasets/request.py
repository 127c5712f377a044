"""A dataset as the user names it."""

from dataclasses import dataclass
from functools import partial

from core.catalog.dataset import Dataset, open_dataset
from dashboard.background import READING, Say

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class DatasetRequest:
    """Where a dataset lies and how it is read.

    Attributes:
        data: folder, file, or ``demo``.
        columns: pairs of a part of a product and its column's name, where the usual names do not fit.
        where: pairs of a column and the value its rows must have.
    """

    data: str
    columns: Pairs = ()
    where: Pairs = ()

    @property
    def key(self) -> tuple[str, Pairs, Pairs]:
        """Plain values, for :class:`dashboard.background.Runs`."""
        return self.data, self.columns, self.where

    def open(self, say: Say) -> Dataset:
        """Read it.

        Args:
            say: is told how far it is.

        Raises:
            DatasetError: there is nothing to read there, or nothing in it can be used.
        """
        return open_dataset(self.data, dict(self.columns), dict(self.where), partial(say, READING))
