"""Measured copies of a model, smaller ones and the original, as a file."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.errors import DatasetError
from core.files import replacing

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

    def write(self, folder: Path) -> Path:
        """Write ``results.json`` into a folder.

        Raises:
            DatasetError: the folder cannot be written.
        """
        path = folder / FILE
        try:
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(self.to_dict(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        except OSError as error:
            raise DatasetError(
                f"The figures cannot be written to {folder} ({error.strerror}); name another folder."
            ) from error
        return path

    @classmethod
    def read(cls, folder: Path) -> "Results":
        """Read what :meth:`write` wrote.

        Raises:
            DatasetError: there is none, or it is damaged.
        """
        path = folder / FILE
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            if values.pop("format") != FORMAT:
                raise DatasetError(f"{path} has a format that this version does not read; measure again.")
            points = tuple(Point(**each) for each in values.pop("points"))
            return cls(**values, points=points)
        except FileNotFoundError as error:
            raise DatasetError(f"No compressed copies were measured in {folder}; use `compress --sweep`.") from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise DatasetError(f"{path} is damaged or not a list of compressed copies; measure again.") from error


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
