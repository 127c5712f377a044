"""Other views of the same pictures, made by the processor that trains: other frames, other light, other wear.

Shops differ in background, framing, size and compression; a network that has seen them vary does not take them for the
product. Everything here is arithmetic on whole batches, so that a fast processor does not wait for pictures.
"""

import math

import torch
from torch.nn import functional
from torchvision.transforms.functional import gaussian_blur

_WHITE = 255.0
_TILT = math.radians(12)
_SMALL_SIDES = (48, 64, 80, 112)
# What red, green and blue contribute to brightness (ITU-R BT.601).
_LUMINANCE = (0.299, 0.587, 0.114)


def framed(pixels: torch.Tensor, chance: torch.Generator, tilted: bool = False) -> torch.Tensor:
    """Every picture in another frame, half of them mirrored; what lies beyond a picture's edge is white.

    Of a picture more than half of the area is left, or it stands on a larger ground, or it stays as it is.

    Args:
        pixels: (N, 3, S, S), values 0 to 255.
        chance: on the CPU, so that a seed gives the same frames on every processor.
        tilted: whether some are also turned by up to 12 degrees.

    Returns:
        float32, of the same shape and range.
    """
    draws = torch.rand(len(pixels), 8, generator=chance).unbind(1)
    cut, margin = draws[0] < 0.85, (draws[0] >= 0.85) & (draws[0] < 0.95)
    area, stretch = 0.6 + 0.4 * draws[1], torch.exp(0.5 * (draws[2] - 0.5))
    ground = torch.where(margin, 1.05 + 0.35 * draws[1], 1.0)
    width = torch.where(cut, (area * stretch).sqrt().clamp_max(1), ground)
    height = torch.where(cut, (area / stretch).sqrt().clamp_max(1), ground)
    left, top = ((2 * draw - 1) * (1 - side).abs() for draw, side in ((draws[3], width), (draws[4], height)))
    mirrored = torch.where(draws[5] < 0.5, -width, width)
    angle = torch.where(draws[6] < 0.35, _TILT * (2 * draws[7] - 1), 0.0) if tilted else torch.zeros_like(width)
    # From places in the new picture to places in the old one, both from -1 to 1.
    rows = [
        torch.stack([mirrored * angle.cos(), -height * angle.sin(), left], 1),
        torch.stack([mirrored * angle.sin(), height * angle.cos(), top], 1),
    ]
    grid = functional.affine_grid(torch.stack(rows, 1).to(pixels.device), list(pixels.shape), align_corners=False)
    return functional.grid_sample(pixels.float() - _WHITE, grid, align_corners=False) + _WHITE


def varied(pixels: torch.Tensor, chance: torch.Generator) -> torch.Tensor:
    """Other frames, and for some of the pictures another light and the traces of small files and careless cameras.

    Args:
        pixels: (N, 3, S, S), values 0 to 255.
        chance: on the CPU.

    Returns:
        float32, of the same shape and range.
    """
    return _worn(_lit(framed(pixels, chance, tilted=True), chance), chance)


def _lit(pixels: torch.Tensor, chance: torch.Generator) -> torch.Tensor:
    """Half of the pictures brighter or darker, with more or less contrast and colour."""
    draws = torch.rand(len(pixels), 4, generator=chance)
    lit = (draws[:, 0] < 0.5).float()
    factors = torch.stack([0.7 + 0.6 * draws[:, 1], 0.7 + 0.6 * draws[:, 2], 0.4 + 1.1 * draws[:, 3]])
    brightness, contrast, colour = (
        (1 + lit * (factor - 1)).to(pixels.device).reshape(-1, 1, 1, 1) for factor in factors
    )
    weights = torch.tensor(_LUMINANCE, device=pixels.device).reshape(1, 3, 1, 1)
    pixels = pixels * brightness
    middle = (pixels * weights).sum(1, keepdim=True).mean((2, 3), keepdim=True)
    pixels = middle + contrast * (pixels - middle)
    grey = (pixels * weights).sum(1, keepdim=True)
    return (grey + colour * (pixels - grey)).clamp(0, _WHITE)


def _worn(pixels: torch.Tensor, chance: torch.Generator) -> torch.Tensor:
    """A quarter of the pictures as small files enlarged again, some of the rest out of focus."""
    draws = torch.rand(len(pixels) + 2, generator=chance)
    side = _SMALL_SIDES[min(int(draws[-1] * len(_SMALL_SIDES)), len(_SMALL_SIDES) - 1)]
    small = (draws[:-2] < 0.25).to(pixels.device)
    blurred = ((draws[:-2] >= 0.25) & (draws[:-2] < 0.4)).to(pixels.device)
    coarse = functional.interpolate(pixels, (side, side), mode="bilinear", antialias=True)
    enlarged = functional.interpolate(coarse, pixels.shape[2:], mode="bilinear")
    soft = gaussian_blur(pixels, [7, 7], [0.3 + 1.2 * float(draws[-2])] * 2)
    one = (-1, 1, 1, 1)
    return torch.where(small.reshape(one), enlarged, torch.where(blurred.reshape(one), soft, pixels))
