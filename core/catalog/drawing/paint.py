"""Paints: a plain colour, or a gradient placed relative to the path that it fills."""

from dataclasses import dataclass

import numpy as np

from core.catalog.drawing.colour import RGB, darker, lighter


@dataclass(frozen=True)
class Linear:
    """Colours evenly spaced from ``start`` to ``end``, both in shares of the path's bounding box."""

    colours: tuple[RGB, ...]
    start: tuple[float, float] = (0.0, 0.0)
    end: tuple[float, float] = (1.0, 0.0)


@dataclass(frozen=True)
class Radial:
    """Colours evenly spaced outwards from ``centre``; ``radius`` in shares of the bounding box's longer side."""

    colours: tuple[RGB, ...]
    centre: tuple[float, float] = (0.36, 0.3)
    radius: float = 0.8


Gradient = Linear | Radial
Paint = RGB | Linear | Radial


def ramp(colours: tuple[RGB, ...]) -> np.ndarray:
    """Colours evenly spaced over 256 steps, uint8 (256, 3)."""
    stops = np.linspace(0, 255, len(colours))
    steps = np.arange(256)
    channels = [np.interp(steps, stops, [colour[channel] for colour in colours]) for channel in range(3)]
    return np.stack(channels, axis=1).round().astype(np.uint8)


def lit(colour: RGB, depth: float = 0.22) -> Linear:
    """A flat face under light from the upper left."""
    return Linear((lighter(colour, depth), colour, darker(colour, depth)), (0.0, 0.0), (1.0, 1.0))


def fading(colour: RGB, depth: float = 0.25) -> Linear:
    """Lighter at the top, darker at the bottom."""
    return Linear((lighter(colour, depth), colour, darker(colour, depth)), (0.0, 0.0), (0.0, 1.0))


def tube(colour: RGB, depth: float = 0.35, upright: bool = True) -> Linear:
    """A cylinder's side; ``upright`` when its axis runs from top to bottom."""
    colours = (
        darker(colour, depth),
        lighter(colour, depth * 0.5),
        lighter(colour, depth),
        colour,
        darker(colour, depth * 0.7),
        darker(colour, depth),
    )
    return Linear(colours, (0.0, 0.0), (1.0, 0.0) if upright else (0.0, 1.0))


def metal(colour: RGB, upright: bool = True) -> Linear:
    """A polished cylinder: narrow bright and dark bands."""
    colours = (
        darker(colour, 0.5),
        lighter(colour, 0.75),
        darker(colour, 0.12),
        lighter(colour, 0.45),
        darker(colour, 0.45),
        darker(colour, 0.15),
    )
    return Linear(colours, (0.0, 0.0), (1.0, 0.0) if upright else (0.0, 1.0))


def ball(colour: RGB, depth: float = 0.45) -> Radial:
    """A sphere lit from the upper left."""
    return Radial((lighter(colour, depth), colour, colour, darker(colour, depth)), (0.34, 0.28), 0.82)
