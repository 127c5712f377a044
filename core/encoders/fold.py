"""Fold batch normalisation into the convolutions before it: the same numbers, in about half the time on a CPU."""

import copy
from typing import Any

import torch
from timm.layers.norm_act import BatchNormAct2d
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

# Relative to the largest output; folding only reorders float32 sums.
_TOLERANCE = 1e-4


def fold_batch_norm(network: Any, size: int) -> Any:
    """Fold every batch normalisation that directly follows a convolution.

    Modules are taken to run in the order in which they are registered; because that is a convention, not a law,
    the folded network is compared with the original and given up when they differ.

    Args:
        network: a timm network in evaluation mode.
        size: side of its square input, pixels.

    Returns:
        The folded copy, or ``network`` itself when folding changes what it computes.
    """
    folded = copy.deepcopy(network)
    _fold_children(folded)
    generator = torch.Generator().manual_seed(0)
    probe = torch.randn(2, 3, size, size, generator=generator)
    with torch.inference_mode():
        expected, found = network(probe), folded(probe)
    return folded if (expected - found).abs().max() <= _TOLERANCE * expected.abs().max() else network


def _fold_children(parent: nn.Module) -> None:
    before: tuple[str, nn.Module] | None = None
    for name, module in list(parent.named_children()):
        if before and isinstance(before[1], nn.Conv2d) and isinstance(module, nn.BatchNorm2d | BatchNormAct2d):
            setattr(parent, before[0], fuse_conv_bn_eval(before[1], module))
            setattr(parent, name, getattr(module, "act", nn.Identity()))
        else:
            _fold_children(module)
        before = (name, module)
