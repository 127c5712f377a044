"""What takes the place of a part of a picture that is brushed out.

Black or grey would be a thing of its own to the network, with hard edges. A heavily blurred copy of the picture keeps
the colours and the light of the surroundings and loses every shape, so it tells least of what was there. A large thing
still leaves its colour behind.
"""

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from core.errors import SettingsError

# Left, top, right, bottom, as shares of the width and the height, from 0 to 1.
Box = tuple[float, float, float, float]

# The blur's standard deviation is the longer side divided by this.
_BLUR_SHARE = 8


def fill(image: Image.Image, regions: Sequence[Box]) -> Image.Image:
    """The picture with some regions blurred beyond recognition.

    Args:
        image: RGB.
        regions: boxes; they may overlap. A pixel that a box touches belongs to it.

    Returns:
        A new RGB picture of the same size; outside the regions it is the same to the last bit.

    Raises:
        SettingsError: a box lies outside the picture or has no area.
    """
    for region in regions:
        check(region)
    mask = Image.new("L", image.size)
    draw = ImageDraw.Draw(mask)
    for region in regions:
        draw.rectangle(_pixels(region, image.size), fill=255)
    return Image.composite(blurred(image), image, mask)


def blurred(image: Image.Image) -> Image.Image:
    """The picture with colours and light, and without shapes."""
    return image.filter(ImageFilter.GaussianBlur(max(image.size) / _BLUR_SHARE))


def check(region: Box) -> None:
    """Refuse a box that is none.

    Raises:
        SettingsError: it lies outside the picture or has no area.
    """
    left, top, right, bottom = region
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise SettingsError(
            f"The region {region} is not within the picture; give left, top, right, bottom from 0 to 1, in this order."
        )


def _pixels(region: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """First and last column and row of a box, as Pillow draws a rectangle: all four belong to it."""
    left, top, right, bottom = region
    width, height = size
    return (
        math.floor(left * width),
        math.floor(top * height),
        math.ceil(right * width) - 1,
        math.ceil(bottom * height) - 1,
    )
