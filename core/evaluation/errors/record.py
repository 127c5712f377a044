"""What was found of a model's errors, kept beside its weights: ids and figures, neither pictures nor texts."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from core import json_files
from core.evaluation.errors.duplicates import KINDS, NearDuplicate
from core.evaluation.errors.study import ErrorStudy
from core.files import replacing, writing_to

FOLDER = "errors"
SUMMARY, DUPLICATES, MAP = "errors.json", "duplicates.parquet", "map.parquet"
FORMAT = 1
_DUPLICATE_COLUMNS = tuple(NearDuplicate.__annotations__)


@dataclass(frozen=True, eq=False)
class ErrorRecord:
    """A study as it was written.

    Attributes:
        summary: what was measured and how, and the counts.
        duplicates: one entry for each held-out product with a near-duplicate in training; None where that was not
            looked for.
        places: one row a product: ``id`` and, for each method, ``METHOD_x`` and ``METHOD_y``.
    """

    summary: Mapping[str, Any]
    duplicates: tuple[NearDuplicate, ...] | None
    places: pd.DataFrame

    @property
    def methods(self) -> tuple[str, ...]:
        """The maps that there are."""
        return tuple(name.removesuffix("_x") for name in self.places.columns if name.endswith("_x"))


def leak_figures(found: ErrorStudy) -> dict[str, Any] | None:
    """Near-duplicates counted, and what the figures are without them; None where they were not looked for.

    Accuracies are fractions of 1; ``accuracy_apart`` is None where every product has a near-duplicate.
    """
    if found.duplicates is None:
        return None
    apart = found.apart
    return {
        "products": len(found.duplicates),
        "kinds": {kind: sum(each.kind == kind for each in found.duplicates) for kind in KINDS},
        "contradicting": sum(each.contradicts for each in found.duplicates),
        "accuracy": float(found.table.correct.mean()),
        "accuracy_apart": float(apart.correct.mean()) if len(apart) else None,
    }


def write(folder: Path, found: ErrorStudy, about: Mapping[str, Any]) -> ErrorRecord:
    """Write a study; the summary comes last, so that one without the rest is never found.

    Args:
        folder: made if it is not there.
        found: the study.
        about: what was measured and how, JSON-ready.

    Raises:
        DatasetError: the folder cannot be written.
    """
    record = ErrorRecord(
        summary={"format": FORMAT, **about, "n": len(found.table), "near_duplicates": leak_figures(found)},
        duplicates=found.duplicates,
        places=_places(found),
    )
    with writing_to(folder, "The errors"):
        (folder / SUMMARY).unlink(missing_ok=True)
        _write_table(folder / DUPLICATES, _frame(record.duplicates or ()))
        _write_table(folder / MAP, record.places)
        json_files.write(folder / SUMMARY, record.summary)
    return record


def read(folder: Path) -> ErrorRecord | None:
    """What :func:`write` wrote; None where nothing was.

    Raises:
        DatasetError: a file is damaged or of another format.
    """
    path = folder / SUMMARY
    if not path.is_file():
        return None
    return json_files.read(
        path,
        lambda summary: _record(folder, summary),
        FORMAT,
        kind="record of errors",
        again="make them again with `errors`",
    )


def _record(folder: Path, summary: Mapping[str, Any]) -> ErrorRecord:
    rows = pd.read_parquet(folder / DUPLICATES, columns=list(_DUPLICATE_COLUMNS))
    places = pd.read_parquet(folder / MAP)
    places["id"] = places["id"].astype(object)
    looked_for = summary["near_duplicates"] is not None
    return ErrorRecord(summary, _duplicates(rows) if looked_for else None, places)


def _places(found: ErrorStudy) -> pd.DataFrame:
    columns = {
        f"{method}_{axis}": places[:, number]
        for method, places in found.places.items()
        for number, axis in enumerate("xy")
    }
    return pd.DataFrame({"id": found.table.rows["id"], **columns})


def _frame(duplicates: Sequence[NearDuplicate]) -> pd.DataFrame:
    frame = pd.DataFrame([asdict(each) for each in duplicates], columns=list(_DUPLICATE_COLUMNS))
    return frame.astype({"title_similarity": "float32", "picture_similarity": "float32", "bits": "Int8"})


def _duplicates(rows: pd.DataFrame) -> tuple[NearDuplicate, ...]:
    plain = rows.astype(object).where(rows.notna(), None)
    return tuple(NearDuplicate(*values) for values in plain.itertuples(index=False, name=None))


def _write_table(path: Path, frame: pd.DataFrame) -> None:
    with replacing(path) as temporary:
        frame.to_parquet(temporary, index=False)
