"""Rectangles of a picture, as a person draws them, in shares of its width and height."""

import math
from collections.abc import Sequence

import numpy as np

from core.errors import SettingsError

# Left, top, right, bottom, from 0 to 1.
Box = tuple[float, float, float, float]


def inside(boxes: Sequence[Box], size: tuple[int, int]) -> np.ndarray:
    """The pixels that the boxes touch.

    Args:
        boxes: rectangles; they may overlap.
        size: (width, height) of the picture in pixels.

    Returns:
        bool (height, width).

    Raises:
        SettingsError: a box lies outside the picture or has no area.
    """
    width, height = size
    mask = np.zeros((height, width), dtype=bool)
    for left, top, right, bottom in boxes:
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise SettingsError(
                f"The box {(left, top, right, bottom)} is not within the picture; "
                "give left, top, right and bottom, from 0 to 1."
            )
        rows = slice(math.floor(top * height), math.ceil(bottom * height))
        mask[rows, math.floor(left * width) : math.ceil(right * width)] = True
    return mask
