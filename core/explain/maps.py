"""Where in the picture the evidence for a category lies: the heat map methods, listed in :data:`METHODS`.

Each method is a module of its own; its ``compute`` takes a :class:`core.explain.look.Look` and the chosen settings and
returns :class:`core.explain.look.Evidence`. Whatever the method, evidence is never negative and speaks for the
question: for the target, or for the target rather than what it is held against.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from core.errors import SettingsError
from core.explain.cam import GRAD_CAM, GRAD_CAM_PLUS_PLUS
from core.explain.conductance import CONDUCTANCE
from core.explain.explainer import Explainer
from core.explain.integrated_gradients import INTEGRATED_GRADIENTS
from core.explain.layer_cam import LAYER_CAM
from core.explain.look import PIXELS, Look
from core.explain.occlusion import OCCLUSION
from core.explain.question import Question
from core.explain.sampled_removal import SAMPLED_REMOVAL
from core.explain.token_map import TOKEN_MAP
from core.prediction import Prediction
from core.predictor import Predictor, Progress

METHODS: tuple[Explainer, ...] = (
    GRAD_CAM,
    GRAD_CAM_PLUS_PLUS,
    LAYER_CAM,
    CONDUCTANCE,
    TOKEN_MAP,
    SAMPLED_REMOVAL,
    OCCLUSION,
    INTEGRATED_GRADIENTS,
)
DEFAULT = ("gradcam", "gradcampp")
# Of several joined encoders, one map through each kind.
DEFAULT_OF_JOINED = ("gradcampp", "token_map")
_BY_KEY = {method.key: method for method in METHODS}

# Parts that a method counts for in what is reported to ``progress``.
_PARTS = 100


@dataclass(frozen=True)
class HeatMap:
    """Evidence for one category, in the picture's own pixels.

    Attributes:
        method: key of the method, see :data:`METHODS`.
        question: the category it speaks for, and the one that this is held against.
        values: float32 (H, W), never negative, in the method's own unit, which its module names.
        layer: name of the layer or layers whose output is weighed.
        scale: the largest value that the method gives to any category on this picture, before enlarging; of a
            question that holds two categories against each other, to either of the two. Drawing ``values`` on a scale
            from 0 to ``scale`` lets weak evidence look weak, and makes maps of two categories comparable. Two methods
            are too slow for all categories: conductance takes the larger of this one and the predicted one, integrated
            gradients the largest value for or against this one.
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

    @property
    def weighed(self) -> str:
        """What it is made from, for a person: the picture itself, or a layer's output."""
        return "the picture itself" if self.layer == PIXELS else f"layer {self.layer}"

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


def methods_for(predictor: Predictor) -> tuple[Explainer, ...]:
    """The methods that can explain a model, in the order of :data:`METHODS`."""
    return tuple(method for method in METHODS if method.works_with(predictor))


def defaults_for(predictor: Predictor) -> tuple[str, ...]:
    """Keys of the methods used when none are named: :data:`DEFAULT`, or the first that can explain the model."""
    possible = [method.key for method in methods_for(predictor)]
    usual = DEFAULT if len(predictor.image_encoder.members) == 1 else DEFAULT_OF_JOINED
    return tuple(key for key in usual if key in possible) or tuple(possible[:1])


def heat_maps(
    predictor: Predictor,
    prediction: Prediction,
    image: Image.Image,
    question: Question,
    methods: Sequence[str] | None = None,
    settings: Mapping[str, Mapping[str, float]] | None = None,
    size: tuple[int, int] | None = None,
    progress: Progress | None = None,
) -> tuple[HeatMap, ...]:
    """Heat maps of one prediction, one a method.

    Args:
        predictor: the model that predicted.
        prediction: its answer, with ``image_maps``.
        image: the picture, RGB; methods that look at pixels explain the model's answer to these pixels.
        question: the category to explain, and what it is held against.
        methods: keys of :data:`METHODS`; :func:`defaults_for` the model when None.
        settings: method key -> setting key -> value; what is not given has its default.
        size: (width, height) of the maps in pixels; the picture's own when None.
        progress: called with (parts done, parts in all), each method being 100 parts; stops the work by raising, for
            example :class:`core.errors.Stopped`.

    Returns:
        One map a method, in the order asked; none when the prediction had no picture.

    Raises:
        SettingsError: a method or setting is unknown, a value out of range, or the model's encoder is not one that
            the method can explain.
        ValueError: the model does not know the category.
    """
    explainers = [_find(predictor, key) for key in (defaults_for(predictor) if methods is None else methods)]
    chosen = [explainer.chosen((settings or {}).get(explainer.key, {})) for explainer in explainers]
    if prediction.image_maps is None:
        return ()
    results: list[HeatMap] = []

    def report(done: int, total: int) -> None:
        if progress is not None:
            progress(_PARTS * len(results) + _PARTS * done // total, _PARTS * len(explainers))

    look = Look(predictor, prediction, image, question, report)
    for explainer, values in zip(explainers, chosen, strict=True):
        found = explainer.compute(look, values)
        enlarged = _enlarge(found.values, size or image.size)
        results.append(HeatMap(explainer.key, question, enlarged, found.layer, found.scale, values))
        report(0, 1)
    return tuple(results)


def _enlarge(evidence: torch.Tensor, size: tuple[int, int]) -> np.ndarray:
    """Evidence (h, w) -> float32 (height, width); bicubic, which can swing a little below zero and is cut there.

    The network sees the picture stretched to a square; stretching the evidence to the picture's size undoes that.
    """
    width, height = size
    smaller = height < evidence.shape[0] or width < evidence.shape[1]
    large = functional.interpolate(
        evidence[None, None].float().cpu(), size=(height, width), mode="bicubic", align_corners=False, antialias=smaller
    )
    values: np.ndarray = large.clamp_min(0)[0, 0].numpy()
    return values


def _find(predictor: Predictor, key: str) -> Explainer:
    if key not in _BY_KEY:
        raise SettingsError(f"{key!r} is not a heat map method; choose from {', '.join(_BY_KEY)}.")
    method = _BY_KEY[key]
    if not method.works_with(predictor):
        others = ", ".join(other.name for other in methods_for(predictor))
        raise SettingsError(
            f"{method.name} cannot explain the picture encoder {predictor.image_encoder.name}; choose from {others}."
        )
    return method
