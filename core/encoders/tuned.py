"""Tensors of an encoder that were trained further on a catalogue: kept apart, laid over the pretrained ones.

A model folder holds only what training changed, in half precision; everything else comes from the same verified
package as the plain encoder. The digest of a tuned encoder covers both.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import nn

from core.encoders.state import read_state
from core.errors import EncoderError
from core.files import replacing, sha256_of

_ROWS, _VALUES = "@rows", "@values"
# A table with fewer changed rows than this share is kept as those rows.
_FEW_ROWS = 0.8


def changed(network: nn.Module, pretrained: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """The tensors of a network that differ from the pretrained ones, in half precision.

    Of a table most of whose rows are the same, such as embeddings of words, only the changed rows are kept: under
    ``name@rows`` their numbers and under ``name@values`` their content.

    Args:
        network: an encoder after training.
        pretrained: its state dict from before.
    """
    kept = {}
    for name, tensor in network.state_dict().items():
        if not tensor.is_floating_point() or torch.equal(tensor.float(), pretrained[name].float()):
            continue
        rows = (tensor != pretrained[name]).any(1).nonzero().flatten() if tensor.ndim == 2 else None
        if rows is not None and len(rows) < _FEW_ROWS * len(tensor):
            kept[f"{name}{_ROWS}"], kept[f"{name}{_VALUES}"] = rows.int().cpu(), tensor.detach()[rows].cpu().half()
        else:
            kept[name] = tensor.detach().cpu().half().contiguous()
    return kept


def write(path: Path, tensors: Mapping[str, torch.Tensor]) -> None:
    """Write tuned tensors; the file appears whole or not at all."""
    with replacing(path) as temporary:
        save_file(dict(tensors), temporary)


@torch.no_grad()
def lay_over(network: nn.Module, path: Path) -> None:
    """Replace tensors of a pretrained network by the tuned ones.

    Args:
        network: the pretrained encoder, changed in place.
        path: file of tuned tensors.

    Raises:
        EncoderError: the file is damaged, or does not belong to this network.
    """
    own, tensors = network.state_dict(), read_state(path)
    try:
        for name, tensor in tensors.items():
            if name.endswith(_VALUES):
                table = own[name.removesuffix(_VALUES)]
                rows = tensors[name.removesuffix(_VALUES) + _ROWS].long()
                table.index_copy_(0, rows, tensor.to(table.dtype))
            elif not name.endswith(_ROWS):
                if own[name].shape != tensor.shape:
                    raise ValueError(f"{name} has another shape")
                own[name].copy_(tensor)
    except (KeyError, ValueError, IndexError, RuntimeError) as error:
        raise EncoderError(f"{path.name} holds tensors of another encoder than the one it is laid over.") from error


def digest_with(pretrained: str, path: Path | None) -> str:
    """The digest of an encoder: the pretrained weights' own, or one over both files where it is tuned."""
    if path is None:
        return pretrained
    return hashlib.sha256(f"{pretrained} {sha256_of(path)}".encode()).hexdigest()
