"""Heat maps in colour: the inferno scale, from black through red and orange to pale yellow.

The scale is perceptual: equal steps of the value look like equal steps, also in grey and to most colour-blind eyes.
"""

import functools

import matplotlib
import numpy as np
from PIL import Image

from core.explain.maps import HeatMap

SCALE_NAME = "inferno"


def colours(values: np.ndarray, vmax: float) -> np.ndarray:
    """Colour values on a scale from 0 to ``vmax``.

    Args:
        values: float (H, W).
        vmax: the value that gets the brightest colour; where it is 0 everything gets the darkest.

    Returns:
        uint8 (H, W, 3).
    """
    steps = values / vmax if vmax > 0 else np.zeros_like(values)
    return _table()[np.rint(255 * np.clip(steps, 0.0, 1.0)).astype(np.uint8)]


def overlay(image: Image.Image, heat_map: HeatMap, opacity: float = 0.6, vmax: float | None = None) -> Image.Image:
    """Lay a heat map over its picture, which turns grey as the map gets denser, so that its colours do not mislead.

    Args:
        image: the picture, RGB, of the map's own size.
        heat_map: the map.
        opacity: 0 (picture alone) to 1 (map alone).
        vmax: top of the scale; the map's own ``scale`` when None, which draws weak evidence weak.

    Returns:
        An RGB picture of the same size.

    Raises:
        ValueError: sizes differ, or ``opacity`` is out of range.
    """
    height, width = heat_map.values.shape
    if image.size != (width, height):
        raise ValueError(f"the picture is {image.size[0]} x {image.size[1]}, the map {width} x {height}")
    if not 0.0 <= opacity <= 1.0:
        raise ValueError(f"opacity is {opacity}, not within 0 to 1")
    coloured = Image.fromarray(colours(heat_map.values, heat_map.scale if vmax is None else vmax))
    grey = Image.blend(image, image.convert("L").convert("RGB"), opacity)
    return Image.blend(grey, coloured, opacity)


def colour_scale(width: int = 256, height: int = 16) -> Image.Image:
    """The scale itself, lowest value on the left, as an RGB picture."""
    row = np.linspace(0.0, 1.0, width, dtype=np.float32)
    return Image.fromarray(colours(np.broadcast_to(row, (height, width)), 1.0))


@functools.cache
def _table() -> np.ndarray:
    """The scale's 256 colours, uint8 (256, 3)."""
    found = matplotlib.colormaps[SCALE_NAME](np.arange(256))
    return np.rint(255 * found[:, :3]).astype(np.uint8)
