"""A changed encoder learns to give the feature vectors that the original gave; no categories are needed.

Distillation of features (Romero et al. 2015, arXiv:1412.6550): direction by the cosine, length by the squared error.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional

_BATCHES_PER_CHUNK = 50


@dataclass(frozen=True)
class Examples:
    """What an encoder is to read, and what the original said of it.

    Attributes:
        load: the network's input for some of the rows.
        targets: float32 (N, D), the original's feature vectors.
        lengths: of the N rows, where like lengths should go together; None where all are alike.
    """

    load: Callable[[Sequence[int]], Any]
    targets: torch.Tensor
    lengths: Sequence[int] | None = None

    def batches(self, size: int, rng: random.Random | None = None) -> list[list[int]]:
        """Rows in batches, in random order where ``rng`` is given."""
        rows = list(range(len(self.targets)))
        if rng is not None:
            rng.shuffle(rows)
        if self.lengths is not None:
            lengths, step = self.lengths, size * _BATCHES_PER_CHUNK
            chunks = [rows[start : start + step] for start in range(0, len(rows), step)]
            rows = [row for chunk in chunks for row in sorted(chunk, key=lambda row: lengths[row])]
        found = [rows[start : start + size] for start in range(0, len(rows), size)]
        if rng is not None:
            rng.shuffle(found)
        return found


class Imitator:
    """A network in training; see :class:`core.training.tuning.Learner`."""

    def __init__(
        self,
        network: nn.Module,
        forward: Callable[[nn.Module, Any], torch.Tensor],
        train: Examples,
        validation: Examples,
        rate: float,
        batch_size: int,
        dtype: torch.dtype,
    ) -> None:
        """Begin with a network as it is.

        Args:
            network: changed by training; stays in evaluation mode, so that it learns without dropout.
            forward: its feature vectors (N, D) of an input.
            train: what it learns from.
            validation: what agreement is measured on.
            rate: largest learning rate.
            batch_size: rows a step.
            dtype: arithmetic of the forward pass.
        """
        self.network, self._forward = network.eval().requires_grad_(True), forward
        self._train, self._validation = train, validation
        self._rate, self._size, self._dtype = rate, batch_size, dtype

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        """The network and its learning rate."""
        return {"encoder": (self.network, self._rate)}

    @property
    def steps(self) -> int:
        """Batches in an epoch."""
        return -(-len(self._train.targets) // self._size)

    def batches(self, rng: random.Random) -> Iterator[tuple[Any, torch.Tensor]]:
        """Inputs and what the original said of them."""
        for rows in self._train.batches(self._size, rng):
            yield self._train.load(rows), self._train.targets[rows]

    def loss(self, batch: tuple[Any, torch.Tensor]) -> torch.Tensor:
        """Mean of 1 - cosine, plus the squared error relative to the targets' own size."""
        inputs, targets = batch
        features = self._features(inputs)
        apart = 1 - functional.cosine_similarity(features, targets).mean()
        return apart + (features - targets).square().mean() / targets.square().mean().clamp_min(1e-12)

    @torch.inference_mode()
    def validate(self) -> float:
        """Mean cosine with the original's feature vectors, -1 to 1; 1 where there is nothing to compare."""
        agreements = [
            functional.cosine_similarity(self._features(self._validation.load(rows)), self._validation.targets[rows])
            for rows in self._validation.batches(self._size)
        ]
        return float(torch.cat(agreements).mean()) if agreements else 1.0

    def _features(self, inputs: Any) -> torch.Tensor:
        with torch.autocast("cpu", self._dtype, enabled=self._dtype is not torch.float32):
            return self._forward(self.network, inputs).float()
