"""The training loop that text and picture encoders share: warm-up, linear decay, and going on after an interruption."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import torch
from torch import nn

from core.encoders import tuned
from core.errors import EncoderError
from core.files import replacing

Progress = Callable[[int, int], None]

_WARM_UP = 0.06
_LARGEST_GRADIENT = 1.0
_WEIGHT_DECAY = 0.01


class Learner(Protocol):
    """What is trained, and on what."""

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        """Modules by name, each with its learning rate; parameters that need no gradient stay as they are."""
        ...

    @property
    def steps(self) -> int:
        """Batches in an epoch."""
        ...

    def batches(self, rng: random.Random) -> Iterator[Any]:
        """The batches of one epoch, ``steps`` of them."""
        ...

    def loss(self, batch: Any) -> torch.Tensor:
        """The loss of one batch, differentiable."""
        ...

    def validate(self) -> float:
        """Accuracy on products that are not trained on, fraction of 1."""
        ...


@dataclass(frozen=True)
class TuningEpoch:
    """One point of an encoder's learning curve: mean loss of the epoch, accuracy on validation products after it."""

    epoch: int
    train_loss: float
    validation_accuracy: float


@dataclass(frozen=True)
class TunedEncoder:
    """What tuning changed, and the classifier that was tuned with the encoder.

    Attributes:
        tensors: changed tensors by the name they have in the encoder's state dict.
        head: the classifier on feature vectors.
        curve: learning curve.
    """

    tensors: Mapping[str, torch.Tensor]
    head: nn.Module
    curve: tuple[TuningEpoch, ...]


class EncoderLearner(Learner, Protocol):
    """An encoder under training, with a classifier on top."""

    @property
    def network(self) -> nn.Module:
        """The encoder."""
        ...

    @property
    def head(self) -> nn.Module:
        """The classifier."""
        ...


def tune(
    learner: EncoderLearner, epochs: int, seed: int, state_file: Path, progress: Progress | None = None
) -> TunedEncoder:
    """Train a pretrained encoder further; arguments as of :func:`run`."""
    pretrained = {name: tensor.clone() for name, tensor in learner.network.state_dict().items()}
    curve = run(learner, epochs, seed, state_file, progress)
    head = learner.head.cpu().eval().requires_grad_(False)
    return TunedEncoder(tuned.changed(learner.network, pretrained), head, curve)


def run(
    learner: Learner, epochs: int, seed: int, state_file: Path, progress: Progress | None = None
) -> tuple[TuningEpoch, ...]:
    """Train for a number of epochs with AdamW; the learning rates rise, then fall to zero along a line.

    After each epoch all that is needed to go on is written to ``state_file``. When that file is there already, training
    goes on from it; when it tells of the last epoch, nothing is left to do but take over the result.

    Args:
        learner: changed in place.
        epochs: passes over the batches.
        seed: of order, variation and dropout; epoch n draws the same with or without an interruption before it.
        state_file: where the state is kept; belongs to this learner, data and settings alone.
        progress: called with (steps done, steps in all); may raise to stop, at the cost of the epoch's steps so far.

    Returns:
        The learning curve; empty when there is nothing to learn from.

    Raises:
        EncoderError: ``state_file`` is damaged or belongs to another training.
    """
    if not (epochs and learner.steps):
        return ()
    optimizer = torch.optim.AdamW(_groups(learner))
    rates = [group["lr"] for group in optimizer.param_groups]
    total = epochs * learner.steps
    curve = _resume(learner, optimizer, state_file)
    with torch.random.fork_rng(devices=[]):
        for epoch in range(len(curve), epochs):
            torch.manual_seed(seed * 1000 + epoch)
            losses = 0.0
            for number, batch in enumerate(learner.batches(random.Random(f"{seed} {epoch}")), epoch * learner.steps):
                share = min(1.0, (number + 1) / max(1.0, _WARM_UP * total)) * max(0.0, 1 - number / total)
                for group, rate in zip(optimizer.param_groups, rates, strict=True):
                    group["lr"] = rate * share
                losses += _step(learner, optimizer, batch)
                if progress is not None:
                    progress(number + 1, total)
            curve.append(TuningEpoch(epoch + 1, losses / learner.steps, learner.validate()))
            _keep(learner, optimizer if epoch + 1 < epochs else None, curve, state_file)
    return tuple(curve)


def _groups(learner: Learner) -> list[dict[str, Any]]:
    """Parameters by learning rate. Biases and scales do not decay, nor embeddings, of which unused rows must stay."""
    groups = []
    for module, rate in learner.parts.values():
        named = [(name, value) for name, value in module.named_parameters() if value.requires_grad]
        kept = {name for name, value in named if value.ndim < 2 or "embeddings" in name}
        for chosen, decay in (
            ([value for name, value in named if name not in kept], _WEIGHT_DECAY),
            ([value for name, value in named if name in kept], 0.0),
        ):
            if chosen:
                groups.append({"params": chosen, "lr": rate, "weight_decay": decay})
    return groups


def _step(learner: Learner, optimizer: torch.optim.Optimizer, batch: Any) -> float:
    loss = learner.loss(batch)
    optimizer.zero_grad()
    loss.backward()
    for group in optimizer.param_groups:
        nn.utils.clip_grad_norm_(group["params"], _LARGEST_GRADIENT)
    optimizer.step()
    return float(loss.detach())


def _trained(learner: Learner) -> dict[str, dict[str, torch.Tensor]]:
    """Everything that training changes: parameters that learn, and the statistics of normalisations that learn."""
    return {
        name: {key: value.detach() for key, value in module.named_parameters() if value.requires_grad}
        | {
            f"{path}.{key}": value
            for path, child in module.named_modules()
            if isinstance(child, nn.modules.batchnorm._BatchNorm) and child.weight.requires_grad
            for key, value in child.named_buffers()
        }
        for name, (module, _) in learner.parts.items()
    }


def _keep(
    learner: Learner, optimizer: torch.optim.Optimizer | None, curve: list[TuningEpoch], state_file: Path
) -> None:
    state = {
        "parts": _trained(learner),
        "optimizer": None if optimizer is None else optimizer.state_dict(),
        "curve": [(point.epoch, point.train_loss, point.validation_accuracy) for point in curve],
    }
    with replacing(state_file) as temporary, temporary.open("wb") as file:
        torch.save(state, file)


def _resume(learner: Learner, optimizer: torch.optim.Optimizer, state_file: Path) -> list[TuningEpoch]:
    if not state_file.is_file():
        return []
    try:
        state = torch.load(state_file, map_location="cpu", weights_only=True)
        with torch.no_grad():
            for name, values in _trained(learner).items():
                for key, value in values.items():
                    value.copy_(state["parts"][name][key])
        if state["optimizer"] is not None:
            optimizer.load_state_dict(state["optimizer"])
        return [TuningEpoch(*point) for point in state["curve"]]
    except Exception as error:
        raise EncoderError(
            f"The kept state of an earlier training, {state_file}, cannot be used; delete it to train from the start."
        ) from error
