"""What an update gains and costs, and whether that is accepted."""

from dataclasses import asdict, dataclass
from typing import Any

from core.errors import ShelfLensError
from core.training.continual.rows import Classifier, Rows, accuracy


class UpdateRefused(ShelfLensError):
    """An update that would have cost too much of what the model knew."""


@dataclass(frozen=True)
class Figures:
    """Shares of right answers, 0 to 1.

    Attributes:
        new: number of new held-out products.
        new_before: on them before the update; categories that the model did not have yet count as wrong.
        new_after: on them after it.
        protected: number of protected products.
        protected_before: on them before the update.
        protected_after: on them after it.
    """

    new: int
    new_before: float
    new_after: float
    protected: int
    protected_before: float
    protected_after: float

    @property
    def lost(self) -> float:
        """What the update costs on protected products; below 0 they gain."""
        return self.protected_before - self.protected_after

    @property
    def sentence(self) -> str:
        """The figures in words."""
        return (
            f"{_percent(self.new_before)} -> {_percent(self.new_after)} of {self.new:,} new held-out products right, "
            f"{_percent(self.protected_before)} -> {_percent(self.protected_after)} of {self.protected:,} protected "
            "products"
        )

    def check(self, most_lost: float) -> None:
        """Let an update pass or not.

        Args:
            most_lost: what it may cost on protected products, 0 to 1.

        Raises:
            UpdateRefused: it costs more.
        """
        if self.lost > most_lost:
            raise UpdateRefused(
                f"The update was refused and nothing was written: {100 * self.lost:.1f} points of the protected "
                f"products would be lost, {100 * most_lost:g} are allowed ({self.sentence}). Take a stronger method, "
                "a higher strength, or allow more."
            )

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def measure(old: Classifier, new: Classifier, heldout: tuple[Rows, Rows], protected: tuple[Rows, Rows]) -> Figures:
    """Measure both models on the same products.

    Args:
        old: the model before the update.
        new: after it.
        heldout: new held-out products as the old and as the new model reads them.
        protected: protected products, likewise.
    """
    return Figures(
        new=len(heldout[0]),
        new_before=accuracy(old, heldout[0]),
        new_after=accuracy(new, heldout[1]),
        protected=len(protected[0]),
        protected_before=accuracy(old, protected[0]),
        protected_after=accuracy(new, protected[1]),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
