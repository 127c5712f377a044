"""The parts of one model's study: rows of right or wrong answers, and of how far explanations stay the same."""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from core.catalog.dataset import content_digest
from core.catalog.product import Product
from core.evaluation.robustness.answers import Clean, clean_answers, clean_features, picture_answers, text_answers
from core.evaluation.robustness.attacked import attacked_answers
from core.evaluation.robustness.attacks import STEPS, STRENGTHS
from core.evaluation.robustness.corruption import PictureCorruption, TextCorruption
from core.evaluation.robustness.figures import CLEAN, MAP, WORDS
from core.evaluation.robustness.kept import Kept, Part
from core.evaluation.robustness.sample import SIDE
from core.evaluation.robustness.stability import map_stability, word_stability
from core.predictor import Predictor


@dataclass(frozen=True)
class Sample:
    """Products to study.

    Attributes:
        products: N products, whose answers are counted.
        explained: the first so many have their explanations compared.
        attacked: the first so many have their pictures attacked.
        seed: of corruptions and attacks.
    """

    products: tuple[Product, ...]
    explained: int
    attacked: int
    seed: int = 0


class ModelParts:
    """What is measured of one model; each part is kept on disk once it is done."""

    def __init__(self, predictor: Predictor, sample: Sample, kept: Kept) -> None:
        """Name model, products and place.

        Args:
            predictor: the model; it knows the products' categories.
            sample: the products.
            kept: where finished parts lie.
        """
        self._predictor, self._sample, self._kept = predictor, sample, kept

    def clean(self) -> Part:
        """Right answers to the products as they are: ``both``, ``picture`` and ``text``, (1, N) of 0 and 1 each."""
        return self._part(
            {"part": CLEAN},
            self._sample.products,
            lambda: self._right(clean_answers(self._predictor, self._features)),
        )

    def answers(self, corruption: PictureCorruption | TextCorruption) -> Part:
        """Right answers to spoilt products: ``both`` and the spoilt part alone, (5, N) of 0 and 1 each."""
        products, seed = self._sample.products, self._sample.seed

        def make() -> Part:
            if isinstance(corruption, PictureCorruption):
                return self._right(picture_answers(self._predictor, products, self._features, corruption, seed))
            return self._right(text_answers(self._predictor, products, self._features, corruption, seed))

        return self._part({"part": "answers", **_about(corruption)}, products, make)

    def stability(self, corruption: PictureCorruption | TextCorruption) -> Part:
        """How far explanations stay, (5, explained): ``map`` where pictures are spoilt, ``words`` where texts are."""
        products, seed = self._sample.products[: self._sample.explained], self._sample.seed

        def make() -> Part:
            if isinstance(corruption, PictureCorruption):
                return {MAP: map_stability(self._predictor, products, corruption, seed)}
            return {WORDS: word_stability(self._predictor, products, corruption, seed)}

        return self._part({"part": "stability", **_about(corruption)}, products, make)

    def attacked(self, attack: str, given: str) -> npt.NDArray[np.float64]:
        """Right answers to attacked pictures, (1 + strengths, attacked) of 0 and 1, the first row before the attack.

        Args:
            attack: ``fgsm`` or ``pgd``.
            given: ``both`` for pictures beside their texts, ``picture`` for pictures alone.
        """
        products, seed = self._sample.products[: self._sample.attacked], self._sample.seed

        def make() -> Part:
            text = self._features.text[: len(products)] if given == "both" else None
            return self._right({given: attacked_answers(self._predictor, products, text, attack, seed)})

        settings = {"part": attack, "given": given, "strengths": STRENGTHS, "steps": STEPS, "loss": "log odds"}
        return self._part(settings, products, make)[given]

    @functools.cached_property
    def _features(self) -> Clean:
        return clean_features(self._predictor, self._sample.products)

    def _right(self, answers: Mapping[Any, npt.NDArray[np.intp]]) -> Part:
        """1 where a row's answer is the product's category, else 0; the products are the sample's first."""
        places = [self._predictor.categories.index(product.category or "") for product in self._sample.products]
        return {
            given: (positions == np.array(places[: positions.shape[1]])).astype(np.float64)
            for given, positions in answers.items()
        }

    def _part(self, settings: Mapping[str, Any], products: Sequence[Product], make: Callable[[], Part]) -> Part:
        model = {"model": self._predictor.digest, "arithmetic": str(self._predictor.image_encoder.dtype)}
        drawn = {"products": [content_digest(products), len(products)], "seed": self._sample.seed, "side": SIDE}
        return self._kept.get({**settings, **model, **drawn}, make)


def _about(corruption: PictureCorruption | TextCorruption) -> dict[str, Any]:
    return {"corruption": corruption.key, "levels": corruption.levels}
