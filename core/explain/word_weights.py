"""What every method that weighs words gives: evidence, which answers any question with one weight a word."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

import numpy as np

from core.explain.question import Question
from core.explain.spans import Span

SHOWN_WORDS = 10


@dataclass(frozen=True)
class WordWeight:
    """One word's weight.

    Attributes:
        word: the word as the text has it.
        start: where it starts in the original text, characters.
        end: where it ends; ``text[start:end] == word``.
        weight: what the method ascribes to the word, in the method's unit; above 0 it speaks for the category, below 0
            against it.
        error: standard error of the weight from the method's own chance, in the same unit: by how much another seed
            would move it; 0 where nothing was left to chance, None where the method has none.
    """

    word: str
    start: int
    end: int
    weight: float
    error: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class WordFit:
    """The words' weights for one question.

    Attributes:
        words: the words with the largest weights, largest (in size) first.
        fit: weighted R squared of LIME's local model on the model's answers, at most 1; when it is low the weights
            say little. None without words, and for methods that fit nothing.
        samples: texts that the model was asked about, repeated ones too; None for methods that ask about none.
        settled: whether the order of the top words would stand with another seed; None where that was not asked.
    """

    words: tuple[WordWeight, ...]
    fit: float | None
    samples: int | None = None
    settled: bool | None = None


class WordEvidence(Protocol):
    """What a method found out about a text; enough to answer every question about it."""

    @property
    def words(self) -> tuple[Span, ...]:
        """The words that the model reads, in the text's order."""

    @property
    def words_total(self) -> int:
        """Words in the whole text."""

    @property
    def settings(self) -> dict[str, float]:
        """The method's settings, key -> value."""

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """At most ``count`` words with their weights.

        Raises:
            ValueError: the model does not know the category.
        """


def largest(
    words: Sequence[Span], weights: np.ndarray, errors: np.ndarray | None, count: int
) -> tuple[WordWeight, ...]:
    """The words with the largest weights, largest (in size) first; of equal ones the first in the text.

    Args:
        words: n words.
        weights: (n,).
        errors: (n,) standard errors, or None.
        count: words to keep at most.
    """
    order = np.argsort(-np.abs(weights), kind="stable")[:count]
    return tuple(
        WordWeight(
            words[index].word,
            words[index].start,
            words[index].end,
            float(weights[index]),
            None if errors is None else float(errors[index]),
        )
        for index in order.tolist()
    )
