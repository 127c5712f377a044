"""Pictures as a network's input."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
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


def at_size(image: Image.Image, side: int) -> npt.NDArray[np.uint8]:
    """An RGB picture stretched to a square, uint8 (side, side, 3)."""
    return np.asarray(image.resize((side, side), Image.Resampling.BICUBIC))


def to_pixels(images: Sequence[Image.Image], preprocessing: Preprocessing) -> torch.Tensor:
    """RGB pictures of any size -> float32 (N, 3, S, S), scaled as ``preprocessing`` says."""
    pixels = np.stack([at_size(image, preprocessing.size) for image in images])
    mean = np.asarray(preprocessing.mean, dtype=np.float32)
    std = np.asarray(preprocessing.std, dtype=np.float32)
    return torch.from_numpy((pixels.astype(np.float32) - mean) / std).permute(0, 3, 1, 2)


def scaled(pixels: torch.Tensor, preprocessing: Preprocessing) -> torch.Tensor:
    """Pixels (N, 3, S, S) of 0 to 255 -> float32 as :func:`to_pixels` gives them, on the same processor."""
    mean, std = (
        torch.tensor(values, device=pixels.device).reshape(1, 3, 1, 1)
        for values in (preprocessing.mean, preprocessing.std)
    )
    return (pixels.float() - mean) / std
