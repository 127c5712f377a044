"""The classifier of a compressed model, fitted to what its smaller encoders say."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

import numpy as np

from core.experts import ExpertFusion
from core.model import FusionClassifier
from core.training.config import FitConfig
from core.training.encoders import Heads
from core.training.features import FeatureTable
from core.training.fit import fit
from core.training.fusion import fit_fusion
from core.training.tuning import TunedEncoder

_LEAST_WIDTH = 16


def refit(
    original: FusionClassifier | ExpertFusion,
    train: FeatureTable,
    train_labels: np.ndarray,
    validation: FeatureTable,
    validation_labels: np.ndarray,
    config: FitConfig,
) -> tuple[FusionClassifier | ExpertFusion, Mapping[str, Any]]:
    """Fit a classifier of the original's kind, as :func:`core.training.fusion.fit_fusion` does.

    Args:
        original: what gives its kind, and the linear classifier on sentence vectors, which the smaller encoder was
            taught to give as before.
        train: features to learn from, of the smaller encoders.
        train_labels: int (N,) indices of categories.
        validation: features that choose the epoch and the confidence.
        validation_labels: int (M,).
        config: how to fit; its hidden widths are those of the result.

    Returns:
        The classifier in evaluation mode, and what is worth keeping about how it was fitted.
    """
    classes = original.config.classes
    heads = None
    if isinstance(original, ExpertFusion):
        learned, watched = train.has_image, validation.has_image
        picture_head = original.image_head
        if learned.any() and watched.any():
            picture_head = fit(
                train.first_text_columns(0).rows(learned), train_labels[learned],
                validation.first_text_columns(0).rows(watched), validation_labels[watched],
                classes, config,
            ).model  # fmt: skip
        heads = Heads(TunedEncoder({}, picture_head, ()), TunedEncoder({}, original.text_head, ()))
    return fit_fusion(train, train_labels, validation, validation_labels, classes, heads, config)


def fit_config(original: FusionClassifier | ExpertFusion, training: Mapping[str, Any], prune: float) -> FitConfig:
    """How the original was fitted, with hidden layers that lose the same share of units as the encoders.

    Args:
        original: the classifier.
        training: what its model card says of training.
        prune: share of units taken out, 0 to 1.
    """
    known = {each.name for each in fields(FitConfig)}
    values = {name: value for name, value in training.get("config", {}).items() if name in known}
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
    wide, narrow = (max(_LEAST_WIDTH, round((1 - prune) * width)) for width in original.config.hidden)
    return replace(FitConfig(**plain), hidden=(wide, narrow))
