"""What a person decides about doubtful labels: keep, relabel or drop, each step of which can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from core.evaluation.errors.labels import LabelDoubt

KEEP, DROP = "Keep the label", "Drop the product"
COLUMNS = ("id", "given", "action", "label")


@dataclass
class Corrections:
    """Decisions by product id: ``KEEP``, ``DROP``, or the category that it is given instead.

    Attributes:
        decisions: those that hold now.
    """

    decisions: dict[str, str] = field(default_factory=dict)
    _before: list[dict[str, str]] = field(default_factory=list)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._before)

    def decide(self, chosen: Mapping[str, str | None]) -> None:
        """Decide about some products in one step; None takes a product's decision back."""
        after = {**self.decisions, **{identity: choice for identity, choice in chosen.items() if choice}}
        after = {identity: choice for identity, choice in after.items() if chosen.get(identity, choice)}
        if after != self.decisions:
            self._before.append(self.decisions)
            self.decisions = after

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        if self._before:
            self.decisions = self._before.pop()

    def to_frame(self, doubts: Sequence[LabelDoubt]) -> pd.DataFrame:
        """The decisions about these products, in their order.

        Returns:
            A row a decision: ``id``, ``given`` category, ``action`` (keep, relabel, drop) and ``label``, which is the
            category from now on and empty for a dropped product.
        """
        rows = []
        for doubt in doubts:
            choice = self.decisions.get(doubt.id)
            if choice in (KEEP, doubt.given):
                rows.append((doubt.id, doubt.given, "keep", doubt.given))
            elif choice == DROP:
                rows.append((doubt.id, doubt.given, "drop", ""))
            elif choice:
                rows.append((doubt.id, doubt.given, "relabel", choice))
        return pd.DataFrame(rows, columns=list(COLUMNS))
