"""Which words of the text speak for a category and which against: all methods, and one way to run any of them."""

from collections.abc import Mapping

import numpy as np

from core.errors import SettingsError
from core.explain.explainer import Explainer
from core.explain.gradient_words import INTEGRATED_GRADIENTS_WORDS
from core.explain.leave_one_out import LEAVE_ONE_OUT
from core.explain.lime_settled import LIME_SETTLED
from core.explain.lime_words import FEWEST_SAMPLES, LIME, MOST_SAMPLES, SAMPLES, Neighbourhood, sample
from core.explain.shapley_words import SHAPLEY_WORDS
from core.explain.word_weights import SHOWN_WORDS, WordEvidence, WordFit, WordWeight
from core.predictor import Predictor, Progress

__all__ = [
    "FEWEST_SAMPLES",
    "METHODS",
    "MOST_SAMPLES",
    "SAMPLES",
    "SHOWN_WORDS",
    "Neighbourhood",
    "WordEvidence",
    "WordFit",
    "WordWeight",
    "find_method",
    "sample",
    "weigh",
]

METHODS: tuple[Explainer, ...] = (
    LIME,
    LIME_SETTLED,
    LEAVE_ONE_OUT,
    INTEGRATED_GRADIENTS_WORDS,
    SHAPLEY_WORDS,
)


def find_method(key: str) -> Explainer:
    """The word method with that key.

    Raises:
        SettingsError: there is none.
    """
    known = {method.key: method for method in METHODS}
    if key not in known:
        raise SettingsError(f"There is no word method {key!r}; choose one of {', '.join(known)}.")
    return known[key]


def weigh(
    predictor: Predictor,
    text: str,
    image_features: np.ndarray | None,
    method: str = LIME.key,
    settings: Mapping[str, float] | None = None,
    progress: Progress | None = None,
) -> WordEvidence:
    """Ask the model what a method needs to know; the evidence then answers for every category.

    Args:
        predictor: the model.
        text: the original text, ``Product.text``.
        image_features: float32 (D,) of the product's picture, or None without one.
        method: key of one of :data:`METHODS`.
        settings: the method's settings, key -> value; what is not given has its default.
        progress: called with (texts answered, texts in all); stops the work by raising.

    Raises:
        SettingsError: the method or a setting is unknown, a value is out of range, or the model is not one that the
            method can explain.
    """
    explainer = find_method(method)
    chosen = explainer.chosen(settings or {})
    if not explainer.works_with(predictor):
        raise SettingsError(f"{explainer.name} cannot explain the model {predictor.name}; choose another method.")
    evidence: WordEvidence = explainer.compute(predictor, text, image_features, chosen, progress)
    return evidence
