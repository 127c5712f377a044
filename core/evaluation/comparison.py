"""Models that were measured on the same held-out products: their figures, their answers, and how they differ."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core import json_files
from core.errors import DatasetError
from core.evaluation.area_intervals import area_interval
from core.evaluation.brier import brier_score
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.mcnemar import McNemar, mcnemar
from core.evaluation.metrics import label_indices
from core.evaluation.predictions import PredictionTable
from core.files import writing_to

COMPARISON_FILE = "comparison.json"
FORMAT = 1
# The products that a model can answer, and those that every model of the comparison can.
ALL, SHARED = "all", "shared"
FIGURES = (
    *("accuracy", "top3_accuracy", "precision_macro", "recall_macro", "f1_macro"),
    *("roc_auc_macro", "roc_auc_micro", "ece"),
)


@dataclass(frozen=True)
class Figures:
    """How one model did on some products.

    Attributes:
        n: products.
        values: figure -> value, fractions of 1 but for ``brier`` (0 to 2); None where a figure does not exist.
        intervals: figure -> 95 % interval, of those that have one.
    """

    n: int
    values: Mapping[str, float | None]
    intervals: Mapping[str, Interval]


@dataclass(frozen=True)
class Rival:
    """One model of a comparison.

    Attributes:
        key: names its file of predictions; letters, digits and dashes.
        name: what it is, for a person.
        given: what it reads of a product: ``both``, ``image`` or ``text``.
        made_of: what its answers depend on (data, seed, settings, digest of weights); the same again gives the same.
        train: products it learned from.
        seconds_per_thousand: processor time that a thousand products take, from picture and text to probabilities.
        figures: ``ALL`` and, where there are such products, ``SHARED`` -> figures.
    """

    key: str
    name: str
    given: str
    made_of: Mapping[str, Any]
    train: int
    seconds_per_thousand: float
    figures: Mapping[str, Figures] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Comparison:
    """All models that were measured so far.

    Attributes:
        data: name of the dataset.
        digest: of the dataset.
        seed: of the split.
        categories: C names.
        rivals: the models, in the order of their keys.
    """

    data: str
    digest: str
    seed: int
    categories: tuple[str, ...]
    rivals: tuple[Rival, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {"format": FORMAT} | asdict(self)


def measure(table: PredictionTable, seed: int = 0) -> Figures:
    """Every figure of a comparison, with intervals.

    Args:
        table: at least one product; every category known.
        seed: of the bootstrap.
    """
    report, truth = table.evaluate(), label_indices(table.labels, table.categories)
    values = {name: getattr(report, name) for name in FIGURES} | {"brier": brier_score(truth, table.probabilities)}
    intervals = intervals_of(report, seed)
    area = area_interval(truth, table.probabilities, seed=seed)
    return Figures(len(table), values, intervals | ({"roc_auc_macro": area} if area else {}))


def shared_ids(tables: Iterable[PredictionTable]) -> frozenset[str]:
    """The products that every model answered."""
    return frozenset.intersection(*(frozenset(table.rows["id"]) for table in tables))


@dataclass(frozen=True, eq=False)
class Pair:
    """Two models on the products that both answered.

    Attributes:
        ids: N identifiers, in the first table's order.
        first: (N,) rows of the first table.
        second: (N,) rows of the second table.
        test: McNemar's test.
    """

    ids: tuple[str, ...]
    first: npt.NDArray[np.intp]
    second: npt.NDArray[np.intp]
    test: McNemar


def pair(first: PredictionTable, second: PredictionTable) -> Pair:
    """Put two tables of predictions side by side.

    Raises:
        DatasetError: they share no product.
    """
    place = {identity: row for row, identity in enumerate(second.rows["id"])}
    ids = [identity for identity in first.rows["id"] if identity in place]
    if not ids:
        raise DatasetError("The two models answered no product in common; choose two that did.")
    rows = np.flatnonzero(first.rows["id"].isin(place).to_numpy(dtype=bool))
    others = np.array([place[identity] for identity in ids], dtype=np.intp)
    return Pair(tuple(ids), rows, others, mcnemar(first.correct[rows], second.correct[others]))


def all_pairs(tables: Mapping[str, PredictionTable]) -> list[dict[str, Any]]:
    """McNemar's test of every two models that share products, as JSON-ready values."""
    found = []
    for (one, first), (other, second) in itertools.combinations(tables.items(), 2):
        if set(first.rows["id"]) & set(second.rows["id"]):
            found.append({"first": one, "second": other} | pair(first, second).test.to_dict())
    return found


def predictions_file(folder: Path, key: str) -> Path:
    """Where a model's predictions lie in a comparison's folder."""
    return folder / f"{key}.parquet"


def write(folder: Path, comparison: Comparison, pairs: Sequence[Mapping[str, Any]] = ()) -> None:
    """Write what is known so far; the file appears whole or not at all.

    Raises:
        DatasetError: the folder cannot be written.
    """
    found = comparison.to_dict() | {"pairs": list(pairs)}
    with writing_to(folder, "The comparison"):
        json_files.write(folder / COMPARISON_FILE, found)


def read(folder: Path) -> Comparison:
    """Read what :func:`write` wrote.

    Raises:
        DatasetError: there is no comparison, or it is damaged or of another format.
    """
    return json_files.read(
        folder / COMPARISON_FILE,
        _comparison,
        FORMAT,
        kind="comparison",
        again="make it with `python -m core compare`",
    )


def read_table(folder: Path, of: Comparison, key: str) -> PredictionTable:
    """One model's predictions.

    Raises:
        DatasetError: they are missing or damaged.
    """
    return PredictionTable.read(predictions_file(folder, key), of.categories)


def _comparison(values: Mapping[str, Any]) -> Comparison:
    rivals = tuple(_rival(each) for each in values["rivals"])
    return Comparison(values["data"], values["digest"], values["seed"], tuple(values["categories"]), rivals)


def _rival(values: Mapping[str, Any]) -> Rival:
    figures = {
        part: Figures(
            each["n"], each["values"], {name: Interval(**interval) for name, interval in each["intervals"].items()}
        )
        for part, each in values["figures"].items()
    }
    return Rival(**{**values, "figures": figures})
