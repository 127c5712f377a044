"""Feature maps of several sizes: the stages of a convolutional network, hookless."""

from collections.abc import Sequence

import torch

from core.encoders.image import ImageEncoder
from core.errors import SettingsError
from core.explain.cam import has_feature_maps
from core.explain.explainer import Setting
from core.explain.look import Look


def finer_stages(look: Look, count: int) -> list[tuple[int, str]]:
    """Stages of the network that end in larger maps than the last ones: one a size, the deepest, coarsest first.

    Returns:
        At most ``count`` pairs of a stage's position and name, as timm has them.
    """
    coarsest = look.pixels.shape[-1] // look.maps.shape[-1]
    by_reduction: dict[int, tuple[int, str]] = {}
    for position, stage in enumerate(look.encoder.network.feature_info):
        if stage["reduction"] < coarsest:
            by_reduction[stage["reduction"]] = (position, stage["module"])
    return [by_reduction[reduction] for reduction in sorted(by_reduction, reverse=True)][:count]


def feature_maps(look: Look, pixels: torch.Tensor, stages: Sequence[int]) -> list[torch.Tensor]:
    """The last feature maps and those of some stages, in one graph through the float32 network.

    Args:
        look: the picture and the question.
        pixels: the network's input, (N, 3, S, S).
        stages: positions of stages.

    Returns:
        Feature maps (N, D, h, w): the last ones, then those of the stages in the order asked.
    """
    private, network = pixels.detach().clone().requires_grad_(), look.encoder.exact_network
    if not stages:
        last: torch.Tensor = network.forward_features(private)
        return [last]
    last, finer = network.forward_intermediates(private, indices=sorted(stages))
    in_order = dict(zip(sorted(stages), finer, strict=True))
    return [last, *(in_order[stage] for stage in stages)]


def gradients(look: Look, score: torch.Tensor, layers: Sequence[torch.Tensor]) -> Sequence[torch.Tensor]:
    """The gradient of a score with respect to every layer.

    Raises:
        SettingsError: the network's answer does not come from what it hands out as a stage.
    """
    found = torch.autograd.grad(score, list(layers), retain_graph=True, allow_unused=True)
    if any(gradient is None for gradient in found):
        raise SettingsError(f"The finer layers of {look.encoder.name} cannot be read; choose 1 layer.")
    return found


def has_stages(encoder: ImageEncoder) -> bool:
    """Whether an encoder ends in feature maps and hands out those of its stages."""
    network = encoder.network
    listed = isinstance(getattr(network, "feature_info", None), list)
    return has_feature_maps(encoder) and listed and hasattr(network, "forward_intermediates")


def layers_setting(default: int, explained: str) -> Setting:
    """The setting for how fine the feature maps are."""
    return Setting(key="layers", name="Layers", default=default, least=1, most=4, step=1, help=explained)
