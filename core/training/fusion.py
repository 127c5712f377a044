"""From encoded products to a fusion: the perceptron alone, or with the other experts and their weights."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import numpy as np

from core.experts import EXPERTS, READERS, ExpertFusion
from core.model import FusionClassifier, FusionConfig
from core.training.calibrate import calibrate
from core.training.config import FitConfig
from core.training.encoders import Heads
from core.training.features import FeatureTable
from core.training.fit import Epoch, fit
from core.training.pool import fit_pool


def fit_fusion(
    train: FeatureTable,
    train_labels: np.ndarray,
    validation: FeatureTable,
    validation_labels: np.ndarray,
    classes: int,
    heads: Heads | None,
    config: FitConfig,
    on_epoch: Callable[[Epoch, int], None] | None = None,
) -> tuple[FusionClassifier | ExpertFusion, Mapping[str, Any]]:
    """Fit a classifier on encoded products and make its confidence honest, both on validation rows.

    Args:
        train: features to learn from.
        train_labels: int (N,) indices of categories.
        validation: features that choose the epoch, and the temperature or the experts' weights.
        validation_labels: int (M,).
        classes: number of categories.
        heads: the other experts; None for the perceptron alone.
        config: training settings.
        on_epoch: called after each epoch with its figures and the number of epochs planned.

    Returns:
        The classifier in evaluation mode, and what is worth keeping about how it was fitted.
    """
    if heads is None:
        fitted = fit(train, train_labels, validation, validation_labels, classes, config, on_epoch)
        record: dict[str, Any] = {"temperature": calibrate(fitted.model, validation, validation_labels)}
        model: FusionClassifier | ExpertFusion = fitted.model
    else:
        width = train.text.shape[1] - classes
        fitted = fit(
            train.first_text_columns(width), train_labels, validation.first_text_columns(width), validation_labels,
            classes, config, on_epoch,
        )  # fmt: skip
        model = _assemble(fitted.model, heads, train.text.shape[1])
        prior = np.bincount(train_labels, minlength=classes) / len(train_labels)
        fit_pool(model, validation, validation_labels, prior)
        record = {"experts": _weights(model), "tuning": _curves(heads)}
    record |= {
        "best_epoch": fitted.best_epoch,
        "ended": fitted.ended,
        "curves": [asdict(epoch) for epoch in fitted.curves],
    }
    return model, record


def _assemble(joint: FusionClassifier, heads: Heads, text_dim: int) -> ExpertFusion:
    shape = joint.config
    model = ExpertFusion(FusionConfig(shape.image_dim, text_dim, shape.classes, "experts", shape.hidden, shape.dropout))
    model.requires_grad_(False)
    model.joint.load_state_dict(joint.state_dict())
    model.image_head.load_state_dict(heads.image.head.state_dict())
    model.text_head.load_state_dict(heads.text.head.state_dict())
    return model.eval()


def _weights(model: ExpertFusion) -> dict[str, dict[str, float]]:
    """Each expert's weight by what a product has, and the prior's."""
    found = {}
    for row, (state, readers) in enumerate(READERS.items()):
        weights = dict(zip(EXPERTS, model.pool[row].tolist(), strict=True))
        found[state] = {name: weights[name] for name in readers} | {"prior": float(model.prior_weights[row])}
    return found


def _curves(heads: Heads) -> dict[str, list[dict[str, float]]]:
    return {
        name: [asdict(point) for point in head.curve] for name, head in (("image", heads.image), ("text", heads.text))
    }
