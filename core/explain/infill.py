"""A picture from which places are taken out, and what takes their place."""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

# Share of the picture's side: of a blurred picture only the colours of whole quarters are left.
BLUR = 1 / 7


@dataclass(frozen=True, eq=False)
class Canvas:
    """A picture at the network's input size.

    Attributes:
        pixels: uint8 (S, S, 3), the picture as the network sees it.
        infill: uint8 (S, S, 3), what stands where something is removed.
    """

    pixels: np.ndarray
    infill: np.ndarray

    @classmethod
    def of(cls, image: Image.Image, size: int) -> "Canvas":
        """Stretch a picture to the network's input and blur a copy of it.

        Args:
            image: the picture, RGB.
            size: S, ``image_encoder.preprocessing.size``.
        """
        small = image.resize((size, size), Image.Resampling.BICUBIC)
        blurred = small.filter(ImageFilter.GaussianBlur(BLUR * size))
        return cls(np.asarray(small), np.asarray(blurred))

    @property
    def size(self) -> int:
        """S, pixels."""
        return len(self.pixels)

    def without(self, removed: np.ndarray) -> Image.Image:
        """The picture without the pixels where ``removed``, bool (S, S), is True."""
        return Image.fromarray(np.where(removed[..., None], self.infill, self.pixels))


def grid(size: int, cells: int) -> np.ndarray:
    """Square cells of (nearly) equal size.

    Returns:
        int (size, size), the number of each pixel's cell, 0 to ``cells ** 2 - 1``, row by row.
    """
    band = np.arange(size) * cells // size
    return band[:, None] * cells + band
