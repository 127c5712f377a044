"""Tensors in files, read without running what a file may carry."""

import hashlib
import pickle
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file

from core.encoders.packing import unpack
from core.errors import EncoderError


def read_state(path: Path) -> dict[str, torch.Tensor]:
    """Read a state dict from safetensors or from a ``torch.save`` file (tensors only).

    Returns:
        Tensor names to tensors, on the CPU, in the file's order; packed ones (:mod:`core.encoders.packing`) unpacked.

    Raises:
        EncoderError: the file is damaged or holds anything but tensors.
    """
    try:
        if path.suffix == ".safetensors":
            return unpack(load_file(path))
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, KeyError, pickle.UnpicklingError, SafetensorError) as error:
        raise EncoderError(f"{path.name} is damaged or is not a file of tensors, so it was not loaded.") from error
    if isinstance(state, Mapping) and isinstance(state.get("state_dict"), Mapping):
        state = state["state_dict"]
    if not isinstance(state, Mapping) or not all(isinstance(value, torch.Tensor) for value in state.values()):
        raise EncoderError(f"{path.name} does not hold a state dict (names and tensors).")
    return dict(state)


def digest_of_state(state: Mapping[str, torch.Tensor]) -> str:
    """SHA-256 over names, types, shapes and values, whatever the order."""
    digest = hashlib.sha256()
    for name in sorted(state):
        tensor = state[name].detach().cpu().contiguous()
        digest.update(f"{name}{tensor.dtype}{tuple(tensor.shape)}".encode())
        digest.update(tensor.flatten().view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
