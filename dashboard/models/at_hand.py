"""Comparisons that were measured, read once for all sessions and again when their file changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.evaluation import comparison
from core.evaluation.comparison import COMPARISON_FILE, Comparison, Rival
from core.evaluation.predictions import PredictionTable
from dashboard.theme import ASSETS

SHIPPED = ASSETS / "comparison"


@dataclass(frozen=True, eq=False)
class Measured:
    """A comparison with all predictions.

    Attributes:
        comparison: the models and their figures.
        tables: each model's predictions by its key.
        shared: ids of the products that every model answered.
    """

    comparison: Comparison
    tables: Mapping[str, PredictionTable]
    shared: frozenset[str]

    @property
    def rivals(self) -> Mapping[str, Rival]:
        """The models by key."""
        return {rival.key: rival for rival in self.comparison.rivals}

    def table(self, key: str, only_shared: bool) -> PredictionTable:
        """A model's predictions, on all products it answered or on those that every model did."""
        table = self.tables[key]
        return table.take(table.rows["id"].isin(self.shared).to_numpy(dtype=bool)) if only_shared else table


def shipped() -> list[str]:
    """Names of the comparisons that come with ShelfLens."""
    return sorted(path.parent.name for path in SHIPPED.glob(f"*/{COMPARISON_FILE}"))


def measured(place: str) -> Measured:
    """A comparison by its name, when it is one of ours, or by its folder.

    Raises:
        DatasetError: there is none, or a file of it is missing or damaged.
    """
    folder = SHIPPED / place if place in shipped() else Path(place).expanduser()
    path = folder / COMPARISON_FILE
    return _measured(folder, path.stat().st_mtime_ns if path.is_file() else 0)


@st.cache_resource(show_spinner="Reading the comparison …", max_entries=4)
def _measured(folder: Path, changed: int) -> Measured:
    found = comparison.read(folder)
    tables = {rival.key: comparison.read_table(folder, found, rival.key) for rival in found.rivals}
    return Measured(found, tables, comparison.shared_ids(tables.values()))
