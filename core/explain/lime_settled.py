"""LIME that asks until the order of the top words is settled, and no longer.

The lime package draws texts in rounds, each with a seed of its own; all rounds are fitted together. After each round
the standard errors of the weights tell how much another seed would move them. Words are settled when two runs of that
many samples would be expected to share so many of the five words with the largest weights (setting ``agreement``); the
expectation is taken over weights drawn from their normal distribution. Words whose weights are all but equal never
settle, so there is a largest number of samples, too.

A text of few words has few variants: then each is asked about once, counted as often as LIME would draw it, and
nothing is left to chance.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.explain.explainer import Explainer, Setting
from core.explain.lime_fit import LocalFit, closeness, fit_local
from core.explain.lime_words import FEWEST_SAMPLES, LIME, MOST_SAMPLES, SAMPLES, draw, seed_setting
from core.explain.question import Question
from core.explain.read_words import ask, read_words
from core.explain.shapley_words import every_subset
from core.explain.spans import Span
from core.explain.word_weights import SHOWN_WORDS, WordFit, largest
from core.predictor import Predictor, Progress

TOP = 5
_ROUND = 100
# Fewer leave the standard errors too small: words seem settled that are not.
_FEWEST = 200
# Up to so many variants of a text, all of them are asked about: about as many samples settle a text, and not for sure.
_FEW_VARIANTS = 1024
_DRAWS = 400


@dataclass(frozen=True, eq=False)
class SettledNeighbourhood:
    """The model's answers to texts with words left out, from all rounds.

    Attributes:
        categories: the model's categories, C of them.
        words: the n words that the model reads, in the text's order.
        words_total: words in the whole text.
        settings: ``agreement``, ``most`` and ``seed``.
        data: float64 (S, n), 1 where a sample keeps a word, 0 where it leaves it out; the first row keeps all.
        probabilities: float32 (S, C), the model's answers.
        weights: float64 (S,), how much every sample counts.
        exact: whether these are all variants of the text, and nothing is left to chance.
    """

    categories: tuple[str, ...]
    words: tuple[Span, ...]
    words_total: int
    settings: dict[str, float]
    data: np.ndarray
    probabilities: np.ndarray
    weights: np.ndarray
    exact: bool

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """Fit the local model for one question.

        Args:
            question: the category, and what it is held against.
            count: words to keep at most.

        Returns:
            The words; whether they are settled for this question: the rounds ended by the most probable category.

        Raises:
            ValueError: the model does not know the category.
        """
        answers = question.of(self.probabilities, self.categories)
        if not self.words:
            return WordFit((), None, 0, True)
        found = self._fit(answers, count)
        spans = [self.words[position] for position in found.positions.tolist()]
        errors = np.zeros(len(spans)) if self.exact else found.errors
        settled = self.exact or self.agreement(answers) >= self.settings["agreement"]
        return WordFit(largest(spans, found.weights, errors, count), found.fit, len(self.data), settled)

    def agreement(self, answers: np.ndarray) -> float:
        """The share of the top words, 0 to 1, that another run of as many samples would be expected to find.

        Args:
            answers: (S,), the model's, to every sample.
        """
        return expected_agreement(self._fit(answers, len(self.words)))

    def _fit(self, answers: np.ndarray, count: int) -> LocalFit:
        return fit_local(self.data, answers, self.weights, count, int(self.settings["seed"]), "highest_weights")


def expected_agreement(fit: LocalFit, top: int = TOP) -> float:
    """The share of the ``top`` largest weights, 0 to 1, that two draws of all weights share on average."""
    if len(fit.weights) <= top:
        return 1.0
    generator = np.random.default_rng(0)
    drawn = generator.multivariate_normal(fit.weights, fit.covariance, _DRAWS, method="eigh")
    among = np.zeros(drawn.shape, dtype=bool)
    np.put_along_axis(among, np.argsort(-np.abs(drawn), axis=1)[:, :top], True, axis=1)
    first, second = among[: _DRAWS // 2], among[_DRAWS // 2 :]
    return float((first & second).sum(1).mean() / top)


def sample_until_settled(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    settings: Mapping[str, float],
    progress: Progress | None = None,
) -> SettledNeighbourhood:
    """Ask the model in rounds, until the top words of its most probable category are settled.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        settings: ``agreement``, 0.5 to 1; ``most``, samples at most; ``seed``.
        progress: called after each round with (samples answered, samples at most); stops the work by raising.
    """
    read, chosen = read_words(predictor, text), dict(settings)
    most = int(chosen["most"])

    def once(kept: np.ndarray) -> np.ndarray:
        return ask(predictor, read, kept, image_features, None)

    def found(data: np.ndarray, answers: np.ndarray, weights: np.ndarray, exact: bool) -> SettledNeighbourhood:
        return SettledNeighbourhood(predictor.categories, read.words, read.total, chosen, data, answers, weights, exact)

    words = len(read.words)
    if 2**words <= min(_FEW_VARIANTS, most):
        kept = every_subset(words)[::-1]
        return found(kept.astype(float), once(kept), _expected_counts(kept), True)
    answer = _remembering(once)
    data, answers, distances = np.empty((0, words)), np.empty((0, len(predictor.categories))), np.empty(0)
    while True:
        # The package begins every round with the whole text; once is enough.
        skip = min(1, len(data))
        size = min(_ROUND, most - len(data)) if skip else min(_FEWEST, most)
        fresh = draw(words, answer, size + skip, _seed(int(chosen["seed"]), len(data)))
        data, answers, distances = (
            np.concatenate([old, new[skip:]]) for old, new in zip((data, answers, distances), fresh, strict=True)
        )
        result = found(data, answers, closeness(distances), False)
        if progress is not None:
            progress(len(data), most)
        if len(data) >= most or result.agreement(answers[:, answers[0].argmax()]) >= chosen["agreement"]:
            return result


def _seed(seed: int, done: int) -> int:
    """The seed of a round, unrelated to those of other rounds and other seeds."""
    return int(np.random.SeedSequence([seed, done]).generate_state(1)[0])


def _remembering(answer: Callable[[np.ndarray], np.ndarray]) -> Callable[[np.ndarray], np.ndarray]:
    """The same answers, each variant of the text asked about once: short texts are drawn again and again."""
    known: dict[bytes, np.ndarray] = {}

    def remembered(kept: np.ndarray) -> np.ndarray:
        keys = [row.tobytes() for row in kept]
        new = {key: row for key, row in zip(keys, kept, strict=True) if key not in known}
        if new:
            known.update(zip(new, answer(np.stack(list(new.values()))), strict=True))
        return np.stack([known[key] for key in keys])

    return remembered


def _expected_counts(kept: np.ndarray) -> np.ndarray:
    """How much every variant (V, n) counts in 1,000 samples of LIME, on average; the first is the whole text."""
    words = kept.shape[1]
    if words == 0:
        return np.ones(1)
    sizes = kept.sum(1)
    chance = np.array([1 / (words * math.comb(words, size)) for size in sizes.tolist()])
    counts = (SAMPLES - 1) * chance
    # The package never draws the whole text; it comes first, once.
    counts[0] = 1.0
    weights: np.ndarray = counts * closeness(100 * (1 - np.sqrt(sizes / words)))
    return weights


LIME_SETTLED = Explainer(
    key="lime_settled",
    name="LIME until settled",
    about="text",
    shows=LIME.shows,
    limit=LIME.limit,
    reference=LIME.reference,
    compute=sample_until_settled,
    settings=(
        Setting(
            "agreement",
            "Agreement of the top five words (share)",
            0.85,
            0.5,
            1.0,
            0.05,
            "The share of the top five words that a run with another seed would be expected to find.",
        ),
        Setting(
            "most",
            "Largest number of samples",
            2000,
            FEWEST_SAMPLES,
            MOST_SAMPLES,
            100,
            "Texts that the model is asked about.",
        ),
        seed_setting("Another seed leaves out other words."),
    ),
)
