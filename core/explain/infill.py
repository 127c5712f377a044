"""A picture from which places are taken out, and what takes their place: the colours of what is left around them.

A grey square has edges, and a blurred copy of the whole picture still holds the colours of what was to be removed;
scattered over the picture, both look to the network like something new, so that removing places at random lowers an
answer more than removing what matters. Filled smoothly from what is left around it, a place looks like nothing at all
(the aim of Rong et al. 2022, arXiv:2202.00449, who solve linear equations for it). Here it is a normalised convolution
(Knutsson and Westin 1993): the average of the pixels that are left, weighed by a Gaussian of their distance.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import torch
from PIL import Image

# Deviation of the Gaussian as a share of the picture's side: wide enough to leave no edge around a removed place.
REACH = 1 / 11
# The smooth colours are computed at so many points a side, and drawn between them.
_POINTS = 32
# Where next to nothing is left nearby, the mean colour of all that is left takes over.
_LEAST_WEIGHT = 1e-3


@dataclass(frozen=True, eq=False)
class Canvas:
    """A picture at the network's input size, uint8 (S, S, 3)."""

    pixels: np.ndarray

    @classmethod
    def of(cls, image: Image.Image, size: int) -> "Canvas":
        """Stretch a picture to the network's input.

        Args:
            image: the picture, RGB.
            size: S, ``image_encoder.preprocessing.size``.
        """
        return cls(np.asarray(image.resize((size, size), Image.Resampling.BICUBIC)))

    @property
    def size(self) -> int:
        """S, pixels."""
        return len(self.pixels)

    def without(self, removed: np.ndarray) -> Image.Image:
        """The picture without the pixels where ``removed``, bool (S, S), is True; the other pixels stay as they are."""
        if not removed.any():
            return Image.fromarray(self.pixels)
        left = torch.from_numpy(~removed)
        layers = self._planes * left
        count = layers[3].sum()
        mean = layers[:3].sum((1, 2)) / count if count else self._planes[:3].mean((1, 2))
        # Threads of torch stay on one core where several pictures are filled side by side; numpy's would not.
        blur, enlarge = _blur(self.size), _enlargement(self.size)
        shared = blur @ layers @ blur.T
        smooth = (shared[:3] + _LEAST_WEIGHT * mean[:, None, None]) / (shared[3] + _LEAST_WEIGHT)
        infill = (enlarge @ smooth @ enlarge.T).round_().clamp_(0, 255).to(torch.uint8)
        return Image.fromarray(np.where(removed[..., None], infill.numpy().transpose(1, 2, 0), self.pixels))

    @cached_property
    def _planes(self) -> torch.Tensor:
        """The three colours and a plane of ones, float32 (4, S, S)."""
        colours = torch.tensor(self.pixels).permute(2, 0, 1).float()
        return torch.cat([colours, torch.ones_like(colours[:1])])


def grid(size: int, cells: int) -> np.ndarray:
    """Square cells of (nearly) equal size.

    Returns:
        int (size, size), the number of each pixel's cell, 0 to ``cells ** 2 - 1``, row by row.
    """
    band = np.arange(size) * cells // size
    return band[:, None] * cells + band


@lru_cache(maxsize=8)
def _blur(size: int) -> torch.Tensor:
    """What each point of a row sees of the row's pixels, float32 (P, size): means of small squares, then a Gaussian."""
    count = min(size, _POINTS)
    squares = torch.zeros(count, size)
    squares[torch.arange(size) * count // size, torch.arange(size)] = 1
    place = torch.arange(count) / count
    gaussian = torch.exp(-0.5 * ((place[:, None] - place) / REACH) ** 2)
    return (gaussian / gaussian.sum(1, keepdim=True)) @ (squares / squares.sum(1, keepdim=True))


@lru_cache(maxsize=8)
def _enlargement(size: int) -> torch.Tensor:
    """Straight lines between the points of a row, float32 (size, P); beyond the outermost, their colour."""
    count = min(size, _POINTS)
    place = ((torch.arange(size) + 0.5) * count / size - 0.5).clamp(0, count - 1)
    return (1 - (place[:, None] - torch.arange(count)).abs()).clamp_min(0)
