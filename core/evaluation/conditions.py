"""Conditions that choose products of a table of predictions, as text that fits into an address or a file."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.errors import DatasetError
from core.evaluation import slicing
from core.evaluation.predictions import PredictionTable

PREDICTED, ANSWER, CONFIDENCE = "predicted", "answer", "confidence"
RIGHT, WRONG = "right", "wrong"
_SIGN, _TO = "=", "-"


@dataclass(frozen=True, order=True)
class Condition:
    """Something that a product meets or does not.

    Attributes:
        column: ``predicted``, ``answer``, ``confidence``, or a name that :func:`core.evaluation.slicing.column` takes.
        value: what the column must be: a category; ``right`` or ``wrong``; a range of per cent such as ``80-85``, the
            upper end excluded unless it is 100; or the name of a group.
    """

    column: str
    value: str

    def __str__(self) -> str:
        return f"{self.column}{_SIGN}{self.value}"

    @classmethod
    def parse(cls, text: str) -> "Condition":
        """Read what ``str`` wrote.

        Raises:
            DatasetError: the text is no condition.
        """
        column, sign, value = text.partition(_SIGN)
        if not (column and sign):
            raise DatasetError(f"{text!r} is no condition; write COLUMN=VALUE.")
        return cls(column, value)


def named(conditions: Iterable[Condition]) -> str:
    """Conditions as one reads them, plain text."""
    return " and ".join(f"{condition.column} {condition.value or '(unknown)'}" for condition in conditions)


def meets(table: PredictionTable, conditions: Iterable[Condition]) -> npt.NDArray[np.bool_]:
    """(N,) which products meet the conditions: any of those on the same column, and so for every column.

    Raises:
        DatasetError: the table has no such column, or a range cannot be read.
    """
    keep = np.ones(len(table), dtype=bool)
    grouped: dict[str, list[str]] = {}
    for condition in conditions:
        grouped.setdefault(condition.column, []).append(condition.value)
    for column, values in grouped.items():
        keep &= _any_of(table, column, values)
    return keep


def _any_of(table: PredictionTable, column: str, values: list[str]) -> npt.NDArray[np.bool_]:
    if column == PREDICTED:
        return table.rows[PREDICTED].isin(values).to_numpy(dtype=bool)
    if column == ANSWER:
        return (table.correct & (RIGHT in values)) | (~table.correct & (WRONG in values))
    if column == CONFIDENCE:
        return np.any([_between(table, value) for value in values], axis=0)
    groups = slicing.column(table, column)
    return np.isin(groups.codes, [code for code, value in enumerate(groups.values) if value in values])


def _between(table: PredictionTable, text: str) -> npt.NDArray[np.bool_]:
    low, _, high = text.partition(_TO)
    try:
        start, end = float(low) / 100, float(high) / 100
    except ValueError as error:
        raise DatasetError(f"{text!r} is no range of confidence; write it as 80-85, in per cent.") from error
    confidence = table.rows["confidence"].to_numpy(dtype=np.float64)
    return (confidence >= start) & ((confidence < end) | (end >= 1))
