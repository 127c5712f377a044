"""One look at a picture: all that a heat map method is given, and what it gives back.

A method asks for the score of feature maps, of tokens or of pixels. All three end in the whole fused model, every
expert included, with the text held fixed. The score is the category's logit, as in the papers; a softmax probability
would mix in the evidence for all other categories, and its gradient vanishes where the model is sure.

Nothing that other threads use is changed: gradients are taken with respect to private tensors, through parameters
that collect none, and no hook is set on a shared network; so no lock is needed.
"""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image, ImageFilter

from core.encoders.image import ImageEncoder
from core.explain.infill import Canvas, grid
from core.explain.question import Question
from core.explain.removal import Removals, from_picture
from core.prediction import Prediction
from core.predictor import Predictor, Progress

# Deviation of the blur that takes away what there is to see, as a share of the picture's side.
BLUR = 1 / 7
# What stands for a layer's name where a method looks at the network's input itself.
PIXELS = "input pixels"


@dataclass(frozen=True, eq=False)
class Evidence:
    """What a method found for one question.

    Attributes:
        values: float (h, w), never negative, laid over the whole picture, which the network sees as a square.
        scale: the value that the brightest colour stands for, see :class:`core.explain.maps.HeatMap`.
        layer: name of the layer or layers whose output was weighed.
    """

    values: torch.Tensor
    scale: float
    layer: str


class Look:
    """One picture as a model sees it, the text beside it, and the question.

    Attributes:
        encoder: the picture's encoder, or the one of several joined ones that the look goes through.
        questions: all questions whose evidence shares a scale: one a category, or one that holds two categories
            against each other and its opposite; Q of them.
        asked: position of the question to answer among ``questions``.
        compared: positions of the few whose evidence a slow method can afford to hold against the asked one's: that
            and the predicted category, or both ways round of a question about two.
    """

    def __init__(
        self,
        predictor: Predictor,
        prediction: Prediction,
        image: Image.Image,
        question: Question,
        progress: Progress | None = None,
        member: int | None = None,
    ) -> None:
        """Prepare; what a method does not ask for is not computed.

        Args:
            predictor: the model that predicted.
            prediction: its answer, with ``image_maps``.
            image: the picture, RGB.
            question: the category to explain, and what it is held against.
            progress: called with (parts done, parts in all) by slow methods; stops them by raising.
            member: position of the joined encoder to look through; see :meth:`through`.

        Raises:
            ValueError: the model does not know the category.
        """
        self.encoder = predictor.image_encoder if member is None else predictor.image_encoder.members[member]
        self._predictor, self._question, self._member = predictor, question, member
        self.questions = _comparable(question, predictor.categories)
        self.asked = self.questions.index(question)
        predicted = predictor.categories.index(prediction.category)
        self.compared = sorted({self.asked, predicted}) if question.against is None else [0, 1]
        self._model, self._categories = predictor.model, predictor.categories
        self._prediction, self._image, self._progress = prediction, image, progress
        given = prediction.text_features
        self._has_text = given is not None
        text = torch.zeros(self._model.config.text_dim) if given is None else torch.from_numpy(given)
        self._text = text.to(self.encoder.device)
        question.of(np.zeros(len(predictor.categories)), predictor.categories)

    def through(self, fits: Callable[[ImageEncoder], bool]) -> "Look":
        """The same look through the first of several joined encoders that fits, all others held to what they see.

        Args:
            fits: whether a method can read an encoder; at least one must.
        """
        members = self.encoder.members
        if len(members) == 1:
            return self
        member = next(position for position, each in enumerate(members) if fits(each))
        return Look(self._predictor, self._prediction, self._image, self._question, self._progress, member)

    @functools.cached_property
    def maps(self) -> torch.Tensor:
        """The last feature maps, float32 (D, h, w), as the prediction kept them; tokens (T, D) of a transformer."""
        assert self._prediction.image_maps is not None  # heat_maps() makes no look at a product without a picture
        maps = torch.from_numpy(self._prediction.image_maps).to(self.encoder.device)
        if self._member is None:
            return maps
        return self._predictor.image_encoder.member_maps(maps[None])[self._member][0]

    @functools.cached_property
    def pixels(self) -> torch.Tensor:
        """The network's input, float32 (1, 3, S, S), rounded as the encoder rounds it."""
        return self.encoder.to_tensor([self._image]).float()

    @functools.cached_property
    def blurred(self) -> torch.Tensor:
        """The picture blurred until only its rough colours are left, (1, 3, S, S).

        It takes the place of what is covered, and is where integration begins. Grey or black in their place would be
        something to see, with edges of their own on a white background.
        """
        side = self.encoder.preprocessing.size
        small = self._image.resize((side, side), Image.Resampling.BICUBIC)
        return self.encoder.to_tensor([small.filter(ImageFilter.GaussianBlur(BLUR * side))]).float()

    def score_features(self, features: torch.Tensor) -> torch.Tensor:
        """Picture features (N, D) -> logits (N, Q), differentiable; one column a question."""
        rows = len(features)
        features = self._beside_others(features)
        has_image = torch.ones(rows, dtype=torch.bool, device=features.device)
        logits = self._model(features, self._text.expand(rows, -1), has_image, has_image & self._has_text)
        return torch.stack([question.of(logits, self._categories) for question in self.questions], dim=1)

    def _beside_others(self, features: torch.Tensor) -> torch.Tensor:
        """One member's features (N, d) among those that the prediction has of the others, (N, D)."""
        if self._member is None:
            return features
        assert self._prediction.image_features is not None  # it has maps
        whole = torch.from_numpy(self._prediction.image_features).to(features.device).expand(len(features), -1)
        parts = list(whole.split([each.dim for each in self._predictor.image_encoder.members], dim=1))
        parts[self._member] = features
        return torch.cat(parts, dim=1)

    def score_maps(self, maps: torch.Tensor) -> torch.Tensor:
        """What ``forward_features`` returns, (N, ...) -> logits (N, Q), differentiable."""
        return self.score_features(self.encoder.exact_network.forward_head(maps, pre_logits=True))

    def score_pixels(self, pixels: torch.Tensor) -> torch.Tensor:
        """The network's input (N, 3, S, S) -> logits (N, Q), differentiable, in float32."""
        return self.score_maps(self.encoder.exact_network.forward_features(pixels))

    @torch.inference_mode()
    def answer_pixels(self, pixels: torch.Tensor) -> torch.Tensor:
        """The network's input (N, 3, S, S) -> logits (N, Q), not differentiable, in the encoder's own arithmetic."""
        maps = self.encoder.network.forward_features(pixels.to(self.encoder.dtype))
        return self.score_features(self.encoder.pool(maps))

    def removals(self, cells: int) -> Removals:
        """The picture in square cells, ``cells`` a side, to be answered about without some of them."""
        canvas = Canvas.of(self._image, self.encoder.preprocessing.size)
        regions = grid(canvas.size, cells)
        return from_picture(self._predictor, canvas, regions, self._prediction.text_features)

    def of_questions(self, values: np.ndarray) -> np.ndarray:
        """Values of all categories (N, C) -> float64 (N, Q), one column a question."""
        columns = [question.of(values.astype(float), self._categories) for question in self.questions]
        return np.stack(columns, axis=1)

    def evidence(self, values: torch.Tensor, layer: str) -> Evidence:
        """The asked question's share of evidence (Q, h, w) for all questions, on the scale of all."""
        return Evidence(values[self.asked], float(values.max()), self.named(layer))

    def named(self, layer: str) -> str:
        """A layer's name, with its encoder's where there are several."""
        return layer if self._member is None else f"{layer} of {self.encoder.name}"

    def report(self, done: int, total: int) -> None:
        """Tell how far a slow method is; raises when it is to stop."""
        if self._progress is not None:
            self._progress(done, total)


def _comparable(question: Question, categories: Sequence[str]) -> list[Question]:
    """The questions whose answers share a scale with that of ``question``, itself included."""
    if question.against is None:
        return [Question(category) for category in categories]
    return [question, question.swapped]
