"""The fusion classifier: picture features and text features -> one probability a category."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import torch
from torch import nn

FUSIONS = ("concat", "experts")


@dataclass(frozen=True)
class FusionConfig:
    """Shape of a fusion classifier.

    Attributes:
        image_dim: length of an image feature vector.
        text_dim: length of a text feature vector.
        classes: number of categories.
        kind: how the two are fused: ``concat`` puts them end to end, ``experts`` pools several classifiers
            (:mod:`core.experts`).
        hidden: widths of the two hidden layers.
        dropout: probability of dropping a unit after each hidden layer, while training.
    """

    image_dim: int
    text_dim: int
    classes: int
    kind: str = "concat"
    hidden: tuple[int, int] = (512, 128)
    dropout: tuple[float, float] = (0.3, 0.2)

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "FusionConfig":
        """Inverse of :meth:`to_dict`.

        Raises:
            TypeError, KeyError, ValueError: a value is missing, unknown or of the wrong kind.
        """
        first, second = values["hidden"]
        drop_first, drop_second = values["dropout"]
        config = cls(**{**values, "hidden": (first, second), "dropout": (drop_first, drop_second)})
        if config.kind not in FUSIONS:
            raise ValueError(f"unknown fusion {config.kind!r}")
        return config


class FusionClassifier(nn.Module):
    """Concatenation and a multilayer perceptron, with a learned stand-in for a picture or text that is missing.

    The features are standardised inside, by the training set's mean and deviation (buffers), so that
    the many near-zero picture features and the short text vectors weigh alike.
    """

    image_mean: torch.Tensor
    image_std: torch.Tensor
    text_mean: torch.Tensor
    text_std: torch.Tensor
    image_missing: nn.Parameter
    text_missing: nn.Parameter

    def __init__(self, config: FusionConfig) -> None:
        """Build with random weights, identity standardisation and zero stand-ins."""
        super().__init__()
        self.config = config
        for name, width in (("image", config.image_dim), ("text", config.text_dim)):
            self.register_buffer(f"{name}_mean", torch.zeros(width))
            self.register_buffer(f"{name}_std", torch.ones(width))
            self.register_parameter(f"{name}_missing", nn.Parameter(torch.zeros(width)))
        wide, narrow = config.hidden
        self.mlp_head = nn.Sequential(
            nn.Linear(config.image_dim + config.text_dim, wide),
            nn.ReLU(),
            nn.Dropout(config.dropout[0]),
            nn.Linear(wide, narrow),
            nn.ReLU(),
            nn.Dropout(config.dropout[1]),
            nn.Linear(narrow, config.classes),
        )

    def standardise_by(self, image: torch.Tensor, text: torch.Tensor) -> None:
        """Take mean and deviation from training features.

        Args:
            image: (N, image_dim), rows with a picture only.
            text: (M, text_dim), rows with text only.
        """
        for name, features in (("image", image), ("text", text)):
            if len(features) > 1:
                getattr(self, f"{name}_mean").copy_(features.mean(0))
                # A feature that never varies would be divided by zero.
                getattr(self, f"{name}_std").copy_(features.std(0).clamp_min(1e-3))

    def hidden(
        self, image: torch.Tensor, text: torch.Tensor, has_image: torch.Tensor, has_text: torch.Tensor
    ) -> torch.Tensor:
        """What the last layer reads, (N, second hidden width); arguments as of :meth:`forward`."""
        image = torch.where(has_image[:, None], (image - self.image_mean) / self.image_std, self.image_missing)
        text = torch.where(has_text[:, None], (text - self.text_mean) / self.text_std, self.text_missing)
        units: torch.Tensor = self.mlp_head[:-1](torch.cat([image, text], dim=1))
        return units

    def forward(
        self, image: torch.Tensor, text: torch.Tensor, has_image: torch.Tensor, has_text: torch.Tensor
    ) -> torch.Tensor:
        """Classify.

        Args:
            image: (N, image_dim) features; rows without a picture may hold anything finite.
            text: (N, text_dim) features; likewise.
            has_image: (N,) bool.
            has_text: (N,) bool.

        Returns:
            Logits (N, C).
        """
        logits: torch.Tensor = self.mlp_head[-1](self.hidden(image, text, has_image, has_text))
        return logits
