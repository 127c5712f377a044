"""What the methods reach in a scenario that was measured: kept as JSON, printed as a table, drawn by the dashboard."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from core import json_files
from core.settings import ROOT

FORMAT = 1
FOLDER = ROOT / "assets" / "incremental"


@dataclass(frozen=True)
class Outcome:
    """What one method reached; each list has a figure a seed, held-out accuracies from 0 to 1.

    Attributes:
        old: on the products that were there first, after the update.
        new: on the new products, after the update.
        strength: of EWC, chosen on validation products; None for methods without springs.
    """

    old: tuple[float, ...]
    new: tuple[float, ...]
    strength: float | None


@dataclass(frozen=True)
class Scenario:
    """One scenario: a model learns one part of a dataset, then another.

    Attributes:
        key: its file's name.
        title: what happens, in a few words.
        data: the dataset's name.
        old_name: what the first part is.
        new_name: what arrives then.
        categories_added: number of categories that only the second part has.
        products: part of the split -> numbers of old and new products.
        old_before: held-out accuracy on the old products before the update, a figure a seed.
        new_before: likewise on the new ones.
        methods: method's key -> what it reached.
    """

    key: str
    title: str
    data: str
    old_name: str
    new_name: str
    categories_added: int
    products: Mapping[str, tuple[int, int]]
    old_before: tuple[float, ...]
    new_before: tuple[float, ...]
    methods: Mapping[str, Outcome]

    def forgetting(self, key: str) -> np.ndarray:
        """Accuracy on the old products before the update minus after, a figure a seed; below 0 they gained."""
        return np.subtract(self.old_before, self.methods[key].old)

    def write(self, folder: Path = FOLDER) -> None:
        """Write ``KEY.json``.

        Raises:
            OSError: the folder cannot be written.
        """
        json_files.write(folder / f"{self.key}.json", {"format": FORMAT} | asdict(self))

    @classmethod
    def read(cls, path: Path) -> "Scenario":
        """Inverse of :meth:`write`.

        Raises:
            DatasetError: the file is missing or damaged.
        """
        return json_files.read(path, cls._from_dict, FORMAT, kind="measured scenario", again="write it again")

    @classmethod
    def _from_dict(cls, values: dict[str, Any]) -> "Scenario":
        del values["format"]
        methods = {
            key: Outcome(tuple(each["old"]), tuple(each["new"]), each["strength"])
            for key, each in values.pop("methods").items()
        }
        values["products"] = {part: (int(old), int(new)) for part, (old, new) in values["products"].items()}
        values |= {name: tuple(values[name]) for name in ("old_before", "new_before")}
        return cls(**values, methods=methods)


def kept_scenarios(folder: Path = FOLDER) -> list[Scenario]:
    """All scenarios that are kept, by name; none where the folder is not there.

    Raises:
        DatasetError: one is damaged.
    """
    return [Scenario.read(path) for path in sorted(folder.glob("*.json"))]


def text_table(scenario: Scenario) -> str:
    """The scenario for a person: accuracy on old and new products after the update, and what was forgotten."""
    parts = ", ".join(f"{old:,} + {new:,} {part}" for part, (old, new) in scenario.products.items())
    lines = [
        f"{scenario.title} ({scenario.data}; {parts} products; {len(scenario.old_before)} seeds)",
        f"{'':<16}{'old products':>22}{'new products':>22}{'forgotten, points':>26}{'strength':>10}",
        f"{'before':<16}{_spread(scenario.old_before):>22}{_spread(scenario.new_before):>22}",
    ]
    for key, outcome in scenario.methods.items():
        strength = "" if outcome.strength is None else f"{outcome.strength:g}"
        figures = f"{_spread(outcome.old):>22}{_spread(outcome.new):>22}{_spread(scenario.forgetting(key)):>26}"
        lines.append(f"{key:<16}{figures}{strength:>10}")
    return "\n".join(lines)


def _spread(values: tuple[float, ...] | np.ndarray) -> str:
    """Mean and range, per cent or points."""
    low, mean, high = (100 * float(each) for each in (np.min(values), np.mean(values), np.max(values)))
    return f"{mean:.1f} ({low:.1f} to {high:.1f})"
