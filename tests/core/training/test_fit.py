from dataclasses import replace

import numpy as np
import pytest
import torch

from core.training.config import FitConfig
from core.training.features import FeatureTable
from core.training.fit import Epoch, _drop_modalities, _mix, fit


def table(count: int, seed: int) -> tuple[FeatureTable, np.ndarray]:
    """Three classes, told apart by either modality; a fifth lacks the picture, a fifth the text."""
    generator = np.random.default_rng(seed)
    labels = generator.integers(0, 3, count)
    image = generator.normal(size=(count, 8)).astype(np.float32) + 2 * np.eye(8, dtype=np.float32)[labels]
    text = generator.normal(size=(count, 6)).astype(np.float32) + 2 * np.eye(6, dtype=np.float32)[labels]
    number = np.arange(count)
    return FeatureTable(image, text, number % 5 != 0, number % 5 != 1), labels


CONFIG = FitConfig(epochs=30, patience=5, batch_size=32, hidden=(16, 8), learning_rate=5e-3)


def test_it_learns_and_keeps_the_epoch_with_the_lowest_loss() -> None:
    (train, labels), (validation, wanted) = table(400, 0), table(200, 1)
    fitted = fit(train, labels, validation, wanted, 3, CONFIG)
    losses = [epoch.validation_loss for epoch in fitted.curves]
    assert fitted.best_epoch == 1 + int(np.argmin(losses))
    features = [torch.from_numpy(part) for part in (validation.image, validation.text)]
    masks = [torch.from_numpy(part) for part in (validation.has_image, validation.has_text)]
    logits = fitted.model(*features, *masks)
    loss = torch.nn.functional.cross_entropy(logits, torch.from_numpy(wanted), label_smoothing=CONFIG.label_smoothing)
    assert float(loss) == pytest.approx(min(losses), abs=1e-6)
    assert (logits.argmax(1).numpy() == wanted).mean() > 0.85


def test_patience_ends_training() -> None:
    train, labels = table(60, 0)
    validation, wanted = table(60, 1)
    fitted = fit(train, labels, validation, (wanted + 1) % 3, 3, replace(CONFIG, patience=3))
    assert fitted.ended == "patience"
    assert len(fitted.curves) == fitted.best_epoch + 3


def test_same_seed_same_model_and_nothing_else_disturbed() -> None:
    train, labels = table(100, 0)
    config = replace(CONFIG, epochs=3)
    torch.manual_seed(123)
    expected = torch.rand(3)
    torch.manual_seed(123)
    first = fit(train, labels, train, labels, 3, config)
    assert torch.equal(torch.rand(3), expected)
    second = fit(train, labels, train, labels, 3, config)
    other = fit(train, labels, train, labels, 3, replace(config, seed=1))
    assert first.curves == second.curves
    assert first.curves != other.curves


def test_stopping_keeps_the_best_so_far() -> None:
    train, labels = table(100, 0)

    def stop(epoch: Epoch, planned: int) -> None:
        if epoch.epoch == 4:
            raise KeyboardInterrupt

    fitted = fit(train, labels, train, labels, 3, CONFIG, stop)
    assert fitted.ended == "interrupted"
    assert len(fitted.curves) == 4
    assert not fitted.model.training


def test_modality_dropout_hides_one_of_two_and_never_both() -> None:
    torch.manual_seed(0)
    has_image = torch.tensor([True, True, False]).repeat(4000)
    has_text = torch.tensor([True, False, True]).repeat(4000)
    image, text = _drop_modalities(has_image, has_text, 0.4)
    assert (image | text).all()
    both = has_image & has_text
    assert torch.equal(image[~both], has_image[~both])
    assert torch.equal(text[~both], has_text[~both])
    assert float((~image[both]).float().mean()) == pytest.approx(0.2, abs=0.02)
    assert float((~text[both]).float().mean()) == pytest.approx(0.2, abs=0.02)


def test_mixing_keeps_to_rows_with_the_same_modalities() -> None:
    torch.manual_seed(0)
    image, text, targets = torch.randn(50, 4), torch.randn(50, 3), torch.eye(5).repeat(10, 1)
    alone = torch.zeros(50).bool()
    alone[7] = True
    mixed_image, mixed_text, mixed_targets = _mix(image, text, targets, ~alone, torch.ones(50).bool(), 0.4)
    torch.testing.assert_close(mixed_targets.sum(1), torch.ones(50))
    assert (mixed_targets.max(1).values >= 0.5).all()
    assert torch.equal(mixed_image[7], image[7])
    assert torch.equal(mixed_text[7], text[7])
    assert not torch.equal(mixed_image, image)
