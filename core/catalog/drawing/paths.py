"""Closed and open paths as float arrays (N, 2), in an object's own units, y pointing down."""

import math
from collections.abc import Sequence

import numpy as np

Path = np.ndarray
Points = Sequence[tuple[float, float]] | np.ndarray

_STEPS = 12


def oval(x: float, y: float, rx: float, ry: float | None = None) -> Path:
    """Ellipse around ``(x, y)``; a circle when ``ry`` is left out."""
    return arc(x, y, rx, rx if ry is None else ry, 0, 360)[:-1]


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float) -> Path:
    """Open arc from ``start`` to ``end`` degrees; 0 is right, 90 is down."""
    steps = max(8, round(abs(end - start) / 6))
    angles = np.radians(np.linspace(start, end, steps + 1))
    return np.stack([x + rx * np.cos(angles), y + ry * np.sin(angles)], axis=1)


def rect(left: float, top: float, right: float, bottom: float) -> Path:
    """Rectangle."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=float)


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Path:
    """Rectangle with round corners."""
    radius = min(radius, (right - left) / 2, (bottom - top) / 2)
    corners = (
        (right - radius, bottom - radius, 0),
        (left + radius, bottom - radius, 90),
        (left + radius, top + radius, 180),
        (right - radius, top + radius, 270),
    )
    return np.concatenate([arc(x, y, radius, radius, start, start + 90) for x, y, start in corners])


def smooth(points: Points, closed: bool = True) -> Path:
    """Curve through all points (Catmull-Rom); a point given twice becomes a corner."""
    knots = np.asarray(points, dtype=float)
    if closed:
        padded = np.concatenate([knots[-1:], knots, knots[:2]])
    else:
        padded = np.concatenate([knots[:1], knots, knots[-1:]])
    before, first, second, after = padded[:-3], padded[1:-2], padded[2:-1], padded[3:]
    t = np.linspace(0, 1, _STEPS, endpoint=False)[None, :, None]
    linear = (second - before)[:, None]
    square = (2 * before - 5 * first + 4 * second - after)[:, None]
    cube = (3 * first - 3 * second + after - before)[:, None]
    curve = 0.5 * (2 * first[:, None] + linear * t + square * t**2 + cube * t**3)
    path = curve.reshape(-1, 2)
    return path if closed else np.concatenate([path, knots[-1:]])


def mirrored(half: Points, axis: float) -> Path:
    """A closed outline from its right half, listed top to bottom, reflected at ``x = axis``."""
    right = np.asarray(half, dtype=float)
    left = right[::-1] * (-1, 1) + (2 * axis, 0)
    return np.concatenate([right, left])


def turned(path: Points, degrees: float, about: tuple[float, float]) -> Path:
    """The path rotated clockwise around a point."""
    angle = math.radians(degrees)
    cosine, sine = math.cos(angle), math.sin(angle)
    centred = np.asarray(path, dtype=float) - about
    return centred @ np.array([(cosine, sine), (-sine, cosine)]) + about


def moved(path: Points, dx: float, dy: float) -> Path:
    """The path shifted."""
    return np.asarray(path, dtype=float) + np.array([dx, dy])


def star(x: float, y: float, outer: float, inner: float, points: int, turn: float = -90) -> Path:
    """Star with ``points`` tips; also a cog when the radii are close."""
    angles = np.radians(turn + np.arange(2 * points) * 180 / points)
    radii = np.where(np.arange(2 * points) % 2 == 0, outer, inner)
    return np.stack([x + radii * np.cos(angles), y + radii * np.sin(angles)], axis=1)


def spiral(x: float, y: float, inner: float, outer: float, turns: float, flat: float = 1.0) -> Path:
    """Open spiral; ``flat`` squeezes it vertically."""
    angles = np.linspace(0, 2 * math.pi * turns, round(turns * 40))
    radii = np.linspace(inner, outer, len(angles))
    return np.stack([x + radii * np.cos(angles), y + flat * radii * np.sin(angles)], axis=1)
