"""Attacks on the picture: the smallest changes of pixels, computed from the model's own gradient, that mislead it.

The fast gradient sign method (Goodfellow et al. 2015, arXiv:1412.6572) moves every pixel once, by the strength, to the
side that raises the loss. Projected gradient descent (Madry et al. 2018, arXiv:1706.06083) starts somewhere within the
strength and takes many small steps, never leaving it. The gradient goes through the whole fused model, text included,
in float32; the text itself is left as it is.

A strength is in steps of pixel values of 0 to 255, that is in 1/255 of their range, at the network's input.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch.nn import functional

from core.encoders.pixels import Preprocessing
from core.predictor import Predictor

STRENGTHS = (1.0, 2.0, 4.0, 8.0)
STEPS = 10
# Of the strength, over all steps together: enough to cross from one side of what is allowed to the other.
_REACH = 2.5
FGSM, PGD = "fgsm", "pgd"
NAMES = {FGSM: "One step (FGSM)", PGD: f"{STEPS} steps (PGD)"}

Logits = Callable[[torch.Tensor], torch.Tensor]


@dataclass(frozen=True, eq=False)
class Scale:
    """How pixel values of 0 to 255 stand in the network's input; tensors (1, 3, 1, 1).

    Attributes:
        low: input of pixels of 0.
        high: input of pixels of 255.
        step: input's change when a pixel's value grows by 1.
    """

    low: torch.Tensor
    high: torch.Tensor
    step: torch.Tensor

    @classmethod
    def of(cls, preprocessing: Preprocessing, device: torch.device) -> "Scale":
        """The scale of an encoder's input."""
        mean, std = (
            torch.tensor(values, dtype=torch.float32, device=device).view(1, 3, 1, 1)
            for values in (preprocessing.mean, preprocessing.std)
        )
        return cls((0 - mean) / std, (255 - mean) / std, 1 / std)


def fused_logits(predictor: Predictor, text: torch.Tensor | None) -> Logits:
    """The whole model as a function of the picture's pixels, differentiable, in float32.

    Args:
        predictor: the model.
        text: float32 (N, T) features of the texts beside the pictures, or None for pictures alone.

    Returns:
        Input (N, 3, S, S) -> logits (N, C).
    """
    network, model = predictor.image_encoder.exact_network, predictor.model

    def logits(pixels: torch.Tensor) -> torch.Tensor:
        features = network.forward_head(network.forward_features(pixels), pre_logits=True)
        there = torch.ones(len(pixels), dtype=torch.bool, device=pixels.device)
        words = torch.zeros(len(pixels), model.config.text_dim, device=pixels.device) if text is None else text
        found: torch.Tensor = model(features, words, there, there & (text is not None))
        return found

    return logits


def fgsm(logits: Logits, pixels: torch.Tensor, truth: torch.Tensor, strength: float, scale: Scale) -> torch.Tensor:
    """One step of the whole strength.

    Args:
        logits: the model.
        pixels: (N, 3, S, S), the network's input.
        truth: (N,), positions of the true categories, from which the answers are to be led away.
        strength: in pixel values of 0 to 255.
        scale: of the input.

    Returns:
        (N, 3, S, S): no value further from ``pixels`` than the strength, none that no pixel could have.
    """
    moved = pixels + strength * scale.step * _uphill(logits, pixels, truth)[0].sign()
    return _within(moved, pixels, strength, scale)


def pgd(
    logits: Logits,
    pixels: torch.Tensor,
    truth: torch.Tensor,
    strength: float,
    scale: Scale,
    seed: int = 0,
    steps: int = STEPS,
) -> torch.Tensor:
    """Many small steps from a random start; a picture that misleads already is left as it is.

    Args:
        logits: as for :func:`fgsm`, and so the next four.
        pixels: where the attack starts from.
        truth: what the answers are to be led away from.
        strength: how far any value may move.
        scale: of the input.
        seed: of the start.
        steps: how many.

    Returns:
        As of :func:`fgsm`.
    """
    chance = torch.rand(pixels.shape, generator=torch.Generator().manual_seed(seed)).to(pixels.device)
    moved = _within(pixels + strength * scale.step * (2 * chance - 1), pixels, strength, scale)
    for _ in range(steps):
        slope, answers = _uphill(logits, moved, truth)
        further = moved + _REACH / steps * strength * scale.step * slope.sign()
        resists = (answers == truth).view(-1, 1, 1, 1)
        moved = torch.where(resists, _within(further, pixels, strength, scale), moved)
    return moved


def _uphill(logits: Logits, pixels: torch.Tensor, truth: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The gradient by the pixels of the log odds against the truth, and the answers (N,) to these pixels.

    It is the cross entropy's gradient, divided by the probability of all that is wrong: the same direction, but it does
    not vanish in rounding where the model is sure.
    """
    with torch.enable_grad():
        given = pixels.detach().requires_grad_()
        scores = logits(given)
        true = functional.one_hot(truth, scores.shape[1]).bool()
        against = scores.masked_fill(true, -torch.inf).logsumexp(1) - scores[true]
        (slope,) = torch.autograd.grad(against.sum(), given)
    return slope, scores.detach().argmax(1)


def _within(moved: torch.Tensor, pixels: torch.Tensor, strength: float, scale: Scale) -> torch.Tensor:
    reach = strength * scale.step
    near = torch.maximum(torch.minimum(moved, pixels + reach), pixels - reach)
    return torch.maximum(torch.minimum(near, scale.high), scale.low)
