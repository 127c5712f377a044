"""Measured copies of a model, smaller ones and the original, as a file."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core import json_files
from core.files import writing_to

FILE = "results.json"
FORMAT = 1


@dataclass(frozen=True)
class Point:
    """One measured copy.

    Attributes:
        label: what was done, in a few words.
        plan: as :meth:`core.training.compress.plan.Plan.to_dict` gives it; empty for the original.
        bytes: of everything that it needs.
        smaller: how much smaller it is than the original's numbers in float32, fraction of 1.
        accuracy: on held-out products, fraction of 1.
        f1_macro: on held-out products.
        n: held-out products.
        validation_accuracy: on validation products, by which a copy is chosen.
        latency_ms: of one product.
        times_as_fast: as the original with one product, both measured in turns.
        products_per_second: of many at once.
        map_agreement: mean rank correlation of heat maps with the original's; None where it could not be measured.
        word_agreement: mean share of the five weightiest words that are the original's; likewise.
        explained: products whose explanations were compared.
    """

    label: str
    plan: Mapping[str, Any]
    bytes: int
    smaller: float
    accuracy: float
    f1_macro: float
    n: int
    validation_accuracy: float
    latency_ms: float
    times_as_fast: float
    products_per_second: float
    map_agreement: float | None
    word_agreement: float | None
    explained: int

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Results:
    """All measured copies of a model.

    Attributes:
        model: name and digest.
        data: name and digest of the dataset.
        machine: threads, arithmetic and products that time was measured with.
        float32_bytes: the original's numbers, four bytes each.
        points: the original first.
    """

    model: Mapping[str, str]
    data: Mapping[str, Any]
    machine: Mapping[str, Any]
    float32_bytes: int
    points: tuple[Point, ...]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "format": FORMAT,
            "model": dict(self.model),
            "data": dict(self.data),
            "machine": dict(self.machine),
            "float32_bytes": self.float32_bytes,
            "points": [point.to_dict() for point in self.points],
        }

    def with_point(self, point: Point) -> "Results":
        """The same with one more copy, in the place of one of the same plan."""
        others = tuple(each for each in self.points if dict(each.plan) != dict(point.plan))
        return replace(self, points=(*others, point))

    def beside(self, other: "Results", explained: int, plans: Collection[Mapping[str, Any]]) -> "Results | None":
        """What of it may stand beside new points: the original, and copies by one of the plans.

        Args:
            other: where new points go; its own points do not matter.
            explained: products whose explanations new points compare.
            plans: of the copies that are asked for, as in :class:`Point`.

        Returns:
            None where model, dataset, machine or products explained are others.
        """
        if replace(self, points=()) != replace(other, points=()) or self.points[0].explained != explained:
            return None
        fitting = tuple(each for each in self.points if not each.plan or dict(each.plan) in plans)
        return self if fitting == self.points else replace(self, points=fitting)

    def write(self, folder: Path) -> Path:
        """Write ``results.json`` into a folder.

        Raises:
            DatasetError: the folder cannot be written.
        """
        path = folder / FILE
        with writing_to(folder, "The figures"):
            json_files.write(path, self.to_dict())
        return path

    @classmethod
    def read(cls, folder: Path) -> "Results":
        """Read what :meth:`write` wrote.

        Raises:
            DatasetError: there is none, or it is damaged.
        """
        return json_files.read(
            folder / FILE,
            cls._from_dict,
            FORMAT,
            kind="list of compressed copies",
            again="measure them with `compress --sweep`",
        )

    @classmethod
    def _from_dict(cls, values: Mapping[str, Any]) -> "Results":
        points = tuple(Point(**each) for each in values["points"])
        return cls(values["model"], values["data"], values["machine"], values["float32_bytes"], points)


def frontier(points: Sequence[Point]) -> list[Point]:
    """The copies that no other is both smaller and more often right than, smallest first."""
    best, found = -1.0, []
    for point in sorted(points, key=lambda each: (each.bytes, -each.accuracy)):
        if point.accuracy > best:
            best = point.accuracy
            found.append(point)
    return found


def choose(points: Sequence[Point], most_lost: float) -> Point:
    """The smallest copy that loses at most ``most_lost`` (fraction of 1) on validation products.

    Args:
        points: the original first; it is chosen where no copy is good enough.
        most_lost: accuracy, fraction of 1.
    """
    least = points[0].validation_accuracy - most_lost
    return min((each for each in points if each.validation_accuracy >= least), key=lambda each: each.bytes)
