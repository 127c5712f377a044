"""What packing costs, and that files say of themselves that they are packed."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from core.encoders.packing import is_packed, pack, unpack, write_packed
from core.encoders.state import read_state
from core.errors import EncoderError


def test_int8_is_off_by_at_most_half_a_scale_in_every_channel() -> None:
    weight = (
        torch.randn(7, 5, 3, 3, generator=torch.Generator().manual_seed(0))
        * torch.logspace(-3, 3, 7)[:, None, None, None]
    )

    found = unpack(pack({"weight": weight}, "int8"))["weight"]

    # Computed apart, in numpy: the bound is the channel's largest magnitude / 127 / 2.
    plain = weight.numpy()
    bound = np.abs(plain).max(axis=(1, 2, 3), keepdims=True) / 127 / 2
    assert (np.abs(found.numpy() - plain) <= bound * 1.0001).all()
    assert found.dtype is torch.float32


def test_values_on_the_grid_come_back_as_they_were() -> None:
    weight = torch.tensor([[127.0, -3.0, 0.0], [-0.5, 1.0, 63.5]])

    assert torch.equal(unpack(pack({"w": weight}, "int8"))["w"], weight)


def test_a_channel_of_zeros_stays_zero() -> None:
    assert torch.equal(unpack(pack({"w": torch.zeros(2, 3)}, "int8"))["w"], torch.zeros(2, 3))


def test_the_other_axis_can_have_the_scales() -> None:
    weight = torch.tensor([[1.0, 1000.0], [0.5, 500.0]])

    packed = pack({"w": weight}, "int8", channel=1)

    assert packed["w@scale"].shape == (1, 2)
    assert torch.allclose(unpack(packed)["w"], weight, rtol=0.01)


@pytest.mark.parametrize(("precision", "bytes_a_number"), [("float32", 4), ("half", 2), ("int8", 1)])
def test_a_packed_file_is_as_small_as_it_says(tmp_path: Path, precision: str, bytes_a_number: int) -> None:
    path = tmp_path / "weights.safetensors"

    write_packed(path, {"w": torch.randn(100, 1000)}, precision)

    assert 100_000 * bytes_a_number <= path.stat().st_size <= 100_000 * bytes_a_number + 1000
    assert is_packed(path)
    assert read_state(path)["w"].shape == (100, 1000)


def test_vectors_and_whole_numbers_stay_exact_with_int8(tmp_path: Path) -> None:
    path, kept = tmp_path / "w.safetensors", {"bias": torch.tensor([1 / 3]), "steps": torch.tensor(7)}

    write_packed(path, kept, "int8")

    found = read_state(path)
    assert torch.equal(found["bias"], kept["bias"])
    assert torch.equal(found["steps"], kept["steps"])


def test_an_ordinary_file_is_not_packed(tmp_path: Path) -> None:
    save_file({"w": torch.zeros(2)}, tmp_path / "w.safetensors")
    (tmp_path / "w.pth").write_bytes(b"")

    assert not is_packed(tmp_path / "w.safetensors")
    assert not is_packed(tmp_path / "w.pth")
    assert not is_packed(tmp_path / "none.safetensors")


@pytest.mark.parametrize("scale", [None, torch.ones(3), torch.ones(4, 1), torch.ones(4, 3)])
def test_numbers_without_their_scale_are_refused(tmp_path: Path, scale: torch.Tensor | None) -> None:
    tensors = {"w@int8": torch.zeros(2, 3, dtype=torch.int8)} | ({} if scale is None else {"w@scale": scale})
    save_file(tensors, tmp_path / "w.safetensors")

    with pytest.raises(EncoderError, match="damaged"):
        read_state(tmp_path / "w.safetensors")


def test_an_unknown_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="int3"):
        pack({}, "int3")
