"""Outputs for new categories; the weights of the old ones are kept bit by bit."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import torch

from core.encoders.word_scores import UNLEARNED
from core.experts import ExpertFusion, build_fusion
from core.training.continual.rows import Classifier, Rows
from core.training.features import FeatureTable


def grown(model: Classifier, added: int) -> Classifier:
    """The same classifier with that many further outputs, behind the old ones.

    A new output begins as the average of the old ones: in the middle, neither sure nor ruled out. The given model is
    not changed.
    """
    config = model.config
    words = added if isinstance(model, ExpertFusion) else 0
    wider = build_fusion(replace(config, classes=config.classes + added, text_dim=config.text_dim + words))
    wider.load_state_dict(_fitted(model.state_dict(), wider.state_dict(), average=True))
    return wider.eval().requires_grad_(False)


def grown_fisher(fisher: Mapping[str, torch.Tensor], model: Classifier) -> dict[str, torch.Tensor]:
    """The Fisher information for a grown model: weights of new outputs are free to move."""
    return _fitted(fisher, dict(model.named_parameters()), average=False)


def grown_rows(rows: Rows, model: Classifier) -> Rows:
    """Rows encoded for the old model, as the grown one reads them: counted words say nothing for new categories."""
    features = rows.features
    added = model.config.text_dim - features.text.shape[1]
    if not added:
        return rows
    unlearned = np.full((len(rows), added), UNLEARNED, dtype=np.float32)
    unlearned[~features.has_text] = 0
    text = np.hstack([features.text, unlearned])
    return Rows(FeatureTable(features.image, text, features.has_image, features.has_text), rows.labels)


def _fitted(
    old: Mapping[str, torch.Tensor], like: Mapping[str, torch.Tensor], average: bool
) -> dict[str, torch.Tensor]:
    """Tensors whose first dimension grows to that of ``like``: by their average, or by zeros."""
    found = {}
    for name, tensor in old.items():
        missing = (len(like[name]) - len(tensor)) if tensor.ndim else 0
        if missing:
            row = tensor.mean(0, keepdim=True) if average else torch.zeros_like(tensor[:1])
            tensor = torch.cat([tensor, row.expand(missing, *tensor.shape[1:])])
        found[name] = tensor.detach().clone()
    return found
