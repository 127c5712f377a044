"""Other pictures of the same product: crops, margins, light and the traces of small files and careless cameras.

Shops differ in background, framing, size and compression; a model that has seen them vary does not take them for the
product.
"""

import io
import math
import random

from PIL import Image, ImageEnhance, ImageFilter

_SMALL_SIDES = (48, 64, 80, 112)


def another_view(image: Image.Image, rng: random.Random) -> Image.Image:
    """A varied copy of an RGB picture; sizes may differ from the original's."""
    image = _framed(image, rng)
    if rng.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < 0.35:
        image = image.rotate(rng.uniform(-12, 12), Image.Resampling.BILINEAR, fillcolor=(255, 255, 255))
    if rng.random() < 0.5:
        image = _lit(image, rng)
    return _worn(image, rng)


def _framed(image: Image.Image, rng: random.Random) -> Image.Image:
    """A crop of more than half of the area, or the picture on a larger white ground, or as it is."""
    width, height = image.size
    draw = rng.random()
    if draw < 0.85:
        share, stretch = rng.uniform(0.6, 1.0), math.exp(rng.uniform(-0.25, 0.25))
        cut_width = min(width, max(8, round(width * math.sqrt(share * stretch))))
        cut_height = min(height, max(8, round(height * math.sqrt(share / stretch))))
        left, top = rng.randint(0, width - cut_width), rng.randint(0, height - cut_height)
        return image.crop((left, top, left + cut_width, top + cut_height))
    if draw < 0.95:
        factor = rng.uniform(1.05, 1.4)
        ground = Image.new("RGB", (round(width * factor), round(height * factor)), (255, 255, 255))
        ground.paste(image, (rng.randint(0, ground.width - width), rng.randint(0, ground.height - height)))
        return ground
    return image


def _lit(image: Image.Image, rng: random.Random) -> Image.Image:
    image = ImageEnhance.Brightness(image).enhance(rng.uniform(0.7, 1.3))
    image = ImageEnhance.Contrast(image).enhance(rng.uniform(0.7, 1.3))
    return ImageEnhance.Color(image).enhance(rng.uniform(0.4, 1.5))


def _worn(image: Image.Image, rng: random.Random) -> Image.Image:
    """Sometimes small, blurred, or with the traces of strong compression."""
    draw = rng.random()
    if draw < 0.25:
        side = rng.choice(_SMALL_SIDES)
        image = image.resize((side, side), Image.Resampling.BILINEAR)
    elif draw < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.5)))
    if rng.random() < 0.25:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=rng.randint(25, 80))
        image = Image.open(buffer).convert("RGB")
    return image
