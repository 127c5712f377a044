"""Fit the fusion classifier on encoded products: early stopping, best state kept, learning curves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import numpy as np
import torch
from torch import nn
from torch.optim.swa_utils import AveragedModel

from core.model import FusionClassifier, FusionConfig
from core.training.config import FitConfig
from core.training.features import FeatureTable


@dataclass(frozen=True)
class Epoch:
    """One point of the learning curves: mean loss (what is minimised) and accuracy.

    The training figures are those of the mixed and thinned rows the model saw, the validation figures of whole rows.
    """

    epoch: int
    train_loss: float
    train_accuracy: float
    validation_loss: float
    validation_accuracy: float


@dataclass(frozen=True)
class Fit:
    """A trained classifier.

    Attributes:
        model: in the state of its best epoch, in evaluation mode.
        curves: one entry an epoch.
        best_epoch: the epoch with the lowest validation loss, counted from 1.
        ended: why training ended: ``patience``, ``epochs`` or ``interrupted``.
    """

    model: FusionClassifier
    curves: tuple[Epoch, ...]
    best_epoch: int
    ended: str


def fit(
    train: FeatureTable,
    train_labels: np.ndarray,
    validation: FeatureTable,
    validation_labels: np.ndarray,
    classes: int,
    config: FitConfig,
    on_epoch: Callable[[Epoch, int], None] | None = None,
) -> Fit:
    """Train with AdamW and cross-entropy; Ctrl-C ends training and keeps the best state so far.

    Args:
        train: features to learn from.
        train_labels: int (N,) indices of categories.
        validation: features that choose the epoch.
        validation_labels: int (M,).
        classes: number of categories.
        config: training settings.
        on_epoch: called after each epoch with its figures and the number of epochs planned.

    Raises:
        KeyboardInterrupt: interrupted before the first epoch ended, so there is nothing to keep.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)
        shape = FusionConfig(
            train.image.shape[1], train.text.shape[1], classes, hidden=config.hidden, dropout=config.dropout
        )
        model = FusionClassifier(shape)
        model.standardise_by(
            torch.from_numpy(train.image[train.has_image]), torch.from_numpy(train.text[train.has_text])
        )
        return _run(model, _Rows(train, train_labels), _Rows(validation, validation_labels), config, on_epoch)


class _Rows:
    """Features and labels as tensors."""

    def __init__(self, features: FeatureTable, labels: np.ndarray) -> None:
        self.features = features.tensors()
        self.labels = torch.from_numpy(np.asarray(labels, dtype=np.int64))

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, index: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        return [part[index] for part in self.features], self.labels[index]


def _run(
    model: FusionClassifier,
    train: _Rows,
    validation: _Rows,
    config: FitConfig,
    on_epoch: Callable[[Epoch, int], None] | None,
) -> Fit:
    optimizer = torch.optim.AdamW(model.parameters(), lr=config.learning_rate, weight_decay=config.weight_decay)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs)
    loss_function = nn.CrossEntropyLoss(label_smoothing=config.label_smoothing)
    curves: list[Epoch] = []
    average = AveragedModel(model, multi_avg_fn=_running_average(config.averaging))
    averaged = cast(FusionClassifier, average.module)
    best, best_state, ended = 0, None, "epochs"
    try:
        for number in range(1, config.epochs + 1):
            train_loss, train_accuracy = _train_epoch(model, train, config, optimizer, loss_function, average)
            schedule.step()
            curves.append(Epoch(number, train_loss, train_accuracy, *_measure(averaged, validation, loss_function)))
            if best == 0 or curves[-1].validation_loss < curves[best - 1].validation_loss:
                best = number
                best_state = {name: tensor.clone() for name, tensor in averaged.state_dict().items()}
            if on_epoch is not None:
                on_epoch(curves[-1], config.epochs)
            if number - best >= config.patience:
                ended = "patience"
                break
    except KeyboardInterrupt:
        if best_state is None:
            raise
        ended = "interrupted"
    if best_state is not None:
        model.load_state_dict(best_state)
    return Fit(model.eval().requires_grad_(False), tuple(curves), best, ended)


def _running_average(decay: float) -> Callable[..., None]:
    """An exponential average of weights whose memory grows with the steps taken, so the first weights fade soon."""

    @torch.no_grad()
    def update(averaged: list[torch.Tensor], current: list[torch.Tensor], steps: torch.Tensor) -> None:
        kept = min(decay, (1 + int(steps)) / (10 + int(steps)))
        torch._foreach_lerp_(averaged, current, 1 - kept)

    return update


def _train_epoch(
    model: FusionClassifier,
    rows: _Rows,
    config: FitConfig,
    optimizer: torch.optim.Optimizer,
    loss_function: nn.Module,
    average: AveragedModel,
) -> tuple[float, float]:
    model.train()
    loss_sum, right = 0.0, 0
    for index in torch.randperm(len(rows)).split(config.batch_size):
        (image, text, has_image, has_text), labels = rows.take(index)
        has_image, has_text = _drop_modalities(has_image, has_text, config.modality_dropout)
        targets = nn.functional.one_hot(labels, model.config.classes).float()
        if config.mixup > 0:
            image, text, targets = _mix(image, text, targets, has_image, has_text, config.mixup)
        logits = model(image, text, has_image, has_text)
        loss = loss_function(logits, targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        average.update_parameters(model)
        loss_sum += loss.item() * len(index)
        right += int((logits.argmax(1) == labels).sum())
    return loss_sum / len(rows), right / len(rows)


def _drop_modalities(
    has_image: torch.Tensor, has_text: torch.Tensor, chance: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Hide the picture or the text of some rows that have both, each with half the chance."""
    draw = torch.rand(len(has_image))
    both = has_image & has_text
    return has_image & ~(both & (draw < chance / 2)), has_text & ~(both & (draw >= 1 - chance / 2))


def _mix(
    image: torch.Tensor,
    text: torch.Tensor,
    targets: torch.Tensor,
    has_image: torch.Tensor,
    has_text: torch.Tensor,
    spread: float,
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Mix each row with another that has the same modalities; rows whose partner has others stay as they are."""
    share = torch.distributions.Beta(spread, spread).sample()
    partner = torch.randperm(len(targets))
    alike = (has_image == has_image[partner]) & (has_text == has_text[partner])
    kept = torch.where(alike, torch.maximum(share, 1 - share), 1.0)[:, None]

    def mixed(part: torch.Tensor) -> torch.Tensor:
        return kept * part + (1 - kept) * part[partner]

    return mixed(image), mixed(text), mixed(targets)


@torch.inference_mode()
def _measure(model: FusionClassifier, rows: _Rows, loss_function: nn.Module) -> tuple[float, float]:
    """Mean loss and accuracy; nothing is dropped or mixed."""
    model.eval()
    logits = model(*rows.features)
    loss = loss_function(logits, rows.labels)
    return float(loss), float((logits.argmax(1) == rows.labels).float().mean())
