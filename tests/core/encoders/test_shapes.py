"""Networks take the shapes of the tensors they are given."""

import pytest
import timm
import torch
from torch import nn

from core.encoders.fold import fold_batch_norm
from core.encoders.shapes import factored, load_fitted


def test_a_narrower_perceptron_computes_what_it_did() -> None:
    narrow = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2))
    wide = nn.Sequential(nn.Linear(4, 9), nn.ReLU(), nn.Linear(9, 2))

    load_fitted(wide, narrow.state_dict())

    rows = torch.randn(5, 4)
    assert torch.equal(wide(rows), narrow(rows))
    assert wide[0].out_features == 3


def test_convolutions_and_normalisations_lose_channels_with_their_tensors() -> None:
    def build(channels: int) -> nn.Sequential:
        return nn.Sequential(
            nn.Conv2d(3, channels, 3, bias=False),
            nn.BatchNorm2d(channels),
            nn.Conv2d(channels, channels, 3, groups=channels),
            nn.Conv2d(channels, 4, 1),
        ).eval()

    small, large = build(5), build(8)

    load_fitted(large, small.state_dict())

    pictures = torch.randn(2, 3, 8, 8)
    assert torch.equal(large(pictures), small(pictures))
    assert large[2].groups == 5


def test_factors_take_a_matrix_place() -> None:
    first, second, bias = torch.randn(2, 6), torch.randn(5, 2), torch.randn(5)
    network = nn.Sequential(nn.Linear(6, 5))

    load_fitted(network, {"0.0.weight": first, "0.1.weight": second, "0.1.bias": bias})

    rows = torch.randn(3, 6)
    assert torch.allclose(network(rows), rows @ (second @ first).T + bias, atol=1e-5)
    assert torch.equal(network(rows), factored(first, second, bias)(rows))


def test_a_folded_network_is_loaded_folded() -> None:
    torch.manual_seed(0)
    network = timm.create_model("test_resnet", num_classes=0).eval()
    folded = fold_batch_norm(network, 32)
    fresh = timm.create_model("test_resnet", num_classes=0).eval()

    load_fitted(fresh, folded.state_dict())

    pictures = torch.randn(1, 3, 32, 32)
    assert folded is not network
    assert torch.equal(fresh(pictures), folded(pictures))


def test_another_networks_tensors_are_refused() -> None:
    with pytest.raises(ValueError, match="not this network"):
        load_fitted(nn.Sequential(nn.Linear(2, 2)), {"1.weight": torch.zeros(2, 2)})
