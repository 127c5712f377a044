"""Tensors in fewer bytes: half precision, or one byte a number with a scale for every output channel.

Of an int8 tensor ``name`` a file holds ``name@int8`` and ``name@scale``. A channel's scale is its largest magnitude
by 127, so that no number is off by more than half a scale (symmetric quantisation; Jacob et al. 2018,
arXiv:1712.05877). The numbers are multiplied out when read: the networks compute as ever.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from core.files import replacing

PRECISIONS = ("float32", "half", "int8")
_INT8, _SCALE = "@int8", "@scale"
_LARGEST = 127
# What a file says of itself in its header, so that its shapes are known to be its own.
_MARK = {"packed": "1"}


def pack(tensors: Mapping[str, torch.Tensor], precision: str, channel: int = 0) -> dict[str, torch.Tensor]:
    """Tensors as they are written.

    Args:
        tensors: names to tensors. Vectors and whole numbers stay as they are with ``int8``: they are few and matter.
        precision: one of ``PRECISIONS``.
        channel: the axis that has a scale for each of its positions.

    Raises:
        ValueError: there is no such precision.
    """
    if precision not in PRECISIONS:
        raise ValueError(f"unknown precision {precision!r}")
    packed = {}
    for name, tensor in tensors.items():
        values = tensor.detach().cpu().contiguous()
        if not values.is_floating_point():
            packed[name] = values
        elif precision == "int8" and values.ndim > 1 and values.numel():
            packed[f"{name}{_INT8}"], packed[f"{name}{_SCALE}"] = _quantise(values.float(), channel)
        else:
            packed[name] = values.half() if precision == "half" else values.float()
    return packed


def unpack(tensors: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Inverse of :func:`pack`, but for rounding; what was not packed is handed on.

    Raises:
        ValueError: a scale is missing or does not fit.
    """
    found = {}
    for name, tensor in tensors.items():
        if name.endswith(_INT8):
            plain = name.removesuffix(_INT8)
            scale = tensors.get(f"{plain}{_SCALE}")
            if scale is None or tensor.dtype is not torch.int8 or scale.ndim != tensor.ndim:
                raise ValueError(f"{plain} has no scale that fits")
            found[plain] = tensor.float() * scale.float()
            if found[plain].shape != tensor.shape:
                raise ValueError(f"{plain} has no scale that fits")
        elif not name.endswith(_SCALE):
            found[name] = tensor
    return found


def write_packed(path: Path, tensors: Mapping[str, torch.Tensor], precision: str, channel: int = 0) -> None:
    """Write tensors packed, marked as such; the file appears whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    with replacing(path) as temporary:
        save_file(pack(tensors, precision, channel), temporary, metadata=_MARK)


def is_packed(path: Path) -> bool:
    """Whether a file was written by :func:`write_packed`, which is to say that its shapes are its own."""
    if path.suffix != ".safetensors":
        return False
    try:
        with safe_open(path, framework="pt") as file:
            return (file.metadata() or {}).items() >= _MARK.items()
    except (OSError, SafetensorError):
        return False


def _quantise(values: torch.Tensor, channel: int) -> tuple[torch.Tensor, torch.Tensor]:
    others = [axis for axis in range(values.ndim) if axis != channel]
    scale = values.abs().amax(others, keepdim=True) / _LARGEST
    # A channel of zeros alone has no scale of its own; any does.
    scale[scale == 0] = 1.0
    return (values / scale).round().clamp(-_LARGEST, _LARGEST).to(torch.int8), scale
