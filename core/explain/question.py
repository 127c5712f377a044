"""What an explanation answers: why this category, or why this one rather than that one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch

Values = TypeVar("Values", np.ndarray, torch.Tensor)


@dataclass(frozen=True)
class Question:
    """Why a category.

    Attributes:
        target: the category that is explained.
        against: the category that it is held against, or None; what both share then counts for neither.
    """

    target: str
    against: str | None = None

    @property
    def swapped(self) -> "Question":
        """The same question the other way round; itself when nothing is held against the target."""
        return self if self.against is None else Question(self.against, self.target)

    def of(self, values: Values, categories: Sequence[str]) -> Values:
        """The target's value, less that of what it is held against.

        Args:
            values: (..., C), logits or probabilities.
            categories: the model's C categories.

        Returns:
            (...).

        Raises:
            ValueError: a category is not among them.
        """
        chosen = values[..., categories.index(self.target)]
        return chosen if self.against is None else chosen - values[..., categories.index(self.against)]
