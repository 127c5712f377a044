"""Factors of matrices, against numpy's own decomposition."""

import numpy as np
import torch
from torch import nn

from core.training.compress.low_rank import factors, lower_ranks


def decaying(rows: int, columns: int) -> torch.Tensor:
    """A matrix whose singular values are 1, 1/2, 1/4, ..."""
    generator = torch.Generator().manual_seed(0)
    left, _ = torch.linalg.qr(torch.randn(rows, rows, generator=generator))
    right, _ = torch.linalg.qr(torch.randn(columns, columns, generator=generator))
    values = 2.0 ** -torch.arange(min(rows, columns))
    return left[:, : len(values)] * values @ right[: len(values)]


def test_the_factors_are_numpys_nearest_matrix_of_their_rank() -> None:
    weight = decaying(12, 20)

    found = factors(weight, 0.95)

    assert found is not None
    first, second = found
    left, values, right = np.linalg.svd(weight.numpy().astype(np.float64), full_matrices=False)
    energy = np.cumsum(values**2) / (values**2).sum()
    rank = int(np.argmax(energy >= 0.95)) + 1
    assert first.shape == (rank, 20)
    assert second.shape == (12, rank)
    np.testing.assert_allclose(second @ first, (left[:, :rank] * values[:rank]) @ right[:rank], atol=1e-5)


def test_a_matrix_that_would_not_become_smaller_stays_whole() -> None:
    assert factors(torch.eye(8), 0.99) is None


def test_layers_of_low_rank_compute_nearly_what_they_did_with_fewer_numbers() -> None:
    network = nn.Sequential(nn.Linear(40, 30), nn.ReLU(), nn.Linear(30, 30))
    with torch.no_grad():
        network[0].weight.copy_(decaying(30, 40))
        network[2].weight.copy_(torch.eye(30))
    rows = torch.randn(5, 40)
    before, numbers = network(rows), sum(each.numel() for each in network.parameters())

    replaced = lower_ranks(network, 0.9999)

    assert replaced == 1
    assert sum(each.numel() for each in network.parameters()) < numbers
    torch.testing.assert_close(network(rows), before, atol=0.1, rtol=0)
