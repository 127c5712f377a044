"""The words of a text that the model reads, and the text with some of them left out."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from core.explain.spans import Span, find_words
from core.predictor import Predictor, Progress
from core.text import clean


@dataclass(frozen=True)
class ReadWords:
    """The words of a text that the model reads.

    Attributes:
        text: the original text, up to the last word that is read: were it left whole, leaving out words would let in
            others from beyond what the encoder reads.
        words: the n words, in the text's order.
        total: words in the whole text.
    """

    text: str
    words: tuple[Span, ...]
    total: int

    def keeping(self, kept: np.ndarray) -> str:
        """The text with the words of a bool (n,) mask; all between the words stays."""
        parts, position = [], 0
        for word, keep in zip(self.words, kept.tolist(), strict=True):
            parts.append(self.text[position : word.end if keep else word.start])
            position = word.end
        return "".join([*parts, self.text[position:]])


def read_words(predictor: Predictor, text: str) -> ReadWords:
    """Find the words that the model's text encoder reads, at least in part, before its window is full."""
    words = find_words(text)
    pieces = predictor.text_encoder.word_pieces(text)
    if not words or not pieces:
        return ReadWords(text, (), len(words))
    _, end = pieces[-1]
    seen = words[: bisect_left(words, end, key=lambda word: place(text, word))]
    whole = len(seen) == len(words) or not seen
    return ReadWords(text if whole else text[: seen[-1].end], tuple(seen), len(words))


def ask(
    predictor: Predictor,
    read: ReadWords,
    kept: np.ndarray,
    image_features: np.ndarray | None,
    progress: Progress | None,
) -> np.ndarray:
    """The model's answers to the text with words left out; the picture stays and is not encoded again.

    Args:
        predictor: the model.
        read: the text's words.
        kept: bool (S, n), the words that each text keeps.
        image_features: float32 (D,) of the picture, or None without one.
        progress: called with (texts answered, texts in all); stops the work by raising.

    Returns:
        float32 (S, C) probabilities.
    """
    return predictor.text_probabilities([read.keeping(mask) for mask in kept], image_features, progress)


def place(text: str, word: Span) -> int:
    """Where a word stands in the cleaned text: the length of what is left, once cleaned, of all before it.

    A space between the two is not counted, so the word begins there or one character later.
    """
    return len(clean(text[: word.start]))
