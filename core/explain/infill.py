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
        left = ~removed
        # Means of small squares first: what follows is then so small that no library divides it between the cores,
        # which would cost many times the work itself.
        layers = _square_means(np.dstack([self.pixels * left[..., None], left]))
        gaussian = _gaussian(len(layers))
        blurred = [gaussian @ layer @ gaussian.T for layer in layers.transpose(2, 0, 1)]
        mean = self.pixels[left if left.any() else removed].mean(axis=0, dtype=np.float32)
        infill = [
            _enlarged((colour + _LEAST_WEIGHT * rest) / (blurred[3] + _LEAST_WEIGHT), self.size)
            for colour, rest in zip(blurred, mean, strict=False)
        ]
        return Image.fromarray(np.where(removed[..., None], np.dstack(infill), self.pixels))


def grid(size: int, cells: int) -> np.ndarray:
    """Square cells of (nearly) equal size.

    Returns:
        int (size, size), the number of each pixel's cell, 0 to ``cells ** 2 - 1``, row by row.
    """
    band = np.arange(size) * cells // size
    return band[:, None] * cells + band


def _square_means(values: np.ndarray) -> np.ndarray:
    """Means of ``_POINTS`` squares a side: (S, S, K) -> float32 (P, P, K); fewer where there are fewer pixels."""
    size = len(values)
    starts = np.arange(min(size, _POINTS)) * size // min(size, _POINTS)
    sums = np.add.reduceat(np.add.reduceat(values, starts, axis=0, dtype=np.float32), starts, axis=1)
    sides = np.diff(starts, append=size).astype(np.float32)
    return sums / (sides[:, None, None] * sides[:, None])


@lru_cache(maxsize=8)
def _gaussian(points: int) -> np.ndarray:
    """Each point's weights of all points in a row, float32 (P, P); a row's sum is 1."""
    place = np.arange(points) / points
    weights = np.exp(-0.5 * ((place[:, None] - place) / REACH) ** 2)
    return (weights / weights.sum(axis=1, keepdims=True)).astype(np.float32)


def _enlarged(colour: np.ndarray, size: int) -> np.ndarray:
    """One colour, float32 (P, P) -> uint8 (size, size), in straight lines between the points."""
    large = Image.fromarray(colour).resize((size, size), Image.Resampling.BILINEAR)
    return np.rint(np.asarray(large)).clip(0, 255).astype(np.uint8)
