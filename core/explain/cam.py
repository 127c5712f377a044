"""Class activation maps on the last feature maps: Grad-CAM and Grad-CAM++.

Both need the last feature maps and the gradient of one category's score with respect to them. The maps are kept by
the prediction, so only the short rest of the network runs here: pooling and the fusion classifier.
"""

from collections.abc import Callable, Mapping, Sequence

import torch
from captum.attr import LayerGradCam
from torch import nn

from core.encoders.image import ImageEncoder
from core.explain.explainer import Explainer, any_member
from core.explain.look import Evidence, Look

Score = Callable[[torch.Tensor], torch.Tensor]

# Feature maps copied at a time, one copy a question: 64 copies of 1280 x 7 x 7 numbers are 16 MB.
_QUESTIONS_PER_BATCH = 64


def grad_cam(score: Score, maps: torch.Tensor, targets: Sequence[int]) -> torch.Tensor:
    """Grad-CAM (Selvaraju et al. 2017, arXiv:1610.02391) by Captum.

    Args:
        score: feature maps (N, D, h, w) -> logits (N, C), differentiable.
        maps: feature maps (N, D, h, w).
        targets: a category's position for each of the N.

    Returns:
        Evidence (N, h, w), never negative, in logits: a cell's (first-order) contribution to the category's score.
    """
    # Captum finds the layer by a hook; a layer of our own, which passes on what it gets, leaves the shared ones alone.
    layer = nn.Identity()
    method = LayerGradCam(lambda values: score(layer(values)), layer)
    evidence: torch.Tensor = method.attribute(maps, target=list(targets), relu_attributions=True)
    return evidence[:, 0].detach()


def grad_cam_plus_plus(score: Score, maps: torch.Tensor, targets: Sequence[int]) -> torch.Tensor:
    """Grad-CAM++ (Chattopadhyay et al. 2018, arXiv:1710.11063), equations 10, 19 and 20 of the paper.

    A feature map's weight is the sum over its cells of ``alpha * relu(gradient)``, where

        alpha = g^2 / (2 g^2 + sum over all cells of A * g^3)

    ``g`` is the gradient of the logit and ``A`` the activation: the closed form that the paper reaches by taking the
    exponential of the logit as score. The factor exp(logit), common to all weights of a category, is left out.
    Nothing is added to the denominator: gradients of averaged maps are so small that the 1e-8 or 1e-6 which other
    implementations add would decide the result.

    Args:
        score: feature maps (N, D, h, w) -> logits (N, C), differentiable.
        maps: feature maps (N, D, h, w).
        targets: a category's position for each of the N.

    Returns:
        Evidence (N, h, w), never negative.
    """
    with torch.enable_grad():
        values = maps.detach().clone().requires_grad_()
        chosen = score(values)[torch.arange(len(values)), list(targets)]
        (gradient,) = torch.autograd.grad(chosen.sum(), values)
    square = gradient.square()
    below = 2 * square + (maps * gradient**3).sum(dim=(2, 3), keepdim=True)
    # Where the gradient is nothing, so is its weight; dividing would give 0 / 0.
    alpha = torch.where(square > 0, square / torch.where(below == 0, torch.ones_like(below), below), 0.0)
    weights = (alpha * gradient.relu()).sum(dim=(2, 3), keepdim=True)
    return (weights * maps).sum(dim=1).relu()


def has_feature_maps(encoder: ImageEncoder) -> bool:
    """Whether an encoder ends in feature maps over places."""
    return encoder.layout == "maps"


def _on_last_maps(method: Callable[[Score, torch.Tensor, Sequence[int]], torch.Tensor]) -> Callable[..., Evidence]:
    """A method of feature maps as a heat map method."""

    def compute(look: Look, settings: Mapping[str, float]) -> Evidence:
        look = look.through(has_feature_maps)
        batches = torch.arange(len(look.questions)).split(_QUESTIONS_PER_BATCH)
        found = [method(look.score_maps, look.maps.repeat(len(each), 1, 1, 1), each.tolist()) for each in batches]
        return look.evidence(torch.cat(found), look.encoder.layer)

    return compute


GRAD_CAM = Explainer(
    key="gradcam",
    name="Grad-CAM",
    about="picture",
    shows="Bright places are those that raise the category's score most.",
    limit="It is coarse (a few cells a side, enlarged) and hides what speaks against the category; "
    "a bright place is where the model looks, not proof that it understands what is there.",
    reference="Selvaraju et al. 2017, arXiv:1610.02391",
    compute=_on_last_maps(grad_cam),
    works_with=any_member(has_feature_maps),
)
GRAD_CAM_PLUS_PLUS = Explainer(
    key="gradcampp",
    name="Grad-CAM++",
    about="picture",
    shows="Like Grad-CAM, but features with small yet helpful gradients count for more, "
    "so several objects or a whole object light up.",
    limit="It ignores every feature that lowers the score, so it can light up places for a category that the picture, "
    "on balance, speaks against; with a random classifier it looks nearly the same, so it shows where there is "
    "something to see rather than why.",
    reference="Chattopadhyay et al. 2018, arXiv:1710.11063",
    compute=_on_last_maps(grad_cam_plus_plus),
    works_with=any_member(has_feature_maps),
)
