"""Units are really taken out, the right ones, and feature vectors keep their length."""

from pathlib import Path
from typing import Any

import pytest
import timm
import torch
from torch import nn
from transformers import DistilBertConfig, DistilBertModel

from core.encoders.fold import fold_batch_norm
from core.encoders.packing import write_packed
from core.encoders.shapes import load_fitted
from core.encoders.state import read_state
from core.training.compress.prune import prune


def see(network: nn.Module, pixels: torch.Tensor) -> torch.Tensor:
    features: torch.Tensor = network(pixels)
    return features


def timm_network(name: str) -> Any:
    torch.manual_seed(0)
    options = {"img_size": 64} if name == "test_vit" else {}
    return timm.create_model(name, num_classes=0, **options).eval()


@pytest.mark.parametrize("name", ["test_resnet", "test_vit", "test_efficientnet"])
def test_a_pruned_network_is_smaller_and_is_found_again(name: str, tmp_path: Path) -> None:
    network = fold_batch_norm(timm_network(name), 64)
    pixels = torch.randn(2, 3, 64, 64)
    width, numbers = network(pixels).shape[1], sum(each.numel() for each in network.parameters())

    removed = prune(network, 0.5, [pixels], pixels[:1], see)

    assert removed > 0
    assert sum(each.numel() for each in network.parameters()) < 0.8 * numbers
    write_packed(tmp_path / "w.safetensors", network.state_dict(), "float32")
    assert (tmp_path / "w.safetensors").stat().st_size < 0.85 * 4 * numbers
    fresh = timm_network(name)
    load_fitted(fresh, read_state(tmp_path / "w.safetensors"))
    with torch.inference_mode():
        assert fresh(pixels).shape[1] == width
        torch.testing.assert_close(fresh(pixels), network(pixels))


def test_feed_forward_units_of_a_distilbert_go_and_attention_stays() -> None:
    torch.manual_seed(0)
    network = DistilBertModel(
        DistilBertConfig(vocab_size=30, dim=8, n_heads=2, n_layers=1, hidden_dim=20, max_position_embeddings=9)
    ).eval()
    ids = {"input_ids": torch.arange(6)[None], "attention_mask": torch.ones(1, 6, dtype=torch.long)}

    removed = prune(network, 0.5, [ids], ids, lambda net, batch: net(**batch).last_hidden_state.mean(1))

    layer = network.transformer.layer[0]
    assert removed == 10
    assert layer.ffn.lin1.weight.shape == (10, 8)
    assert layer.ffn.lin2.weight.shape == (8, 10)
    assert layer.attention.q_lin.weight.shape == (8, 8)


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(6, 8), nn.Linear(8, 6)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        return rows + self.fc2(torch.relu(self.fc1(rows)))


def test_units_that_say_nothing_go_first() -> None:
    torch.manual_seed(0)
    network = nn.Sequential(Block())
    with torch.no_grad():
        network[0].fc2.weight[:, [1, 4, 6]] = 0
    rows = torch.randn(9, 6)
    before = network(rows)

    removed = prune(network, 3 / 8, [rows], rows, see)

    assert removed == 3
    torch.testing.assert_close(network(rows), before)
