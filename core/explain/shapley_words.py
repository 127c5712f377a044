"""Each word's fair share of what the words add together: Shapley values, exact for short texts, sampled for long ones.

A word's Shapley value is what it adds to the category's probability, averaged over all orders in which the words
could have come in one by one. What it adds to the first word differs from what it adds to the last, so words that say
the same share the credit. The values add up to p(all words) - p(no word). Long texts have too many orders: some are
drawn, each with its reverse, which cancels much of the chance (Mitchell et al. 2022, arXiv:2104.12199).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.explain.explainer import Explainer, Setting
from core.explain.lime_words import seed_setting
from core.explain.question import Question
from core.explain.read_words import ask, read_words
from core.explain.spans import Span
from core.explain.word_weights import SHOWN_WORDS, WordFit, largest
from core.predictor import Predictor, Progress


@dataclass(frozen=True, eq=False)
class WordShares:
    """What every word adds to every category.

    Attributes:
        categories: the model's categories, C of them.
        words: the n words that the model reads, in the text's order.
        words_total: words in the whole text.
        settings: ``pairs`` and ``seed``.
        draws: float32 (R, n, C): what each word adds, averaged over an order and its reverse, for R drawn pairs; one
            row, the Shapley values themselves, where all orders were counted.
        samples: texts that the model was asked about.
        exact: whether all orders were counted.
    """

    categories: tuple[str, ...]
    words: tuple[Span, ...]
    words_total: int
    settings: dict[str, float]
    draws: np.ndarray
    samples: int
    exact: bool

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """At most ``count`` words; standard errors are those of a mean over the drawn pairs.

        Raises:
            ValueError: the model does not know the category.
        """
        draws = question.of(self.draws, self.categories).astype(np.float64)
        errors = np.zeros(len(self.words)) if self.exact else draws.std(0, ddof=1) / math.sqrt(len(draws))
        return WordFit(largest(self.words, draws.mean(0), errors, count), None, self.samples)


def shapley_words(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    settings: Mapping[str, float],
    progress: Progress | None = None,
) -> WordShares:
    """Ask the model about all variants of a text, or about those along drawn orders, whichever are fewer.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        settings: ``pairs``, drawn orders that are read both ways, and ``seed``.
        progress: called with (texts answered, texts in all); stops the work by raising.
    """
    read = read_words(predictor, text)
    words, pairs = len(read.words), int(settings["pairs"])
    if words == 0 or 2**words <= 2 * pairs * (words - 1) + 2:
        kept = every_subset(words)
        answers = ask(predictor, read, kept, image_features, progress)
        draws, exact = _counted(answers, words)[None], True
    else:
        orders = _orders(words, pairs, int(settings["seed"]))
        kept = _along(orders)
        answers = ask(predictor, read, kept.reshape(-1, words), image_features, progress)
        draws, exact = _gains(answers.reshape(*kept.shape[:2], -1), orders), False
    samples = len(np.unique(kept.reshape(-1, words), axis=0)) if words else 0
    return WordShares(predictor.categories, read.words, read.total, dict(settings), draws, samples, exact)


def every_subset(words: int) -> np.ndarray:
    """All choices among n words, bool (2 ** n, n); row r keeps the words whose bits are set in r."""
    return (np.arange(2**words)[:, None] >> np.arange(words) & 1).astype(bool)


def _counted(answers: np.ndarray, words: int) -> np.ndarray:
    """Shapley values (n, C) from the answers (2 ** n, C) to every subset, by the formula of 1953."""
    subsets = np.arange(2**words)
    sizes = every_subset(words).sum(1)
    shares = np.array([1 / (words * math.comb(words - 1, size)) for size in range(words)])
    values = np.zeros((words, answers.shape[1]))
    for word in range(words):
        without = subsets[subsets >> word & 1 == 0]
        gains = answers[without | 1 << word].astype(np.float64) - answers[without]
        values[word] = shares[sizes[without]] @ gains
    return values


def _orders(words: int, pairs: int, seed: int) -> np.ndarray:
    """Drawn orders, each followed by its reverse, int (2 * pairs, n)."""
    generator = np.random.default_rng(seed)
    drawn = np.stack([generator.permutation(words) for _ in range(pairs)])
    return np.stack([drawn, drawn[:, ::-1]], axis=1).reshape(2 * pairs, words)


def _along(orders: np.ndarray) -> np.ndarray:
    """The words that are in after 0, 1, ... n steps of every order, bool (orders, n + 1, n)."""
    step = np.argsort(orders, axis=1)
    return step[:, None, :] < np.arange(orders.shape[1] + 1)[None, :, None]


def _gains(answers: np.ndarray, orders: np.ndarray) -> np.ndarray:
    """What every word adds, averaged over each order and its reverse.

    Args:
        answers: (orders, n + 1, C), the model's answers along every order.
        orders: (orders, n).

    Returns:
        (orders / 2, n, C).
    """
    steps = np.diff(answers, axis=1)
    by_word = np.take_along_axis(steps, np.argsort(orders, axis=1)[:, :, None], axis=1)
    means: np.ndarray = by_word.reshape(-1, 2, *by_word.shape[1:]).mean(1)
    return means


SHAPLEY_WORDS = Explainer(
    key="shapley_words",
    name="Shapley values of the words",
    about="text",
    shows="A word's weight is what it adds to the category's probability on average over the orders in which the words "
    "could come in; the weights add up to what all words add.",
    limit="Most orders build texts that nobody would write, and the model's answers to those count as much as others.",
    reference="Shapley 1953; Strumbelj and Kononenko 2010; Mitchell et al. 2022, arXiv:2104.12199",
    compute=shapley_words,
    settings=(
        Setting(
            "pairs",
            "Number of pairs of orders",
            20,
            2,
            500,
            1,
            "Orders that are drawn, each read forwards and backwards; short texts need none, for all are counted.",
        ),
        seed_setting("Another seed draws other orders."),
    ),
)
