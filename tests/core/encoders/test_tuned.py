from pathlib import Path

import pytest
import torch
from torch import nn

from core.encoders import tuned
from core.errors import EncoderError


def network(seed: int = 0) -> nn.Module:
    torch.manual_seed(seed)
    return nn.Sequential(nn.Embedding(10, 4), nn.Linear(4, 4), nn.Linear(4, 2))


def changed_network() -> tuple[nn.Module, dict[str, torch.Tensor]]:
    """A network of which two embeddings and the last layer were trained further."""
    net = network()
    before = {name: tensor.clone() for name, tensor in net.state_dict().items()}
    with torch.no_grad():
        net[0].weight[[2, 7]] += 1
        net[2].weight.mul_(2)
    return net, before


def test_only_what_changed_is_kept() -> None:
    kept = tuned.changed(*changed_network())
    assert set(kept) == {"0.weight@rows", "0.weight@values", "2.weight"}
    assert kept["0.weight@rows"].tolist() == [2, 7]
    assert kept["2.weight"].dtype == torch.float16


def test_laid_over_the_pretrained_network_it_is_the_trained_one_again(tmp_path: Path) -> None:
    trained, before = changed_network()
    tuned.write(tmp_path / "tuned.safetensors", tuned.changed(trained, before))
    fresh = network()
    tuned.lay_over(fresh, tmp_path / "tuned.safetensors")
    for name, tensor in trained.state_dict().items():
        torch.testing.assert_close(fresh.state_dict()[name], tensor, atol=2e-3, rtol=1e-3)
    assert torch.equal(fresh[0].weight[3], network()[0].weight[3])


@pytest.mark.parametrize(
    "tensors",
    [
        {"3.weight": torch.zeros(2, 2)},
        {"2.weight": torch.zeros(3, 4)},
        {"0.weight@values": torch.zeros(2, 4)},
        {"0.weight@rows": torch.tensor([2, 99]), "0.weight@values": torch.zeros(2, 4)},
    ],
)
def test_tensors_of_another_network_are_refused(tmp_path: Path, tensors: dict[str, torch.Tensor]) -> None:
    tuned.write(tmp_path / "tuned.safetensors", tensors)
    with pytest.raises(EncoderError, match="of another encoder"):
        tuned.lay_over(network(), tmp_path / "tuned.safetensors")


def test_digest_covers_both(tmp_path: Path) -> None:
    file = tmp_path / "tuned.safetensors"
    tuned.write(file, {"a": torch.zeros(2)})
    first = tuned.digest_with("0123", file)
    assert tuned.digest_with("0123", None) == "0123"
    assert tuned.digest_with("4567", file) != first
    tuned.write(file, {"a": torch.ones(2)})
    assert tuned.digest_with("0123", file) != first
