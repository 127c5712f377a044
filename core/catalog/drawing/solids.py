"""Solid bodies that many products are made of: boxes, cylinders, cones, balls, handles, wheels."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import RGB, WHITE, darker, lighter
from core.catalog.drawing.paint import Linear, Paint, Radial, ball, fading, lit, tube
from core.catalog.drawing.paths import Path, arc, oval, rect, rounded, smooth


def block(
    canvas: Canvas,
    left: float,
    top: float,
    right: float,
    bottom: float,
    depth: float,
    colour: RGB,
    rise: float | None = None,
) -> None:
    """A box seen a little from above and from the right: front, right side, top.

    Args:
        canvas: surface.
        left: left edge of the front face.
        top: its upper edge.
        right: its right edge.
        bottom: its lower edge.
        depth: how far the right side reaches to the right.
        colour: of the front; the top is lighter, the side darker.
        rise: how far the top reaches up, half of ``depth`` when left out.
    """
    rise = depth * 0.5 if rise is None else rise
    top_face = [(left, top), (left + depth, top - rise), (right + depth, top - rise), (right, top)]
    side_face = [(right, top), (right + depth, top - rise), (right + depth, bottom - rise), (right, bottom)]
    canvas.fill(side_face, fading(darker(colour, 0.28), 0.12))
    canvas.fill(top_face, lit(lighter(colour, 0.28), 0.1))
    canvas.fill(rect(left, top, right, bottom), lit(colour, 0.12))
    canvas.stroke([(left, top), (right, top), (right, bottom)], 0.4, lighter(colour, 0.4), 0.6)


def cylinder(
    canvas: Canvas,
    x: float,
    top: float,
    bottom: float,
    radius: float,
    colour: RGB,
    squash: float = 0.28,
    foot: float | None = None,
    lid: Paint | None = None,
) -> Path:
    """An upright cylinder or, with another ``foot`` radius, a tapered one.

    Args:
        canvas: surface.
        x: axis.
        top: height of the upper ellipse's centre.
        bottom: height of the lower ellipse's centre.
        radius: at the top.
        colour: of the side.
        squash: height of the ellipses in shares of their width.
        foot: radius at the bottom.
        lid: paint of the top face; a lighter tone of the side when left out.

    Returns:
        The side's outline, for prints and labels.
    """
    foot = radius if foot is None else foot
    side = np.concatenate([arc(x, top, radius, radius * squash, 180, 0), arc(x, bottom, foot, foot * squash, 0, 180)])
    canvas.fill(side, tube(colour))
    canvas.fill(oval(x, top, radius, radius * squash), lid if lid is not None else lit(lighter(colour, 0.25), 0.12))
    return side


def sphere(canvas: Canvas, x: float, y: float, radius: float, colour: RGB, shine: float = 0.7) -> None:
    """A ball with a highlight; ``shine`` 0 is matt."""
    canvas.fill(oval(x, y, radius), ball(colour))
    if shine:
        canvas.glow(
            oval(x - radius * 0.36, y - radius * 0.42, radius * 0.2, radius * 0.14), WHITE, shine, radius * 0.16
        )


def dished(canvas: Canvas, x: float, y: float, radius: float, colour: RGB, squash: float = 1.0) -> None:
    """A hollow seen from in front: dark above, light below."""
    canvas.fill(oval(x, y, radius, radius * squash), fading(colour, -0.3))


def wheel(canvas: Canvas, x: float, y: float, radius: float, tyre: RGB, hub: RGB, spokes: int = 5) -> None:
    """A wheel seen from the side."""
    canvas.fill(oval(x, y, radius), Radial((lighter(tyre, 0.2), tyre, darker(tyre, 0.3)), (0.5, 0.5), 0.5))
    canvas.fill(oval(x, y, radius * 0.66), ball(hub, 0.3))
    canvas.ring(oval(x, y, radius * 0.6), radius * 0.05, darker(hub, 0.35))
    for index in range(spokes):
        angle = 2 * np.pi * index / spokes
        tip = (x + radius * 0.58 * np.cos(angle), y + radius * 0.58 * np.sin(angle))
        canvas.stroke([(x, y), tip], radius * 0.1, darker(hub, 0.3))
    canvas.fill(oval(x, y, radius * 0.18), ball(lighter(hub, 0.2)))


def label(canvas: Canvas, left: float, top: float, right: float, bottom: float, paper: RGB, ink: RGB) -> None:
    """A printed label: a band of colour and lines where small print would be."""
    canvas.fill(rounded(left, top, right, bottom, 1), paper)
    height = bottom - top
    canvas.fill(rect(left + 1, top + height * 0.16, right - 1, top + height * 0.4), ink)
    for share in (0.55, 0.68, 0.81):
        inset = (right - left) * (0.12 + 0.1 * (share > 0.7))
        canvas.stroke(
            [(left + inset, top + height * share), (right - inset, top + height * share)], height * 0.045, ink, 0.55
        )


def screen(canvas: Canvas, left: float, top: float, right: float, bottom: float, first: RGB, second: RGB) -> None:
    """A lit display showing a soft landscape, with a diagonal reflection."""
    face = rounded(left, top, right, bottom, 0.8)
    width, height = right - left, bottom - top
    canvas.fill(face, Linear((darker(first, 0.3), first, lighter(second, 0.2)), (0, 0), (0.4, 1)))
    hills = smooth(
        [
            (left, top + height * 0.72),
            (left + width * 0.25, top + height * 0.55),
            (left + width * 0.5, top + height * 0.7),
            (left + width * 0.75, top + height * 0.48),
            (right, top + height * 0.62),
        ],
        closed=False,
    )
    canvas.fill(
        np.concatenate([hills, [(right, bottom), (left, bottom)]]), fading(darker(second, 0.35), 0.2), within=face
    )
    canvas.fill(oval(left + width * 0.7, top + height * 0.28, height * 0.1), lighter(second, 0.6), within=face)
    glare = [(left + width * 0.55, top), (right, top), (right, top + height * 0.5), (left + width * 0.3, bottom)]
    canvas.fill([*glare[:1], *glare[1:], (left + width * 0.1, bottom)], WHITE, 0.07, within=face)
