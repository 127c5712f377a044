"""Which words of the text speak for a category and which against: LIME by its authors' package.

LIME (Ribeiro et al. 2016, arXiv:1602.04938) leaves out words at random, asks the model for every such text, and fits
a small linear model to the answers, weighing texts the more the closer they are to the whole one. Asking the model is
the long part and does not depend on the category, so it is done once (:func:`sample`); weights for any category are
then fitted to the same answers in milliseconds (:meth:`Neighbourhood.explain`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from lime.lime_base import LimeBase
from lime.lime_text import LimeTextExplainer

from core.errors import SettingsError
from core.explain.explainer import Explainer, Setting
from core.explain.lime_fit import closeness, fit_local
from core.explain.question import Question
from core.explain.read_words import ask, read_words
from core.explain.spans import Span
from core.explain.word_weights import SHOWN_WORDS, WordFit, largest
from core.predictor import Predictor, Progress

SAMPLES = 1000
FEWEST_SAMPLES, MOST_SAMPLES = 50, 20_000
LARGEST_SEED = 2**32 - 1


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

    @property
    def settings(self) -> dict[str, float]:
        """The method's settings, key -> value."""
        return {"samples": self.samples, "seed": self.seed}

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
        found = fit_local(self.data, answers, closeness(self.distances), count, self.seed)
        spans = [self.words[position] for position in found.positions.tolist()]
        return WordFit(largest(spans, found.weights, found.errors, count), found.fit, len(self.data))


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
    read = read_words(predictor, text)
    if not read.words:
        empty = np.empty((0, 0))
        nothing = np.empty((0, len(predictor.categories)), dtype=np.float32)
        return Neighbourhood(predictor.categories, (), read.total, empty, nothing, np.empty(0), samples, seed)

    def answer(kept: np.ndarray) -> np.ndarray:
        return ask(predictor, read, kept, image_features, progress)

    drawn = draw(len(read.words), answer, samples, seed)
    return Neighbourhood(predictor.categories, read.words, read.total, *drawn, samples, seed)


class _Recorder(LimeBase):
    """Takes the place of LIME's fitting step and keeps what it would fit to."""

    record: tuple[np.ndarray, np.ndarray, np.ndarray]

    def explain_instance_with_data(
        self, data: np.ndarray, answers: np.ndarray, distances: np.ndarray, label: int, count: int, **_: Any
    ) -> tuple[float, list[tuple[int, float]], float, float]:
        self.record = (data, answers, distances)
        return 0.0, [], 0.0, 0.0


def draw(
    words: int, answer: Callable[[np.ndarray], np.ndarray], samples: int, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Run LIME's sampling on a text of numbers, one a word.

    LIME cuts a text into words by an expression and puts it together again itself. It would take the word "b" in
    "<b>b" for the tag's; so it is given the words' positions as its text, and what stands around the words is ours.

    Args:
        words: n.
        answer: bool (S, n), the words that each text keeps -> float (S, C), what the model says of it.
        samples: S.
        seed: the package's seed.

    Returns:
        The words kept, float64 (S, n), the first row all of them; the answers (S, C); 100 times the cosine distances
        to the whole text, (S,).
    """

    def of_texts(texts: Sequence[str]) -> np.ndarray:
        kept = np.zeros((len(texts), words), dtype=bool)
        for row, each in zip(kept, texts, strict=True):
            row[[int(position) for position in each.split()]] = True
        return answer(kept)

    explainer = LimeTextExplainer(bow=False, mask_string="", random_state=seed)
    explainer.base = recorder = _Recorder(explainer.base.kernel_fn)
    explainer.explain_instance(" ".join(map(str, range(words))), of_texts, labels=(0,), num_samples=samples)
    return recorder.record


def _check(samples: int, seed: int) -> None:
    if not FEWEST_SAMPLES <= samples <= MOST_SAMPLES:
        raise SettingsError(
            f"The number of samples is {samples:,}; choose one from {FEWEST_SAMPLES} to {MOST_SAMPLES:,}."
        )
    if not 0 <= seed <= LARGEST_SEED:
        raise SettingsError(f"The seed is {seed}; choose a whole number from 0 to {LARGEST_SEED:,}.")


def _compute(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    settings: Mapping[str, float],
    progress: Progress | None = None,
) -> Neighbourhood:
    return sample(predictor, text, image_features, int(settings["samples"]), int(settings["seed"]), progress)


def seed_setting(help_text: str) -> Setting:
    """The seed of a method that leaves something to chance."""
    return Setting("seed", "Seed", 0, 0, LARGEST_SEED, 1, help_text)


LIME = Explainer(
    key="lime",
    name="LIME",
    about="text",
    shows="A word's weight is how much the category's probability falls, about, when the word is left out.",
    limit="Each word is weighed on its own in a straight-line approximation around this one text; words that "
    "only matter together are not seen as such, and with a low fit the weights say little.",
    reference="Ribeiro et al. 2016, arXiv:1602.04938",
    compute=_compute,
    settings=(
        Setting(
            "samples",
            "Number of samples",
            SAMPLES,
            FEWEST_SAMPLES,
            MOST_SAMPLES,
            50,
            "Texts with words left out that the model is asked about; more give steadier weights and take longer.",
        ),
        seed_setting("Another seed leaves out other words; weights that change much with it say little."),
    ),
)
