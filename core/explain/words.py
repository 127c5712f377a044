"""Which words of the text speak for a category and which against: LIME by its authors' package.

LIME (Ribeiro et al. 2016, arXiv:1602.04938) leaves out words at random, asks the model for every such text, and fits
a small linear model to the answers, weighing texts the more the closer they are to the whole one. Asking the model is
the long part and does not depend on the category, so it is done once (:func:`sample`); weights for any category are
then fitted to the same answers in milliseconds (:meth:`Neighbourhood.explain`).
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from lime.lime_base import LimeBase
from lime.lime_text import LimeTextExplainer

from core.errors import SettingsError
from core.explain.explainer import Explainer
from core.explain.question import Question
from core.explain.spans import Span, find_words
from core.predictor import Predictor, Progress
from core.text import clean

SAMPLES = 1000
SHOWN_WORDS = 10
FEWEST_SAMPLES, MOST_SAMPLES = 50, 20_000


@dataclass(frozen=True)
class WordWeight:
    """One word's weight.

    Attributes:
        word: the word as the text has it.
        start: where it starts in the original text, characters.
        end: where it ends; ``text[start:end] == word``.
        weight: change of the category's probability that the local model ascribes to the word; above 0 it speaks
            for the category, below 0 against it.
    """

    word: str
    start: int
    end: int
    weight: float

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class WordFit:
    """The local linear model for one category.

    Attributes:
        words: the words with the largest weights, largest (in size) first.
        fit: weighted R squared of the local model on the model's answers, at most 1; when it is low the weights
            say little. None without words.
    """

    words: tuple[WordWeight, ...]
    fit: float | None


@dataclass(frozen=True, eq=False)
class Neighbourhood:
    """The model's answers to a text with words left out; enough to explain any category.

    Attributes:
        categories: the model's categories, C of them.
        words: the n words that the model reads, in the text's order.
        words_total: words in the whole text; those beyond what the text encoder reads are not in ``words``.
        data: float64 (S, n), 1 where a sample keeps a word, 0 where it leaves it out; the first row keeps all.
        probabilities: float32 (S, C), the model's answers.
        distances: float64 (S,), 100 times the cosine distance to the whole text.
        samples: S as asked.
        seed: the seed that the samples come from.
    """

    categories: tuple[str, ...]
    words: tuple[Span, ...]
    words_total: int
    data: np.ndarray
    probabilities: np.ndarray
    distances: np.ndarray
    samples: int
    seed: int

    def explain(self, question: Question, count: int = SHOWN_WORDS) -> WordFit:
        """Fit the local model for one question.

        Args:
            question: the category, and what it is held against.
            count: words to keep at most.

        Returns:
            The words and the fit, equal to what the lime package gives in a run of its own with the same seed.

        Raises:
            ValueError: the model does not know the category.
        """
        answers = question.of(self.probabilities, self.categories)
        if not self.words:
            return WordFit((), None)
        base = LimeTextExplainer(random_state=self.seed).base
        _, found, fit, _ = base.explain_instance_with_data(
            self.data, answers[:, None], self.distances, 0, num_features=count
        )
        spans = ((self.words[position], weight) for position, weight in found)
        weights = tuple(WordWeight(span.word, span.start, span.end, float(weight)) for span, weight in spans)
        return WordFit(weights, float(fit))


def sample(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    samples: int = SAMPLES,
    seed: int = 0,
    progress: Progress | None = None,
) -> Neighbourhood:
    """Ask the model for its answers to the text with words left out; the picture stays and is not encoded again.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        samples: texts to ask about, 50 to 20,000.
        seed: seed of the choice of words left out.
        progress: called with (samples answered, samples in all); stops the work by raising, for example
            :class:`core.errors.Stopped`.

    Raises:
        SettingsError: ``samples`` or ``seed`` is out of range.
    """
    _check(samples, seed)
    words = find_words(text)
    seen = words[: _count_seen(predictor, text, words)]
    if not seen:
        empty = np.empty((0, 0))
        nothing = np.empty((0, len(predictor.categories)), dtype=np.float32)
        return Neighbourhood(predictor.categories, (), len(words), empty, nothing, np.empty(0), samples, seed)
    # Were the text left whole, leaving out words would let in others from beyond what the encoder reads.
    readable = text if len(seen) == len(words) else text[: seen[-1].end]

    def answer(kept: Sequence[str]) -> np.ndarray:
        texts = [_text_of(readable, seen, {int(position) for position in each.split()}) for each in kept]
        return predictor.text_probabilities(texts, image_features, progress)

    recorder = _record(len(seen), answer, samples, seed)
    return Neighbourhood(predictor.categories, tuple(seen), len(words), *recorder.record, samples, seed)


class _Recorder(LimeBase):
    """Takes the place of LIME's fitting step and keeps what it would fit to."""

    record: tuple[np.ndarray, np.ndarray, np.ndarray]

    def explain_instance_with_data(
        self, data: np.ndarray, answers: np.ndarray, distances: np.ndarray, label: int, count: int, **_: Any
    ) -> tuple[float, list[tuple[int, float]], float, float]:
        self.record = (data, answers, distances)
        return 0.0, [], 0.0, 0.0


def _record(words: int, answer: Callable[[Sequence[str]], np.ndarray], samples: int, seed: int) -> _Recorder:
    """Run LIME's sampling on a text of numbers, one a word.

    LIME cuts a text into words by an expression and puts it together again itself. It would take the word "b" in
    "<b>b" for the tag's; so it is given the words' positions as its text, and what stands around the words is ours.
    """
    explainer = LimeTextExplainer(bow=False, mask_string="", random_state=seed)
    explainer.base = recorder = _Recorder(explainer.base.kernel_fn)
    explainer.explain_instance(" ".join(map(str, range(words))), answer, labels=(0,), num_samples=samples)
    return recorder


def _text_of(text: str, words: Sequence[Span], kept: set[int]) -> str:
    """The text without the words whose positions are not in ``kept``; all between the words stays."""
    parts, position = [], 0
    for index, word in enumerate(words):
        parts.append(text[position : word.end if index in kept else word.start])
        position = word.end
    return "".join([*parts, text[position:]])


def _count_seen(predictor: Predictor, text: str, words: Sequence[Span]) -> int:
    """How many of the words the text encoder reads, at least in part, before its window is full."""
    pieces = predictor.text_encoder.word_pieces(text)
    if not pieces:
        return 0
    _, end = pieces[-1]
    # A word's place in the cleaned text is the length of what is left, once cleaned, of all that stands before it.
    return bisect_left(words, end, key=lambda word: len(clean(text[: word.start])))


def _check(samples: int, seed: int) -> None:
    if not FEWEST_SAMPLES <= samples <= MOST_SAMPLES:
        raise SettingsError(
            f"The number of samples is {samples:,}; choose one from {FEWEST_SAMPLES} to {MOST_SAMPLES:,}."
        )
    if not 0 <= seed < 2**32:
        raise SettingsError(f"The seed is {seed}; choose a whole number from 0 to {2**32 - 1:,}.")


METHODS: tuple[Explainer, ...] = (
    Explainer(
        key="lime",
        name="LIME",
        about="text",
        shows="A word's weight is how much the category's probability falls, about, when the word is left out.",
        limit="Each word is weighed on its own in a straight-line approximation around this one text; words that "
        "only matter together are not seen as such, and with a low fit the weights say little.",
        reference="Ribeiro et al. 2016, arXiv:1602.04938",
        compute=sample,
    ),
)
