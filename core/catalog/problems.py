"""What a catalogue lacks, counted and in words."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

EXAMPLES = 5
NO_CATEGORY = "no category"
# Kinds of problem whose rows were left out; the rows of all others are used.
DUPLICATE_ID, NOTHING_TO_READ, TOO_MANY_FIELDS = "duplicate id", "nothing to read", "too many fields"
LEFT_OUT = frozenset({DUPLICATE_ID, NOTHING_TO_READ, TOO_MANY_FIELDS})


@dataclass(frozen=True)
class Problem:
    """Something wrong with some rows of a catalogue that did not stop the rest from being used.

    Attributes:
        kind: short name, such as ``duplicate id``.
        count: how many rows (or columns) are affected.
        sentence: what was found and what was done about it.
        examples: up to ``EXAMPLES`` of the rows, columns or files affected.
    """

    kind: str
    count: int
    sentence: str
    examples: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)


def found(kind: str, cases: Sequence[str], noun: str, rest: str) -> list[Problem]:
    """One problem as a list, or an empty list when there are no cases.

    Args:
        kind: short name.
        cases: what is affected, one string each.
        noun: what one case is, in the singular.
        rest: the sentence after number and noun, fit for one and for many.
    """
    if not cases:
        return []
    sentence = f"{len(cases):,} {noun}{'' if len(cases) == 1 else 's'} {rest}"
    return [Problem(kind, len(cases), sentence, tuple(cases[:EXAMPLES]))]
