"""The steps from a product to its explanation, each remembered by the content it depends on.

The picture is decoded and encoded once, LIME's neighbourhood is asked for once; another category, opacity or method
reuses both.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from PIL import Image

from core.catalog.product import Product
from core.explain import modality
from core.explain.maps import HeatMap, heat_maps
from core.explain.modality import States
from core.explain.question import Question
from core.explain.words import Neighbourhood, WordFit, sample
from core.images import read_image
from core.predictor import Prediction, Predictor, Progress
from dashboard.cache import ContentCache
from dashboard.heatmaps import small

# A prediction with its feature maps takes 0.3 MB, a neighbourhood of 1,000 samples and 60 words 0.6 MB.
REMEMBERED = 64
_STEPS = 5


class Analysis:
    """One product as one model sees it; cheap to make again, because the steps are remembered outside."""

    def __init__(self, predictor: Predictor, product: Product) -> None:
        """Prepare; nothing is computed yet."""
        self.predictor = predictor
        self.product = product
        self.key = content_key(product) + predictor.digest

    def predict(self) -> Prediction:
        """The model's answer.

        Raises:
            ImageError: the picture cannot be read.
            TextError: there is neither picture nor text.
        """
        return self._first_look()[0]

    def picture(self) -> Image.Image | None:
        """The picture at the size of a tile, or None without one."""
        return self._first_look()[1]

    def maps(self, target: str, methods: Sequence[str]) -> tuple[HeatMap, ...]:
        """Heat maps at the size of :meth:`picture`; none without a picture."""
        picture = self.picture()
        if picture is None or not methods:
            return ()
        return _shared().get(
            ("maps", self.key, target, tuple(methods)),
            lambda: heat_maps(self.predictor, self.predict(), picture, Question(target), methods),
        )

    def neighbourhood(self, samples: int, seed: int, progress: Progress | None = None) -> Neighbourhood:
        """The model's answers to the text with words left out; the long step, and the same for every category."""
        return _shared().get(
            self._neighbourhood_key(samples, seed),
            lambda: sample(self.predictor, self.product.text, self.predict().image_features, samples, seed, progress),
        )

    def has_neighbourhood(self, samples: int, seed: int) -> bool:
        """Whether the long step is done already."""
        return self._neighbourhood_key(samples, seed) in _shared()

    def words(self, target: str, samples: int, seed: int, progress: Progress | None = None) -> WordFit:
        """The weight of every word that the model reads."""
        found = self.neighbourhood(samples, seed, progress)
        return _shared().get(
            ("words", self.key, target, samples, seed),
            lambda: found.explain(Question(target), count=max(1, len(found.words))),
        )

    def states(self) -> States:
        """The model's answers with both, picture alone, text alone and neither."""
        return _shared().get(("states", self.key), lambda: modality.states(self.predictor, self.predict()))

    def _first_look(self) -> tuple[Prediction, Image.Image | None]:
        """The answer and the picture at the size of a tile, so that the file is decoded once."""

        def look() -> tuple[Prediction, Image.Image | None]:
            image = None if self.product.image is None else read_image(self.product.image)
            return self.predictor.predict(self.product, image), None if image is None else small(image)

        return _shared().get(("first look", self.key), look)

    def _neighbourhood_key(self, samples: int, seed: int) -> tuple[object, ...]:
        return ("neighbourhood", self.key, samples, seed)


def content_key(product: Product) -> str:
    """A digest of what the model is given: picture, title, description."""
    digest = hashlib.sha256()
    image = product.image
    if isinstance(image, Path):
        image = image.read_bytes()
    for part in (image or b"", product.title.encode(), product.description.encode()):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@st.cache_resource(show_spinner=False)
def _shared() -> ContentCache:
    return ContentCache(entries=_STEPS * REMEMBERED)
