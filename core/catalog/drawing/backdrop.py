"""What is behind and below an object: studio backgrounds, simple scenes, and soft shadows."""

import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from core.catalog.drawing.colour import RGB, darker, lighter, mix
from core.catalog.drawing.paint import ramp

SCENES = ("white", "studio", "tint", "room", "table", "lawn")

_TINTS: tuple[RGB, ...] = (
    (226, 236, 246),
    (246, 232, 226),
    (232, 243, 232),
    (246, 240, 220),
    (238, 230, 244),
    (228, 230, 234),
)
_WALLS: tuple[RGB, ...] = ((236, 232, 224), (222, 228, 230), (240, 238, 234), (218, 224, 214))
_FLOORS: tuple[RGB, ...] = ((190, 156, 118), (168, 132, 96), (206, 182, 150), (150, 146, 142))
# Shadows are blurred on a small copy: they are too soft for the difference to show.
_SHADOW_SHRINK = 8


def scene(name: str, size: tuple[int, int], rng: random.Random) -> Image.Image:
    """Draw a background.

    Args:
        name: one of ``SCENES``.
        size: pixels.
        rng: chooses its colours.

    Returns:
        RGB picture.
    """
    if name == "studio":
        return _vertical(size, ((255, 255, 255), (250, 250, 251), (232, 233, 235), (246, 246, 247)))
    if name == "tint":
        colour = rng.choice(_TINTS)
        return _vertical(size, (lighter(colour, 0.5), colour, darker(colour, 0.06)))
    if name == "room":
        return _room(size, rng)
    if name == "table":
        return _table(size, rng)
    if name == "lawn":
        return _lawn(size, rng)
    return Image.new("RGB", size, (255, 255, 255))


def with_shadow(layer: Image.Image, background: Image.Image, stance: str) -> Image.Image:
    """Put an object on its background.

    Args:
        layer: RGBA picture of the object.
        background: RGB picture of the same size, changed in place.
        stance: ``stand`` casts a shadow on the floor, ``flat`` lies on the background, ``none`` casts none.

    Returns:
        The background with shadow and object.
    """
    bounds = layer.getbbox()
    if bounds is not None and stance != "none":
        shadow = _floor_shadow(layer, bounds) if stance == "stand" else _drop_shadow(layer)
        background.paste((30, 32, 40), (0, 0), shadow)
    background.paste(layer, (0, 0), layer)
    return background


def _floor_shadow(layer: Image.Image, bounds: tuple[int, int, int, int]) -> Image.Image:
    width, height = (side // _SHADOW_SHRINK for side in layer.size)
    left, right = (side / _SHADOW_SHRINK for side in _footprint(layer, bounds))
    bottom, reach = bounds[3] / _SHADOW_SHRINK, max(right - left, 4)
    shadow = Image.new("L", (width, height))
    draw = ImageDraw.Draw(shadow)
    draw.ellipse((left - 0.06 * reach, bottom - 0.07 * reach, right + 0.1 * reach, bottom + 0.05 * reach), fill=70)
    draw.ellipse((left + 0.02 * reach, bottom - 0.04 * reach, right - 0.02 * reach, bottom + 0.02 * reach), fill=120)
    return shadow.filter(ImageFilter.GaussianBlur(0.025 * width)).resize(layer.size, Image.Resampling.BILINEAR)


def _footprint(layer: Image.Image, bounds: tuple[int, int, int, int]) -> tuple[int, int]:
    """Left and right end of what is within a tenth of the object's height above the ground."""
    left, top, right, bottom = bounds
    ground = layer.crop((left, bottom - max(1, (bottom - top) // 10), right, bottom)).getchannel("A").getbbox()
    return (left, right) if ground is None else (left + ground[0], left + ground[2])


def _drop_shadow(layer: Image.Image) -> Image.Image:
    small = layer.getchannel("A").resize(
        (layer.width // _SHADOW_SHRINK, layer.height // _SHADOW_SHRINK), Image.Resampling.BILINEAR
    )
    shadow = Image.new("L", small.size)
    step = max(1, small.width // 60)
    shadow.paste(small.point(lambda value: value * 0.4), (step, 2 * step))
    return shadow.filter(ImageFilter.GaussianBlur(0.02 * small.width)).resize(layer.size, Image.Resampling.BILINEAR)


def _vertical(size: tuple[int, int], colours: tuple[RGB, ...]) -> Image.Image:
    column = ramp(colours)[np.linspace(0, 255, size[1]).astype(int), None, :]
    return Image.fromarray(np.repeat(column, size[0], axis=1), "RGB")


def _room(size: tuple[int, int], rng: random.Random) -> Image.Image:
    wall, floor = rng.choice(_WALLS), rng.choice(_FLOORS)
    picture = _vertical(size, (lighter(wall, 0.3), wall, darker(wall, 0.08)))
    line = round(size[1] * rng.uniform(0.66, 0.74))
    board = max(2, size[1] // 50)
    picture.paste(_vertical((size[0], size[1] - line), (darker(floor, 0.12), lighter(floor, 0.12))), (0, line))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, line - board, size[0], line), fill=lighter(wall, 0.6))
    vanishing = size[0] / 2
    for step in range(-14, 15):
        draw.line(
            (vanishing + step * size[0] * 0.07, line + 1, vanishing + step * size[0] * 0.22, size[1]),
            fill=darker(floor, 0.16),
            width=2,
        )
    return picture


def _table(size: tuple[int, int], rng: random.Random) -> Image.Image:
    wood = mix(rng.choice(_FLOORS[:3]), (210, 180, 140), rng.uniform(0, 0.6))
    picture = _vertical(size, (darker(wood, 0.1), lighter(wood, 0.2), wood))
    draw = ImageDraw.Draw(picture)
    for _ in range(60):
        y = rng.uniform(0, size[1])
        start = rng.uniform(-0.3, 0.8) * size[0]
        draw.line(
            (start, y, start + rng.uniform(0.2, 0.7) * size[0], y + rng.uniform(-3, 3)),
            fill=darker(wood, rng.uniform(0.06, 0.18)),
            width=rng.choice((1, 2, 3)),
        )
    for share in (0.02, 0.34, 0.67, 0.99):
        draw.line((0, share * size[1], size[0], share * size[1]), fill=darker(wood, 0.4), width=3)
    return picture


def _lawn(size: tuple[int, int], rng: random.Random) -> Image.Image:
    picture = _vertical(size, ((150, 196, 236), (206, 228, 244), (232, 240, 240)))
    line = round(size[1] * rng.uniform(0.52, 0.62))
    hedge = rng.choice(((74, 112, 66), (96, 128, 80), (60, 98, 70)))
    draw = ImageDraw.Draw(picture)
    for x in range(-40, size[0] + 40, max(8, size[0] // 16)):
        radius = size[0] * rng.uniform(0.05, 0.11)
        draw.ellipse(
            (x - radius, line - radius * 1.1, x + radius, line + radius), fill=darker(hedge, rng.random() * 0.25)
        )
    grass = (104, 152, 66)
    picture.paste(_vertical((size[0], size[1] - line), (darker(grass, 0.1), lighter(grass, 0.12))), (0, line))
    pixels = np.asarray(picture).astype(np.int16)
    noise = np.random.default_rng(rng.getrandbits(32)).integers(-22, 23, size=(size[1] - line, size[0], 1))
    pixels[line:] += noise.astype(np.int16)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")
