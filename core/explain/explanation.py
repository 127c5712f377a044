"""Why one product was given one category: heat maps, words, and the shares of picture and text, together."""

import difflib
import importlib.metadata
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image

from core.catalog.product import Product
from core.errors import SettingsError
from core.explain import modality
from core.explain.encoder_shares import encoder_shares
from core.explain.maps import HeatMap, heat_maps
from core.explain.question import Question
from core.explain.words import SAMPLES, SHOWN_WORDS, WordEvidence, WordFit, WordWeight, find_method, weigh
from core.images import read_image
from core.prediction import Prediction
from core.predictor import Predictor, Progress

_LIBRARIES = ("captum", "lime", "scikit-learn", "torch")


@dataclass(frozen=True)
class Explanation:
    """Why a category.

    Attributes:
        target: the category that is explained.
        against: the category that it is held against, or None.
        maps: one heat map a method; empty without a picture.
        words: the words with the largest weights, largest (in size) first; empty without words.
        word_fit: weighted R squared of LIME's local model, at most 1; None without words and for other methods.
        modality: what ``image`` and ``text`` each add to the target's probability (Shapley values, -1 to 1).
        encoders: what each image encoder and ``text`` add where there are several image encoders; else empty.
        settings: how it was made: seed, samples, words read and in all, methods, layer, library versions, model.
        notes: sentences for a person on what could not be explained, and why.
        timings_ms: milliseconds spent on ``maps``, ``words`` and ``modality``.
    """

    target: str
    against: str | None
    maps: tuple[HeatMap, ...]
    words: tuple[WordWeight, ...]
    word_fit: float | None
    modality: Mapping[str, float]
    encoders: Mapping[str, float]
    settings: Mapping[str, Any]
    notes: tuple[str, ...]
    timings_ms: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON; heat maps without their pixels."""
        return {
            "target": self.target,
            "against": self.against,
            "maps": [each.to_dict() for each in self.maps],
            "words": [each.to_dict() for each in self.words],
            "word_fit": self.word_fit,
            "modality": dict(self.modality),
            "encoders": dict(self.encoders),
            "settings": dict(self.settings),
            "notes": list(self.notes),
            "timings_ms": dict(self.timings_ms),
        }


def explain(
    predictor: Predictor,
    product: Product,
    prediction: Prediction | None = None,
    target: str | None = None,
    samples: int = SAMPLES,
    seed: int = 0,
    methods: Sequence[str] | None = None,
    progress: Progress | None = None,
    *,
    against: str | None = None,
    image: Image.Image | None = None,
    neighbourhood: WordEvidence | None = None,
    words: str = "lime",
    word_settings: Mapping[str, float] | None = None,
    words_kept: int = SHOWN_WORDS,
) -> Explanation:
    """Explain one category for one product.

    Args:
        predictor: the model.
        product: the product.
        prediction: what :meth:`Predictor.predict` said of it; asked for here when None, and when it lacks the feature
            maps (:meth:`Predictor.predict_many` keeps none).
        target: the category to explain; the predicted one when None.
        samples: texts that LIME asks the model about; methods that choose their number themselves pass it over.
        seed: seed of the word method's choices.
        methods: keys of the heat maps wanted, see :data:`core.explain.maps.METHODS`; the model's usual ones when None.
        progress: called with (samples answered, samples in all); stops the work by raising.
        against: a category that the target is held against.
        image: the product's picture when already read.
        neighbourhood: the word method's evidence on this product from before, so that another category takes
            milliseconds; ``samples``, ``seed`` and ``word_settings`` are then those of the evidence.
        words: key of the method that weighs words, see :data:`core.explain.words.METHODS`.
        word_settings: the method's settings, key -> value; they win over ``samples`` and ``seed``.
        words_kept: words that the explanation names at most.

    Raises:
        ImageError: the picture cannot be read.
        TextError: the product has neither picture nor text.
        SettingsError: the category, a method or a setting is unknown, or a setting is out of range.
    """
    asked = _settings_of(words, samples, seed, word_settings or {})
    target, against = (
        None if name is None else find_category(predictor.categories, name) for name in (target, against)
    )
    if image is None and product.image is not None:
        image = read_image(product.image)
    if prediction is None or (image is not None and prediction.image_maps is None):
        prediction = predictor.predict(product, image)
    question = Question(target or prediction.category, against)
    if question.target == question.against:
        raise SettingsError(f"{against} cannot be held against itself; choose two categories.")
    marks = [time.perf_counter()]
    maps = () if image is None else heat_maps(predictor, prediction, image, question, methods)
    marks.append(time.perf_counter())
    if neighbourhood is None:
        neighbourhood = weigh(predictor, product.text, prediction.image_features, words, asked, progress)
    fitted = neighbourhood.explain(question, words_kept)
    marks.append(time.perf_counter())
    shares = modality.shares(modality.states(predictor, prediction), question)
    each_encoder = encoder_shares(predictor, prediction, question)
    marks.append(time.perf_counter())
    return Explanation(
        question.target,
        question.against,
        maps,
        fitted.words,
        fitted.fit,
        shares,
        each_encoder,
        provenance(predictor, neighbourhood, maps, words, fitted),
        notes(prediction, neighbourhood),
        {
            name: 1000 * (after - before)
            for name, before, after in zip(("maps", "words", "modality"), marks, marks[1:], strict=False)
        },
    )


def _settings_of(words: str, samples: int, seed: int, own: Mapping[str, float]) -> dict[str, float]:
    """The word method's settings: those that it shares with others, as far as it has them, and its own."""
    known = {setting.key for setting in find_method(words).settings}
    return {key: value for key, value in (("samples", samples), ("seed", seed)) if key in known} | dict(own)


def find_category(categories: Sequence[str], name: str) -> str:
    """The model's own spelling of a category; of several that differ in case alone, the one that is spelt so.

    Raises:
        SettingsError: there is none of that name; the sentence names those that are close.
    """
    if name in categories:
        return name
    known = {category.casefold(): category for category in categories}
    asked = name.strip().casefold()
    if asked in known:
        return known[asked]
    close = [known[each] for each in difflib.get_close_matches(asked, known, n=3, cutoff=0.5)]
    hint = f"did you mean {' or '.join(close)}?" if close else f"it knows {', '.join(categories)}."
    raise SettingsError(f"The model has no category {name!r}; {hint}")


def provenance(
    predictor: Predictor, neighbourhood: WordEvidence, maps: Sequence[HeatMap], words: str, fitted: WordFit
) -> dict[str, Any]:
    """How an explanation was made, so that it can be made again."""
    return {
        "words": words,
        "word_settings": dict(neighbourhood.settings),
        "seed": neighbourhood.settings.get("seed"),
        "samples": fitted.samples,
        "settled": fitted.settled,
        "words_read": len(neighbourhood.words),
        "words_total": neighbourhood.words_total,
        "methods": [each.method for each in maps],
        "layer": predictor.image_encoder.layer,
        "model": predictor.reference,
        "versions": {name: importlib.metadata.version(name) for name in _LIBRARIES},
    }


def notes(prediction: Prediction, neighbourhood: WordEvidence) -> tuple[str, ...]:
    """Sentences on what an explanation leaves out, and why."""
    found = []
    if prediction.image_maps is None:
        found.append("There is no picture, so there is no heat map.")
    read, total = len(neighbourhood.words), neighbourhood.words_total
    if prediction.text_features is None:
        found.append("There is no text, so there are no words to weigh.")
    elif total == 0:
        found.append("The text holds signs but no words, so there are none to weigh.")
    elif read < total:
        found.append(f"The model reads the first {read:,} of {total:,} words, so only those are weighed.")
    return tuple(found)
