"""Matrices as products of two thinner ones, by truncated singular value decomposition.

The product of the largest R singular values and vectors is the nearest matrix of rank R (Eckart and Young 1936).
"""

import torch
from torch import nn

from core.encoders.shapes import factored


def factors(weight: torch.Tensor, energy: float) -> tuple[torch.Tensor, torch.Tensor] | None:
    """The thinnest two factors that keep a share of a matrix's energy.

    Args:
        weight: (out, in).
        energy: share of the sum of squared singular values to keep, 0 to 1.

    Returns:
        First (R, in) and second (out, R), whose product second @ first stands for the matrix; None where they would be
        no smaller than it is.
    """
    left, values, right = torch.linalg.svd(weight.float(), full_matrices=False)
    kept = values.square().cumsum(0) / values.square().sum().clamp_min(torch.finfo(torch.float32).tiny)
    rank = min(len(values), int((kept < energy).sum()) + 1)
    if rank * sum(weight.shape) >= weight.numel():
        return None
    # Both factors get the root of the values, so that neither has far larger numbers than the other.
    root = values[:rank].sqrt()
    return root[:, None] * right[:rank], left[:, :rank] * root


def lower_ranks(network: nn.Module, energy: float) -> int:
    """Put two factors in the place of every linear layer that becomes smaller by it.

    Args:
        network: changed in place.
        energy: share of each matrix's energy to keep.

    Returns:
        The number of layers replaced.
    """
    replaced = 0
    for path, module in list(network.named_modules()):
        if not isinstance(module, nn.Linear):
            continue
        found = factors(module.weight.detach(), energy)
        if found is not None:
            parent, _, name = path.rpartition(".")
            bias = None if module.bias is None else module.bias.detach()
            setattr(network.get_submodule(parent), name, factored(*found, bias).requires_grad_(False))
            replaced += 1
    return replaced
