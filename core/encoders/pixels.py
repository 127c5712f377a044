"""Pictures as a network's input."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from PIL import Image


@dataclass(frozen=True)
class Preprocessing:
    """How a picture becomes the encoder's input.

    Attributes:
        size: side of the square input, pixels; the picture is stretched to it, so every pixel is seen.
        mean: subtracted from the 0-255 pixel values, a channel each.
        std: what the difference is divided by, a channel each.
        interpolation: resampling filter.
    """

    size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    interpolation: str = "bicubic"


def to_pixels(images: Sequence[Image.Image], preprocessing: Preprocessing) -> torch.Tensor:
    """RGB pictures of any size -> float32 (N, 3, S, S), scaled as ``preprocessing`` says."""
    side = (preprocessing.size, preprocessing.size)
    pixels = np.stack([np.asarray(image.resize(side, Image.Resampling.BICUBIC)) for image in images])
    mean = np.asarray(preprocessing.mean, dtype=np.float32)
    std = np.asarray(preprocessing.std, dtype=np.float32)
    return torch.from_numpy((pixels.astype(np.float32) - mean) / std).permute(0, 3, 1, 2)
