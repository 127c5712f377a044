"""Take out hidden units: channels inside convolutional blocks, hidden units of transformers' feed-forward layers.

A unit is hidden when only layers of its own block read it, so that what blocks hand to each other, and the feature
vector, keep their lengths. Which layers hang together is found by torch-pruning (Fang et al. 2023, arXiv:2301.12900).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import torch
import torch_pruning as tp
from torch import nn

# Attention divides its numbers between heads, so units cannot be taken out of it one by one.
_ATTENTION = {"attn", "attention", "self_attn"}
_LEAST_UNITS = 4

Batch = Any
Forward = Callable[[nn.Module, Batch], torch.Tensor]


def prune(network: nn.Module, share: float, batches: Iterable[Batch], example: Batch, forward: Forward) -> int:
    """Take the least important hidden units out of every block.

    Args:
        network: in evaluation mode, on the CPU in float32; changed in place.
        share: of each block's hidden units, 0 to 1.
        batches: inputs on which importance is measured.
        example: one input, to follow through the network.
        forward: the network's feature vectors (N, D) of an input.

    Returns:
        The number of units taken out.
    """
    network.requires_grad_(True)
    graph = tp.DependencyGraph().build_dependency(network, example_inputs=example, forward_fn=forward, verbose=False)
    roots = _hidden_layers(network, graph)
    scores = importance(network, roots, batches, forward)
    removed = 0
    for root in roots:
        count = min(int(share * len(scores[root])), len(scores[root]) - _LEAST_UNITS)
        if count > 0:
            least = scores[root].argsort()[:count].tolist()
            graph.get_pruning_group(root, _out_channels(root), sorted(least)).prune()
            removed += count
    network.zero_grad(set_to_none=True)
    network.requires_grad_(False)
    return removed


def importance(
    network: nn.Module, roots: Iterable[nn.Module], batches: Iterable[Batch], forward: Forward
) -> Mapping[nn.Module, torch.Tensor]:
    """How much the feature vectors would change without each unit.

    The square of the first-order Taylor term of removing it (Molchanov et al. 2019, arXiv:1906.10771), here of the
    features themselves, summed over random directions, so that no category has to be known.

    Args:
        network: its parameters need gradients.
        roots: layers whose outputs are the units.
        batches: inputs.
        forward: feature vectors (N, D) of an input.

    Returns:
        For each layer, (units,), 0 or more.
    """
    scores = {root: torch.zeros(len(_weight(root))) for root in roots}
    generator = torch.Generator().manual_seed(0)
    for batch in batches:
        network.zero_grad(set_to_none=True)
        features = forward(network, batch)
        (features * torch.randn(features.shape, generator=generator)).sum().backward()
        for root in scores:
            weight, bias = _weight(root), root.bias
            term = (weight * weight.grad).flatten(1).sum(1) if weight.grad is not None else 0
            if isinstance(bias, nn.Parameter) and bias.grad is not None:
                term = term + bias * bias.grad
            scores[root] += torch.as_tensor(term).detach().square()
    return scores


def _hidden_layers(network: nn.Module, graph: Any) -> list[nn.Module]:
    """Layers whose outputs are hidden units; of several that write the same units, the first."""
    names = {module: name for name, module in network.named_modules()}
    found, written = [], set[nn.Module]()
    for module in names:
        if module in written or not _may_lose_outputs(module, names[module]) or module not in graph.module2node:
            continue
        group = [(each.target.module, each.handler) for each, _ in graph.get_pruning_group(
            module, _out_channels(module), [0]
        )]  # fmt: skip
        if _stays_in_block(group, names, _block_of(names[module])) and any(
            isinstance(target, nn.Conv2d | nn.Linear) and graph.is_in_channel_pruning_fn(removes)
            and not _is_depthwise(target)
            for target, removes in group
        ):  # fmt: skip
            found.append(module)
            written.update(target for target, removes in group if removes == _out_channels(target))
    return found


def _may_lose_outputs(module: nn.Module, name: str) -> bool:
    dense = isinstance(module, nn.Linear) or (isinstance(module, nn.Conv2d) and module.groups == 1)
    return dense and bool(_block_of(name)) and not set(name.split(".")) & _ATTENTION


def _stays_in_block(group: Iterable[tuple[Any, Any]], names: Mapping[nn.Module, str], block: str) -> bool:
    """Whether all that would change lies in one block; what has no name, such as an addition, has nothing to change."""
    for target, _ in group:
        if isinstance(target, nn.Parameter):
            return False
        if any(True for _ in target.parameters(recurse=False)) and not names.get(target, "").startswith(f"{block}."):
            return False
    return True


def _block_of(name: str) -> str:
    """The innermost numbered part of a network that a layer belongs to; empty where there is none."""
    parts = name.split(".")[:-1]
    while parts and not parts[-1].isdecimal():
        parts.pop()
    return ".".join(parts)


def _is_depthwise(module: nn.Module) -> bool:
    return isinstance(module, nn.Conv2d) and module.groups == module.in_channels > 1


def _out_channels(module: nn.Module) -> Any:
    return tp.prune_conv_out_channels if isinstance(module, nn.Conv2d) else tp.prune_linear_out_channels


def _weight(module: nn.Module) -> nn.Parameter:
    weight = module.weight
    assert isinstance(weight, nn.Parameter)
    return weight
