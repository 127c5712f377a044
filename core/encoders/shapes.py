"""Give a network the shapes of the tensors it is to take: fewer channels, factored matrices, folded normalisations.

A compressed network's file says by its tensors what became of every layer, so no description is needed beside it and
none can contradict it.
"""

from collections.abc import Mapping

import torch
from timm.layers.norm_act import BatchNormAct2d
from torch import nn


def load_fitted(network: nn.Module, state: Mapping[str, torch.Tensor]) -> None:
    """Reshape the layers of a network to the tensors of a file, and take these.

    Args:
        network: of the right architecture, with any weights; changed in place.
        state: all its tensors.

    Raises:
        ValueError: the tensors are not those of such a network.
    """
    for path, module in list(network.named_modules()):
        fitted = _fitted(path, module, state)
        if fitted is not module:
            parent, _, name = path.rpartition(".")
            setattr(network.get_submodule(parent), name, fitted)
    try:
        network.load_state_dict(dict(state))
    except RuntimeError as error:
        raise ValueError("the tensors are not this network's") from error


def factored(first: torch.Tensor, second: torch.Tensor, bias: torch.Tensor | None) -> nn.Sequential:
    """Two linear layers in place of one: x -> second (first x) + bias.

    Args:
        first: (R, in).
        second: (out, R).
        bias: (out,).
    """
    pair = nn.Sequential(
        nn.Linear(first.shape[1], len(first), bias=False), nn.Linear(len(first), len(second), bias=bias is not None)
    )
    tensors = {"0.weight": first, "1.weight": second} | ({} if bias is None else {"1.bias": bias})
    pair.load_state_dict(tensors)
    return pair


def _fitted(path: str, module: nn.Module, state: Mapping[str, torch.Tensor]) -> nn.Module:
    weight, bias = state.get(f"{path}.weight"), state.get(f"{path}.bias")
    if isinstance(module, nn.BatchNorm2d | BatchNormAct2d) and weight is None:
        folded: nn.Module = getattr(module, "act", nn.Identity())
        return folded
    if isinstance(module, nn.Linear) and weight is None:
        return _pair(path, module, state)
    if weight is None or not isinstance(module, nn.Linear | nn.Conv2d | nn.BatchNorm2d | BatchNormAct2d):
        return module
    if isinstance(module, nn.Linear) and weight.ndim == 2:
        module.out_features, module.in_features = weight.shape
    elif isinstance(module, nn.Conv2d) and weight.ndim == 4:
        # A depthwise convolution stays one; of others the groups stay.
        if module.groups > 1 and module.groups == module.in_channels:
            module.groups = len(weight)
        module.out_channels, module.in_channels = len(weight), weight.shape[1] * module.groups
    elif isinstance(module, nn.BatchNorm2d | BatchNormAct2d):
        module.num_features = len(weight)
        module.running_mean, module.running_var = torch.zeros(len(weight)), torch.ones(len(weight))
    module.weight = nn.Parameter(torch.empty(weight.shape), requires_grad=False)
    module.bias = None if bias is None else nn.Parameter(torch.empty(bias.shape), requires_grad=False)
    return module


def _pair(path: str, module: nn.Linear, state: Mapping[str, torch.Tensor]) -> nn.Module:
    first, second = state.get(f"{path}.0.weight"), state.get(f"{path}.1.weight")
    if first is None or second is None or first.ndim != 2 or second.ndim != 2:
        return module
    return factored(first.float(), second.float(), state.get(f"{path}.1.bias"))
