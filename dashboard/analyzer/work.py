"""The steps from a product to its explanation, each remembered by the content it depends on.

The picture is decoded and encoded once, a word method asks the model once; another category, opacity or scale reuses
both.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import streamlit as st
from PIL import Image

from core.catalog.product import Product
from core.explain import counterfactual, faithfulness, modality, registry
from core.explain.counterfactual import Counterfactual, Part
from core.explain.encoder_shares import encoder_shares
from core.explain.faithfulness import Faithfulness
from core.explain.maps import HeatMap, heat_maps
from core.explain.modality import States
from core.explain.question import Question
from core.explain.what_if import Change, answer
from core.explain.words import WordEvidence, WordFit, weigh
from core.images import read_image
from core.prediction import Prediction
from core.predictor import Predictor, Progress
from dashboard.cache import ContentCache
from dashboard.heatmaps import small

# A heat map takes 1.2 MB, a prediction with its feature maps 0.3 MB, LIME's answers to 1,000 texts of 60 words 0.6 MB.
REMEMBERED = 320

Settings = Mapping[str, float]


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

    def states(self) -> States:
        """The model's answers with both, picture alone, text alone and neither."""
        return _shared().get(("states", self.key), lambda: modality.states(self.predictor, self.predict()))

    def encoders(self, question: Question) -> dict[str, float]:
        """What each of several encoders adds; empty where there is one for pictures and one for text."""
        return encoder_shares(self.predictor, self.predict(), question)

    def heat_map(
        self, question: Question, method: str, settings: Settings, progress: Progress | None = None
    ) -> HeatMap:
        """One heat map at the size of :meth:`picture`; the product must have one.

        Args:
            question: the category, and what it is held against.
            method: key of the method.
            settings: its settings; what is not given has its default.
            progress: called with (parts done, parts in all); stops the work by raising.
        """
        picture = self.picture()
        assert picture is not None
        return _shared().get(
            self._key("map", method, settings, question),
            lambda: heat_maps(
                self.predictor,
                self.predict(),
                picture,
                question,
                (method,),
                {method: settings},
                progress=progress,
            )[0],
        )

    def knows_map(self, question: Question, method: str, settings: Settings) -> bool:
        """Whether a heat map is there already."""
        return self._key("map", method, settings, question) in _shared()

    def evidence(self, method: str, settings: Settings, progress: Progress | None = None) -> WordEvidence:
        """What a word method asks the model; the long step, and the same for every category."""
        return _shared().get(
            self._key("evidence", method, settings),
            lambda: weigh(self.predictor, self.product.text, self.predict().image_features, method, settings, progress),
        )

    def knows_evidence(self, method: str, settings: Settings) -> bool:
        """Whether the long step is done already."""
        return self._key("evidence", method, settings) in _shared()

    def words(self, question: Question, method: str, settings: Settings) -> WordFit:
        """The weight of every word that the model reads."""
        found = self.evidence(method, settings)
        return _shared().get(
            self._key("words", method, settings, question),
            lambda: found.explain(question, count=max(1, len(found.words))),
        )

    def trust_in_map(
        self, question: Question, method: str, settings: Settings, progress: Progress | None = None
    ) -> Faithfulness:
        """How a heat map stands the test of removing what it calls bright."""

        def judge() -> Faithfulness:
            image = self._network_picture()
            cells = _shared().get(
                ("cells", self.key), lambda: faithfulness.cells_of(self.predictor, self.predict(), image)
            )
            heat = self.heat_map(question, method, settings)
            return faithfulness.of_map(self.predictor, self.predict(), image, heat, cells=cells, progress=progress)

        return _shared().get(self._key("trust", method, settings, question), judge)

    def trust_in_words(
        self, question: Question, method: str, settings: Settings, progress: Progress | None = None
    ) -> Faithfulness | None:
        """How the words' weights stand the test of leaving out the strongest; None where there is no word."""
        return _shared().get(
            self._key("trust", method, settings, question),
            lambda: faithfulness.of_words(
                self.predictor,
                self.product.text,
                self.predict().image_features,
                self.words(question, method, settings).words,
                question,
                progress=progress,
            ),
        )

    def knows_trust(self, question: Question, method: str, settings: Settings) -> bool:
        """Whether a method's result was tested already."""
        return self._key("trust", method, settings, question) in _shared()

    def smallest(self, part: Part, towards: str | None, progress: Progress | None = None) -> Counterfactual | None:
        """The least that would have to be missing for another answer; None where none was found.

        Args:
            part: what may be missing.
            towards: what the answer is to become; any other category when None.
            progress: called with (questions to the model, questions at most); stops the work by raising.
        """

        def search() -> Counterfactual | None:
            prediction = self.predict()
            if part == "words":
                return counterfactual.fewest_words(
                    self.predictor, self.product.text, prediction.image_features, towards, progress=progress
                )
            image = self._network_picture()
            return counterfactual.fewest_regions(self.predictor, prediction, image, towards, progress=progress)

        return _shared().get(("smallest", self.key, part, towards), search)

    def knows_smallest(self, part: Part, towards: str | None) -> bool:
        """Whether the search was made already."""
        return ("smallest", self.key, part, towards) in _shared()

    def answer_to(self, change: Change) -> Prediction:
        """The model's answer to the changed product; not remembered, as it takes no time."""
        return answer(self.predictor, self.product, self.predict(), self._first_look()[2], change)

    def _network_picture(self) -> Image.Image:
        """The picture at the network's own size; the product must have one."""
        picture = self._first_look()[2]
        assert picture is not None
        return picture

    def _first_look(self) -> tuple[Prediction, Image.Image | None, Image.Image | None]:
        """The answer, and the picture at the sizes of a tile and of the network, so that the file is decoded once."""

        def look() -> tuple[Prediction, Image.Image | None, Image.Image | None]:
            image = None if self.product.image is None else read_image(self.product.image)
            prediction = self.predictor.predict(self.product, image)
            if image is None:
                return prediction, None, None
            side = self.predictor.image_encoder.preprocessing.size
            return prediction, small(image), image.resize((side, side), Image.Resampling.BICUBIC)

        return _shared().get(("first look", self.key), look)

    def _key(self, step: str, method: str, settings: Settings, *more: object) -> tuple[object, ...]:
        # With the defaults filled in, so that naming them is no other request.
        chosen = registry.find(method).chosen(settings)
        return (step, self.key, method, *sorted(chosen.items()), *more)


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
    return ContentCache(entries=REMEMBERED)
