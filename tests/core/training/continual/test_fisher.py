import pytest
import torch

from core.training.continual.fisher import diagonal_fisher, drawn_labels
from core.training.continual.rows import Classifier
from tests.core.training.continual.conftest import random_rows

ROWS = 70  # more than are taken at a time


def test_equals_squared_gradients_row_by_row(model: Classifier) -> None:
    features = random_rows(ROWS, model).features
    labels = drawn_labels(model, features, seed=7)
    model.requires_grad_(True)
    expected = {name: torch.zeros_like(value) for name, value in model.named_parameters()}
    for row in range(ROWS):
        model.zero_grad()
        logits = model(*(part[row : row + 1] for part in features.tensors()))
        (-torch.log_softmax(logits, 1)[0, labels[row]]).backward()
        for name, value in model.named_parameters():
            expected[name] += value.grad**2 / ROWS if value.grad is not None else 0
    model.requires_grad_(False)

    found = diagonal_fisher(model, features, seed=7)
    assert found.keys() == expected.keys()
    for name, value in expected.items():
        torch.testing.assert_close(found[name], value, rtol=1e-4, atol=1e-8)
    assert sum(float(value.sum()) for value in found.values()) > 0


def test_expectation_is_over_the_models_own_answers(model: Classifier) -> None:
    features = random_rows(1, model).features
    logits = model(*features.tensors())
    probabilities = torch.softmax(logits, 1)[0]
    drawn = [int(drawn_labels(model, features, seed)[0]) for seed in range(400)]
    shares = torch.bincount(torch.tensor(drawn), minlength=3) / 400
    torch.testing.assert_close(shares, probabilities, atol=0.1, rtol=0)


def test_progress_reaches_the_end(model: Classifier) -> None:
    seen: list[tuple[int, int]] = []
    diagonal_fisher(model, random_rows(ROWS, model).features, 0, lambda done, total: seen.append((done, total)))
    assert seen == [(32, ROWS), (64, ROWS), (ROWS, ROWS)]


def test_a_stop_ends_it(model: Classifier) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        diagonal_fisher(model, random_rows(ROWS, model).features, 0, stop)
