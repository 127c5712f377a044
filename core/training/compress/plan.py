"""What is to be done to a model to make it smaller."""

from dataclasses import asdict, dataclass
from typing import Any

from core.encoders.packing import PRECISIONS
from core.errors import SettingsError

_MOST_PRUNED = 0.9


@dataclass(frozen=True)
class Plan:
    """How a model is compressed.

    Attributes:
        prune: share of the hidden units of every block that is taken out, 0 to 0.9.
        low_rank: share of each matrix's energy (sum of squared singular values) that its factors keep, above 0 and
            below 1; None leaves matrices whole.
        precision: one of :data:`core.encoders.packing.PRECISIONS`.
        epochs: passes over the training products in which a pruned or factored encoder learns to see what it did.
        seed: of all chance.
    """

    prune: float = 0.0
    low_rank: float | None = None
    precision: str = "float32"
    epochs: int = 3
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what makes no sense.

        Raises:
            SettingsError: a value is out of its range.
        """
        if not 0 <= self.prune <= _MOST_PRUNED:
            raise SettingsError(f"The share to prune is {self.prune:g}; give a number from 0 to {_MOST_PRUNED:g}.")
        if self.low_rank is not None and not 0 < self.low_rank < 1:
            raise SettingsError(f"The energy to keep is {self.low_rank:g}; give a number above 0 and below 1.")
        if self.precision not in PRECISIONS:
            raise SettingsError(f"There is no precision {self.precision!r}; choose one of {', '.join(PRECISIONS)}.")
        if self.epochs < 0:
            raise SettingsError("The epochs cannot be negative; give 0 or more.")

    @property
    def reshapes(self) -> bool:
        """Whether layers change their shape, after which the encoders have to learn."""
        return self.prune > 0 or self.low_rank is not None

    @property
    def label(self) -> str:
        """The plan in a few words."""
        parts = [f"{100 * self.prune:.0f} % pruned"] if self.prune else []
        parts += [] if self.low_rank is None else [f"low rank {100 * self.low_rank:g} %"]
        parts += [] if self.precision == "float32" else [self.precision]
        return ", ".join(parts) or "as it is"

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)
