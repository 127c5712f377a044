"""What the answer loses when one word is left out: asked of the model word by word, nothing drawn, nothing fitted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.explain.explainer import Explainer
from core.explain.question import Question
from core.explain.read_words import ask, read_words
from core.explain.spans import Span
from core.explain.word_weights import SHOWN_WORDS, WordFit, largest
from core.predictor import Predictor, Progress


@dataclass(frozen=True, eq=False)
class LeftOut:
    """The model's answers to a text without each of its words.

    Attributes:
        categories: the model's categories, C of them.
        words: the n words that the model reads, in the text's order.
        words_total: words in the whole text.
        settings: none.
        whole: float32 (C,), the answer to the whole text.
        without: float32 (n, C), the answers to the text without each word.
    """

    categories: tuple[str, ...]
    words: tuple[Span, ...]
    words_total: int
    settings: dict[str, float]
    whole: np.ndarray
    without: np.ndarray

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """At most ``count`` words; a weight is the fall of the category's probability without the word.

        Raises:
            ValueError: the model does not know the category.
        """
        falls = question.of(self.whole, self.categories) - question.of(self.without, self.categories)
        return WordFit(largest(self.words, falls, None, count), None, len(self.words) + 1 if self.words else 0)


def leave_one_out(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    settings: Mapping[str, float],
    progress: Progress | None = None,
) -> LeftOut:
    """Ask the model about the text without each word in turn.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        settings: none.
        progress: called with (texts answered, texts in all); stops the work by raising.
    """
    read = read_words(predictor, text)
    kept = np.vstack([np.ones(len(read.words), dtype=bool), ~np.eye(len(read.words), dtype=bool)])
    found = ask(predictor, read, kept, image_features, progress)
    return LeftOut(predictor.categories, read.words, read.total, dict(settings), found[0], found[1:])


LEAVE_ONE_OUT = Explainer(
    key="leave_one_out",
    name="Leave one word out",
    about="text",
    shows="A word's weight is exactly how much the category's probability falls when this one word is left out.",
    limit="Where two words say the same, leaving out either changes nothing, so both get a weight near 0.",
    reference="Li et al. 2016, arXiv:1612.08220",
    compute=leave_one_out,
)
