"""The steps themselves: a classifier learns from new rows by one of the methods."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import torch
from torch.nn.functional import cross_entropy

from core.training.continual.methods import Method
from core.training.continual.penalty import ewc_penalty
from core.training.continual.rows import Classifier, Rows, accuracy, loss
from core.training.fit import Epoch

# Chosen on validation rows by benchmarks/incremental.py.
STRENGTH = 1000.0


@dataclass(frozen=True)
class LearnConfig:
    """How long and how carefully.

    Attributes:
        strength: how stiff the springs of EWC are, at least 0; without springs it says nothing.
        epochs: passes over the new rows, all of which are done.
        batch_size: new rows a step; as many kept ones are mixed in.
        learning_rate: of Adam at the start; it falls to zero along a cosine.
        seed: of the order of rows and the dropouts.
    """

    strength: float = STRENGTH
    epochs: int = 15
    batch_size: int = 128
    learning_rate: float = 3e-4
    seed: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return dict(vars(self))


def learn(
    model: Classifier,
    new: Rows,
    validation: Rows,
    method: Method,
    config: LearnConfig,
    fisher: Mapping[str, torch.Tensor],
    kept: Rows,
    on_epoch: Callable[[Epoch, int], None] | None = None,
) -> tuple[Classifier, tuple[Epoch, ...]]:
    """Train a copy of a classifier on new rows.

    Args:
        model: the classifier, with an output for every category; it is not changed.
        new: at least one row to learn from; for joint training the old rows are among them.
        validation: new rows that the learning is watched on; they choose nothing.
        method: one of :data:`core.training.continual.methods.METHODS`.
        config: how long and how carefully.
        fisher: what matters for the old products, shaped as the model's parameters; read by methods with springs.
        kept: old rows; read by methods that replay.
        on_epoch: called after each epoch with its figures and the number planned; may raise to stop.

    Returns:
        The taught copy in evaluation mode, and one point an epoch.
    """
    pupil = deepcopy(model).requires_grad_(True)
    anchor = {name: value.detach().clone() for name, value in model.named_parameters()}
    optimizer = torch.optim.Adam(pupil.parameters(), lr=config.learning_rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs)
    curve: list[Epoch] = []
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)
        for number in range(1, config.epochs + 1):
            figures = _epoch(pupil, new, kept, method, config, anchor, fisher, optimizer)
            schedule.step()
            pupil.eval()
            curve.append(Epoch(number, *figures, loss(pupil, validation), accuracy(pupil, validation)))
            if on_epoch is not None:
                on_epoch(curve[-1], config.epochs)
    return pupil.eval().requires_grad_(False), tuple(curve)


def _epoch(
    pupil: Classifier,
    new: Rows,
    kept: Rows,
    method: Method,
    config: LearnConfig,
    anchor: Mapping[str, torch.Tensor],
    fisher: Mapping[str, torch.Tensor],
    optimizer: torch.optim.Optimizer,
) -> tuple[float, float]:
    """One pass; mean loss without the springs, and accuracy, of the new rows as they were seen."""
    pupil.train()
    features, labels = new.tensors()
    kept_features, kept_labels = kept.tensors()
    loss_sum, right = 0.0, 0
    for index in torch.randperm(len(new)).split(config.batch_size):
        logits = pupil(*(part[index] for part in features))
        step_loss = cross_entropy(logits, labels[index])
        loss_sum += step_loss.item() * len(index)
        right += int((logits.argmax(1) == labels[index]).sum())
        if method.replays and len(kept):
            again = torch.randint(len(kept), (len(index),))
            step_loss = step_loss + cross_entropy(pupil(*(part[again] for part in kept_features)), kept_labels[again])
        if method.springs and config.strength:
            step_loss = step_loss + config.strength * ewc_penalty(dict(pupil.named_parameters()), anchor, fisher)
        optimizer.zero_grad()
        step_loss.backward()
        optimizer.step()
    return loss_sum / len(new), right / len(new)
