"""Integrated gradients with a noise tunnel, by Captum.

Integrated gradients (Sundararajan et al. 2017, arXiv:1703.01365) divide the difference between the score of the picture
and that of a picture that shows nothing among the pixels, by adding up gradients on the way from one to the other.
SmoothGrad (Smilkov et al. 2017, arXiv:1706.03825) averages this over copies of the picture with noise.

Captum's own noise tunnel draws from the process-wide generator, which other threads draw from as well; the noise here
comes from a generator of its own, so that a seed gives the same map at any time. Tests hold both to be the same.
"""

from collections.abc import Mapping

import torch
from captum.attr import IntegratedGradients
from torch.nn import functional

from core.encoders.cores import side_by_side
from core.explain.explainer import Explainer, Setting
from core.explain.look import PIXELS, Evidence, Look

# The graph of a picture takes some 60 MB.
_STEPS_AT_ONCE = 8


def integrated_gradients(look: Look, settings: Mapping[str, float]) -> Evidence:
    """Integrate gradients through the whole network, in float32.

    Args:
        look: the picture and the question.
        settings: ``steps``, ``samples``, ``noise``, ``cells``, ``seed``.

    Returns:
        Evidence (cells, cells) in logits: the share of a square of the picture in the score. Its scale ends at the
        largest share for or against the question; other categories would take as long again, each.
    """
    shares = attributions(look, settings).sum(0)
    cells = min(int(settings["cells"]), len(shares))
    pixels_a_cell = (len(shares) / cells) ** 2
    values = pixels_a_cell * functional.adaptive_avg_pool2d(shares[None, None], cells)[0, 0]
    return Evidence(values.relu(), float(values.abs().max()), PIXELS)


def attributions(look: Look, settings: Mapping[str, float]) -> torch.Tensor:
    """Every input value's share in the score, (3, S, S), signed, averaged over the noisy copies."""
    # Without noise all copies are one.
    samples = int(settings["samples"]) if settings["noise"] > 0 else 1
    method = IntegratedGradients(look.score_pixels)
    baseline, steps, asked = look.blurred, int(settings["steps"]), look.asked

    def attribute(noisy: torch.Tensor) -> torch.Tensor:
        found: torch.Tensor = method.attribute(
            noisy[None].requires_grad_(),
            baselines=baseline,
            target=asked,
            n_steps=steps,
            internal_batch_size=_STEPS_AT_ONCE,
        )
        return found[0].detach()

    total = torch.zeros_like(look.pixels[0])
    copies = noisy_copies(look.pixels, samples, settings["noise"], int(settings["seed"]))
    for done, found in enumerate(side_by_side(attribute, list(copies), look.encoder.device), start=1):
        total += found
        look.report(done, samples)
    return total / samples


def noisy_copies(pixels: torch.Tensor, samples: int, noise: float, seed: int) -> torch.Tensor:
    """Copies of a picture with normal noise.

    Args:
        pixels: (1, 3, S, S).
        samples: N, how many copies.
        noise: deviation of the noise, as a share of the range of the pixels' values.
        seed: seed of the noise, the same on every device.

    Returns:
        (N, 3, S, S).
    """
    deviation = noise * (pixels.max() - pixels.min())
    drawn = torch.randn((samples, *pixels.shape[1:]), generator=torch.Generator().manual_seed(seed))
    return pixels + deviation * drawn.to(pixels.device)


INTEGRATED_GRADIENTS = Explainer(
    key="integrated_gradients",
    name="Integrated gradients",
    about="picture",
    shows="Bright places have the largest share in what the picture adds to the category's score, "
    "compared with a picture that shows nothing.",
    limit="It is held against one particular empty picture, what already looks like that counts for little, and shares "
    "against the category are not shown.",
    reference="Sundararajan et al. 2017, arXiv:1703.01365; Smilkov et al. 2017, arXiv:1706.03825",
    compute=integrated_gradients,
    settings=(
        Setting("steps", "Steps", 8, 4, 64, 4, "Gradients taken on the way from the empty picture to this one."),
        Setting("samples", "Noisy copies", 8, 1, 64, 1, "Copies of the picture that are averaged over."),
        Setting(
            "noise", "Noise (share of the range)", 0.15, 0.0, 0.5, 0.05,
            "Deviation of the noise on the copies; 0 is plain integrated gradients.",
        ),
        Setting(
            "cells", "Cells a side", 28, 7, 224, 7,
            "Squares a side over which shares are added up; single pixels' shares alternate in sign and say little.",
        ),
        Setting("seed", "Seed of the noise", 0, 0, 2**32 - 1, 1, "The same seed gives the same map."),
    ),
)  # fmt: skip
