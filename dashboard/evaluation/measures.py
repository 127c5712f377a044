"""Predictions and their figures, computed once for each table and filter and shared by all sessions."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from core.checkpoint import HELDOUT_FILE, read_card
from core.evaluation.brier import brier_score
from core.evaluation.calibration import Reliability, reliability
from core.evaluation.conditions import Condition, meets
from core.evaluation.curves import RocCurves, roc_curves
from core.evaluation.fairness import Disparity, disparity
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.metrics import label_indices
from core.evaluation.predictions import Modality, PredictionTable
from core.evaluation.report import EvaluationReport, SliceScore
from core.evaluation.slice_scores import slice_scores
from core.evaluation.slice_search import SliceSearch, worst_slices
from core.evaluation.slicing import CATEGORY, MODALITY, SOURCE, Column, columns

KEPT = 64


@dataclass(frozen=True)
class Filters:
    """Which products are measured.

    Attributes:
        sources: only those from one of these sources; all when empty.
        modality: only those that have this; all when None.
        conditions: only those that meet these, which were clicked.
        ids: only these, which were drawn around on the map; all when empty.
    """

    sources: tuple[str, ...] = ()
    modality: Modality | None = None
    conditions: tuple[Condition, ...] = ()
    ids: tuple[str, ...] = ()

    def beside(self, *names: str) -> "Filters":
        """The same filters without what they ask of columns of these names."""
        return Filters(
            sources=() if SOURCE in names else self.sources,
            modality=None if MODALITY in names else self.modality,
            conditions=tuple(each for each in self.conditions if each.column not in names),
            ids=self.ids,
        )


@dataclass(frozen=True, eq=False)
class Measured:
    """A table of predictions and the figures that are read from it; equal tables share their figures.

    Attributes:
        table: predictions of at least one product whose category is known.
        digest: SHA-256 of the table and of what it was filtered by, under which figures are kept.
    """

    table: PredictionTable
    digest: str

    def __hash__(self) -> int:
        return hash(self.digest)

    def only(self, filters: Filters) -> "Measured":
        """The products that pass the filters; possibly none."""
        return _only(self, self.digest, filters)

    def among(self, category: str) -> "Measured":
        """The products of one true category."""
        return self.only(Filters(conditions=(Condition(CATEGORY, category),)))

    @property
    def report(self) -> EvaluationReport:
        """Every figure, with slices by source and modality."""
        return _report(self, self.digest)

    @property
    def intervals(self) -> dict[str, Interval]:
        """95 % intervals of the figures that have one."""
        return _intervals(self, self.digest)

    @property
    def reliability(self) -> Reliability:
        """Accuracy by confidence."""
        return reliability(self.table.rows["confidence"].to_numpy(), self.table.correct)

    @property
    def brier(self) -> float:
        """Brier score, 0 (best) to 2."""
        return brier_score(label_indices(self.table.labels, self.table.categories), self.table.probabilities)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every way of slicing that makes at least two groups."""
        return _columns(self, self.digest)

    def worst(self, least: int, conditions: int) -> SliceSearch:
        """The groups of at least that many products, and at most that many conditions, that are recognised worst."""
        return _worst(self, self.digest, least, conditions)

    def scores(self, column: Column) -> dict[str, SliceScore]:
        """Accuracy and macro F1 of each group of a column."""
        return _scores(self, self.digest, column.name, column)

    def disparity(self, column: Column) -> Disparity:
        """How far the groups of a column lie apart."""
        return disparity(self.table.correct, column)

    def curves(self, chosen: tuple[str, ...]) -> RocCurves:
        """ROC curves of all together and of the chosen categories."""
        return _curves(self, self.digest, chosen)


def measured(table: PredictionTable) -> Measured:
    """A table under the digest of its content; products whose category is unknown are left out."""
    known = table.take(table.rows["category"].notna().to_numpy(dtype=bool))
    digest = hashlib.sha256(known.probabilities.tobytes())
    for name in ("id", "source", "category"):
        digest.update("\x1f".join(known.rows[name].astype(str)).encode("utf-8", "surrogatepass"))
    digest.update(known.rows[["has_image", "has_text"]].to_numpy().tobytes())
    return Measured(known, digest.hexdigest())


def heldout(folder: Path) -> Measured:
    """A model's predictions on the products that were held out of its training.

    Raises:
        CheckpointError: the model's card cannot be read.
        DatasetError: its predictions are missing or damaged.
    """
    path = folder / HELDOUT_FILE
    changed = path.stat().st_mtime_ns if path.is_file() else 0
    return _heldout(folder, changed)


@st.cache_resource(show_spinner=False, max_entries=8)
def _heldout(folder: Path, changed: int) -> Measured:
    return measured(PredictionTable.read(folder / HELDOUT_FILE, read_card(folder).categories))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _only(_all: Measured, digest: str, filters: Filters) -> Measured:
    table = _all.table.filter(modality=filters.modality)
    if filters.sources:
        table = table.take(table.rows["source"].isin(filters.sources).to_numpy(dtype=bool))
    if filters.conditions:
        table = table.take(meets(table, filters.conditions))
    if filters.ids:
        table = table.take(table.rows["id"].isin(filters.ids).to_numpy(dtype=bool))
    return Measured(table, hashlib.sha256(f"{digest}{filters}".encode()).hexdigest())


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _report(_of: Measured, digest: str) -> EvaluationReport:
    return _of.table.evaluate()


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _intervals(_of: Measured, digest: str) -> dict[str, Interval]:
    return intervals_of(_of.report)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _curves(_of: Measured, digest: str, chosen: tuple[str, ...]) -> RocCurves:
    return roc_curves(_of.table.labels, _of.table.probabilities, _of.table.categories, chosen)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _columns(_of: Measured, digest: str) -> tuple[Column, ...]:
    return columns(_of.table)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _worst(_of: Measured, digest: str, least: int, conditions: int) -> SliceSearch:
    return worst_slices(_of.table.correct, _of.columns, least, conditions)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _scores(_of: Measured, digest: str, name: str, _column: Column) -> dict[str, SliceScore]:
    return slice_scores(_of.table, _column)
