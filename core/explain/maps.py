"""Where in the picture the evidence for a category lies: Grad-CAM and Grad-CAM++ on the last feature maps.

Both methods need the last feature maps and the gradient of one category's score with respect to them. The maps are
kept by the prediction, so only the short rest of the network runs here: pooling and the fusion classifier, with the
text held fixed. Hooks and gradients touch a private copy alone; nothing that other threads use is changed, and no
lock is needed.

The score is the category's logit, as in both papers; a softmax probability would mix in the evidence for all other
categories and its gradient vanishes where the model is sure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from captum.attr import LayerGradCam
from PIL import Image
from torch import nn
from torch.nn import functional

from core.errors import SettingsError
from core.explain.explainer import Explainer
from core.explain.question import Question
from core.predictor import Prediction, Predictor, Progress

DEFAULT = ("gradcam", "gradcampp")
Score = Callable[[torch.Tensor], torch.Tensor]

# Feature maps copied at a time, one copy a question: 64 copies of 1280 x 7 x 7 numbers are 16 MB.
_QUESTIONS_PER_BATCH = 64


@dataclass(frozen=True)
class HeatMap:
    """Evidence for one category, in the picture's own pixels.

    Attributes:
        method: key of the method, see :data:`METHODS`.
        question: the category it speaks for, and the one that this is held against.
        values: float32 (H, W), never negative, in the method's own unit. For Grad-CAM that is logits: a feature map
            cell's (first-order) contribution to the category's score.
        layer: name of the layer whose output is weighed.
        scale: the largest value that the method gives to any category on this picture, before enlarging; of a
            question that holds two categories against each other, to either of the two. Drawing ``values`` on a scale
            from 0 to ``scale`` lets weak evidence look weak, and makes maps of two categories comparable.
        settings: the method's own settings, key -> value.
    """

    method: str
    question: Question
    values: np.ndarray
    layer: str
    scale: float
    settings: Mapping[str, float]

    @property
    def peak(self) -> float:
        """The largest value, 0 where nothing in the picture speaks for the category."""
        return float(self.values.max())

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, without the pixels."""
        height, width = self.values.shape
        return {
            "method": self.method,
            "target": self.question.target,
            "against": self.question.against,
            "layer": self.layer,
            "width": width,
            "height": height,
            "peak": self.peak,
            "scale": self.scale,
            "settings": dict(self.settings),
        }


def heat_maps(
    predictor: Predictor,
    prediction: Prediction,
    image: Image.Image,
    question: Question,
    methods: Sequence[str] = DEFAULT,
    settings: Mapping[str, Mapping[str, float]] | None = None,
    size: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> tuple[HeatMap, ...]:
    """Heat maps of one prediction, one a method.

    Args:
        predictor: the model that predicted.
        prediction: its answer, with ``image_maps``.
        image: the picture, RGB.
        question: the category to explain, and what it is held against.
        methods: keys of :data:`METHODS`.
        settings: method key -> setting key -> value; what is not given has its default.
        size: (width, height) of the maps in pixels; the picture's own when None.
        progress: called with (methods done, methods in all); stops the work by raising.

    Returns:
        One map a method, in the order asked; none when the prediction had no picture.

    Raises:
        SettingsError: a method or setting is unknown, or a value out of range.
        ValueError: the model does not know the category.
    """
    explainers = [_find(key) for key in methods]
    chosen = [explainer.chosen((settings or {}).get(explainer.key, {})) for explainer in explainers]
    if prediction.image_maps is None:
        return ()
    maps = torch.from_numpy(prediction.image_maps).to(predictor.image_encoder.device)
    questions = _comparable(question, predictor.categories)
    score = _score_from_maps(predictor, prediction.text_features, questions)
    results = []
    for explainer, values in zip(explainers, chosen, strict=True):
        evidence = _all_questions(explainer.compute, score, maps, len(questions))
        results.append(
            HeatMap(
                explainer.key,
                question,
                _enlarge(evidence[questions.index(question)], size or image.size),
                predictor.image_encoder.layer,
                float(evidence.max()),
                values,
            )
        )
        if progress is not None:
            progress(len(results), len(explainers))
    return tuple(results)


def grad_cam(score: Score, maps: torch.Tensor, targets: Sequence[int]) -> torch.Tensor:
    """Grad-CAM (Selvaraju et al. 2017, arXiv:1610.02391) by Captum.

    Args:
        score: feature maps (N, D, h, w) -> logits (N, C), differentiable.
        maps: feature maps (N, D, h, w).
        targets: a category's position for each of the N.

    Returns:
        Evidence (N, h, w), never negative.
    """
    # Captum finds the layer by a hook; a layer of our own, which passes on what it gets, leaves the shared ones alone.
    layer = nn.Identity()
    method = LayerGradCam(lambda values: score(layer(values)), layer)
    evidence: torch.Tensor = method.attribute(maps, target=list(targets), relu_attributions=True)
    return evidence[:, 0].detach()


def grad_cam_plus_plus(score: Score, maps: torch.Tensor, targets: Sequence[int]) -> torch.Tensor:
    """Grad-CAM++ (Chattopadhyay et al. 2018, arXiv:1710.11063), equations 10, 19 and 20 of the paper.

    A feature map's weight is the sum over its cells of ``alpha * relu(gradient)``, where

        alpha = g^2 / (2 g^2 + sum over all cells of A * g^3)

    ``g`` is the gradient of the logit and ``A`` the activation: the closed form that the paper reaches by taking the
    exponential of the logit as score. The factor exp(logit), common to all weights of a category, is left out.
    Nothing is added to the denominator: gradients of averaged maps are so small that the 1e-8 or 1e-6 which other
    implementations add would decide the result.

    Args:
        score: feature maps (N, D, h, w) -> logits (N, C), differentiable.
        maps: feature maps (N, D, h, w).
        targets: a category's position for each of the N.

    Returns:
        Evidence (N, h, w), never negative.
    """
    with torch.enable_grad():
        values = maps.detach().clone().requires_grad_()
        chosen = score(values)[torch.arange(len(values)), list(targets)]
        (gradient,) = torch.autograd.grad(chosen.sum(), values)
    square = gradient.square()
    below = 2 * square + (maps * gradient**3).sum(dim=(2, 3), keepdim=True)
    # Where the gradient is nothing, so is its weight; dividing would give 0 / 0.
    alpha = torch.where(square > 0, square / torch.where(below == 0, torch.ones_like(below), below), 0.0)
    weights = (alpha * gradient.relu()).sum(dim=(2, 3), keepdim=True)
    return (weights * maps).sum(dim=1).relu()


def _comparable(question: Question, categories: Sequence[str]) -> list[Question]:
    """The questions whose answers share a scale with that of ``question``, itself included."""
    if question.against is None:
        return [Question(category) for category in categories]
    return [question, question.swapped]


def _score_from_maps(predictor: Predictor, text_features: np.ndarray | None, questions: Sequence[Question]) -> Score:
    """The network from the last feature maps on, the text held fixed; one column a question."""
    model, encoder = predictor.model, predictor.image_encoder
    given = text_features is not None
    text = torch.from_numpy(text_features) if given else torch.zeros(model.config.text_dim)
    text = text.to(encoder.device)

    def score(maps: torch.Tensor) -> torch.Tensor:
        rows = len(maps)
        has_image = torch.ones(rows, dtype=torch.bool, device=encoder.device)
        logits: torch.Tensor = model(encoder.pool(maps), text.expand(rows, -1), has_image, has_image & given)
        return torch.stack([question.of(logits, predictor.categories) for question in questions], dim=1)

    return score


def _all_questions(compute: Callable[..., torch.Tensor], score: Score, maps: torch.Tensor, count: int) -> torch.Tensor:
    """Evidence (count, h, w) for every question; (D, h, w) ``maps`` are copied once a question."""
    batches = torch.arange(count).split(_QUESTIONS_PER_BATCH)
    return torch.cat([compute(score, maps.repeat(len(batch), 1, 1, 1), batch.tolist()) for batch in batches])


def _enlarge(evidence: torch.Tensor, size: tuple[int, int]) -> np.ndarray:
    """Evidence (h, w) -> float32 (height, width); bicubic, which can swing a little below zero and is cut there."""
    width, height = size
    large = functional.interpolate(
        evidence[None, None].float().cpu(), size=(height, width), mode="bicubic", align_corners=False
    )
    values: np.ndarray = large.clamp_min(0)[0, 0].numpy()
    return values


def _find(key: str) -> Explainer:
    if key not in _BY_KEY:
        raise SettingsError(f"{key!r} is not a heat map method; choose from {', '.join(_BY_KEY)}.")
    return _BY_KEY[key]


METHODS: tuple[Explainer, ...] = (
    Explainer(
        key="gradcam",
        name="Grad-CAM",
        about="picture",
        shows="Bright places are those that raise the category's score most.",
        limit="It is coarse (7 x 7 cells, enlarged) and hides what speaks against the category; "
        "a bright place is where the model looks, not proof that it understands what is there.",
        reference="Selvaraju et al. 2017, arXiv:1610.02391",
        compute=grad_cam,
    ),
    Explainer(
        key="gradcampp",
        name="Grad-CAM++",
        about="picture",
        shows="Like Grad-CAM, but features with small yet helpful gradients count for more, "
        "so several objects or a whole object light up.",
        limit="It ignores every feature that lowers the score, so it can light up places for a category "
        "that the picture, on balance, speaks against.",
        reference="Chattopadhyay et al. 2018, arXiv:1710.11063",
        compute=grad_cam_plus_plus,
    ),
)
_BY_KEY = {method.key: method for method in METHODS}
