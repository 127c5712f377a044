"""Encoded products with their categories: what is learned from, kept and measured."""

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn

from core.experts import ExpertFusion
from core.model import FusionClassifier
from core.training.features import FeatureTable

Classifier = FusionClassifier | ExpertFusion
Batch = tuple[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor], torch.Tensor]


@dataclass(frozen=True)
class Rows:
    """N products.

    Attributes:
        features: theirs.
        labels: int64 (N,), indices of their categories.
    """

    features: FeatureTable
    labels: np.ndarray

    def __len__(self) -> int:
        """Number of products."""
        return len(self.labels)

    def take(self, chosen: np.ndarray) -> "Rows":
        """The chosen rows (a mask or indices), in that order."""
        return Rows(self.features.rows(chosen), self.labels[chosen])

    def join(self, other: "Rows") -> "Rows":
        """These rows and the other's after them."""
        return Rows(FeatureTable.join(self.features, other.features), np.concatenate([self.labels, other.labels]))

    def tensors(self) -> Batch:
        """What a classifier takes, and the labels."""
        return self.features.tensors(), torch.from_numpy(np.asarray(self.labels, dtype=np.int64))


def balanced(rows: Rows, per_category: int, seed: int) -> Rows:
    """At most that many rows of each category, chosen by chance, in their own order."""
    order = np.random.default_rng(seed).permutation(len(rows))
    kept: list[int] = []
    for category in np.unique(rows.labels):
        kept += order[rows.labels[order] == category][:per_category].tolist()
    return rows.take(np.array(sorted(kept), dtype=np.int64))


def sample(rows: Rows, most: int, seed: int) -> Rows:
    """At most that many rows, chosen by chance whatever their category, in their own order."""
    chosen = np.random.default_rng(seed).permutation(len(rows))[:most]
    return rows.take(np.sort(chosen))


@torch.inference_mode()
def logits_of(model: Classifier, features: FeatureTable) -> torch.Tensor:
    """What the classifier says of every row, (N, C)."""
    logits: torch.Tensor = model(*features.tensors())
    return logits


def accuracy(model: Classifier, rows: Rows) -> float:
    """Share of the rows whose category the model finds most probable, 0 to 1; not a number without rows.

    A category that the model does not have yet is never found.
    """
    if not len(rows):
        return float("nan")
    return float((logits_of(model, rows.features).argmax(1).numpy() == rows.labels).mean())


def loss(model: Classifier, rows: Rows) -> float:
    """Mean cross-entropy of the rows, in nats."""
    return float(nn.functional.cross_entropy(logits_of(model, rows.features), rows.tensors()[1]))
