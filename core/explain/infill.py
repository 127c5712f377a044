"""A picture from which places are taken out, and what takes their place: the colours of what is left around them.

A grey square has edges, and a blurred copy of the whole picture still holds the colours of what was to be removed;
scattered over the picture, both look to the network like something new, so that removing places at random lowers an
answer more than removing what matters. Filled smoothly from what is left around it, a place looks like nothing at all
(the aim of Rong et al. 2022, arXiv:2202.00449, who solve linear equations for it). Here it is a normalised convolution
(Knutsson and Westin 1993): the average of the pixels that are left, weighed by a Gaussian of their distance.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
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
        around, drawn = _smoothing(self.size)
        left = ~removed
        layers = np.dstack([self.pixels * left[..., None], left]).astype(np.float32)
        blurred = np.stack([around @ layer @ around.T for layer in layers.transpose(2, 0, 1)])
        mean = self.pixels[left if left.any() else removed].mean(axis=0, dtype=np.float32)[:, None, None]
        smooth = (blurred[:3] + _LEAST_WEIGHT * mean) / (blurred[3] + _LEAST_WEIGHT)
        infill = np.stack([drawn @ colour @ drawn.T for colour in smooth], axis=-1)
        return Image.fromarray(np.where(removed[..., None], np.rint(infill).astype(np.uint8), self.pixels))


def grid(size: int, cells: int) -> np.ndarray:
    """Square cells of (nearly) equal size.

    Returns:
        int (size, size), the number of each pixel's cell, 0 to ``cells ** 2 - 1``, row by row.
    """
    band = np.arange(size) * cells // size
    return band[:, None] * cells + band


@lru_cache(maxsize=8)
def _smoothing(size: int) -> tuple[np.ndarray, np.ndarray]:
    """The Gaussian's weights at each point, float32 (P, S), a row's sum 1 at most, and the way back, float32 (S, P)."""
    pixels = np.arange(size) + 0.5
    points = (np.arange(_POINTS) + 0.5) * size / _POINTS
    around = np.exp(-0.5 * ((points[:, None] - pixels) / (REACH * size)) ** 2)
    drawn = np.stack([np.interp(pixels, points, row) for row in np.eye(_POINTS)], axis=1)
    return (around / around.sum(axis=1, keepdims=True)).astype(np.float32), drawn.astype(np.float32)
