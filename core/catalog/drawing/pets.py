"""Drawings of things for cats, dogs and fish."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.garden import leaf
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import Path, arc, mirrored, moved, oval, rect, rounded, smooth, turned
from core.catalog.drawing.solids import block

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_STEEL = PALETTE["stainless steel"]


def _bone(x: float, y: float, size: float) -> Path:
    """Outline of a bone around ``(x, y)``."""
    half = [
        (0, -0.28), (0.6, -0.3), (0.72, -0.62), (1.06, -0.6), (1.14, -0.26), (1.0, 0), (1.14, 0.26), (1.06, 0.6),
        (0.72, 0.62), (0.6, 0.3), (0, 0.28),
    ]
    return smooth(mirrored(half, 0)) * size + (x, y)


def _paw(canvas: Canvas, x: float, y: float, size: float, colour: RGB) -> None:
    canvas.fill(oval(x, y, size, size * 0.8), colour)
    for dx, dy in ((-1.1, -0.8), (-0.4, -1.4), (0.4, -1.4), (1.1, -0.8)):
        canvas.fill(oval(x + dx * size, y + dy * size, size * 0.36, size * 0.46), colour)


def dog_bowl(canvas: Canvas, look: Look) -> None:
    """A bowl with kibble and a paw print; box 100 x 58."""
    side = np.concatenate([arc(50, 18, 38, 9, 180, 0), arc(50, 46, 47, 10, 0, 180)])
    canvas.fill(side, tube(look.colour, 0.32))
    canvas.fill(oval(50, 18, 38, 9), metal(_STEEL, upright=False))
    canvas.fill(oval(50, 18.6, 34.6, 7.6), lit((120, 124, 128)))
    for _ in range(60):
        angle, share = look.rng.uniform(0, 6.283), look.rng.random() ** 0.5
        x, y = 50 + 30 * share * np.cos(angle), 17 + 5.6 * share * np.sin(angle)
        canvas.fill(oval(x, y, 3.2, 2.4), ball(darker((172, 112, 62), look.rng.uniform(0, 0.3))))
    _paw(canvas, 50, 43, 4.4, contrast(look.colour))
    canvas.fill(_bone(24, 38, 5), contrast(look.colour))
    canvas.fill(_bone(76, 38, 5), contrast(look.colour))


def cat_tree(canvas: Canvas, look: Look) -> None:
    """A scratching tree with platforms, a cave and a toy; box 76 x 100."""
    rope: RGB = (206, 172, 122)

    def post(x: float, top: float, bottom: float) -> None:
        canvas.fill(rect(x - 3.4, top, x + 3.4, bottom), tube(rope, 0.3))
        for y in np.arange(top + 1, bottom, 1.6):
            canvas.stroke([(x - 3.4, y), (x + 3.4, y + 0.6)], 0.4, darker(rope, 0.3), 0.8)

    def platform(left: float, right: float, y: float) -> None:
        canvas.fill(rounded(left, y, right, y + 5.6, 2.4), fading(look.colour, 0.2))
        canvas.grain(rounded(left, y, right, y + 5.6, 2.4), 11, 0.6)

    post(22, 20, 94)
    post(56, 40, 94)
    canvas.fill(rounded(36, 62, 74, 92, 3), lit(look.colour, 0.18))
    canvas.grain(rounded(36, 62, 74, 92, 3), 11, 0.6)
    canvas.fill(oval(55, 78, 10, 11), darker(look.colour, 0.72))
    platform(2, 76, 92)
    platform(40, 74, 38)
    basket = smooth([(4, 15), (40, 15), (37, 26), (22, 28), (7, 26)])
    canvas.fill(basket, fading(darker(look.colour, 0.1), 0.2))
    canvas.grain(basket, 11, 0.6)
    canvas.fill(oval(22, 15, 18, 4), lighter(look.colour, 0.4))
    canvas.stroke([(66, 43), (66, 54)], 0.5, (120, 120, 120))
    canvas.fill(oval(66, 57, 3.6), ball(look.accent))
    platform(6, 38, 56)


def leash(canvas: Canvas, look: Look) -> None:
    """A collar with buckle and tag, and its folded leash; box 100 x 88."""
    first = [(58, 70), (72, 74), (92, 66), (92, 54), (66, 50), (50, 46)]
    strap = smooth([*first, (52, 36), (78, 36), (92, 30), (86, 22), (62, 22)], closed=False)
    for width, tone in ((6, darker(look.colour, 0.4)), (5, look.colour), (0.5, lighter(look.colour, 0.5))):
        canvas.stroke(strap, width, tone)
    handle = smooth([(62, 22), (44, 26), (26, 20), (22, 10), (36, 4), (52, 10)])
    canvas.ring(handle, 6, darker(look.colour, 0.4))
    canvas.ring(handle, 5, lighter(look.colour, 0.08))
    canvas.fill(rounded(54, 15, 66, 26, 2), lit(darker(look.colour, 0.35)))
    canvas.stroke([(50, 70), (58, 70)], 2.6, metal(_STEEL, upright=False))
    canvas.ring(oval(48, 69, 3.6), 1.2, metal(_STEEL))
    canvas.fill(np.concatenate([arc(26, 60, 23, 9, 180, 360), arc(26, 70, 23, 9, 0, -180)]), darker(look.colour, 0.5))
    front = np.concatenate([arc(26, 60, 23, 9, 180, 0), arc(26, 70, 23, 9, 0, 180)])
    canvas.fill(front, tube(look.colour, 0.3))
    for y in (61.6, 68.4):
        canvas.stroke(arc(26, y, 22.4, 9, 170, 10), 0.4, lighter(look.colour, 0.55), 0.9)
    for x in (36, 40, 44):
        canvas.fill(oval(x, 71.6 - (x - 36) * 0.45, 0.9), darker(look.colour, 0.7))
    canvas.ring(rounded(10, 65.6, 19, 78, 1.6), 1.6, metal(PALETTE["brass"]))
    canvas.stroke([(12, 71.6), (21, 74.4)], 1, metal(PALETTE["brass"]))
    canvas.ring(oval(29, 80.6, 1.8), 0.8, metal(_STEEL))
    canvas.fill(_bone(29, 84.4, 5), metal(PALETTE["gold"]))


def fish_tank(canvas: Canvas, look: Look) -> None:
    """An aquarium with fish and plants; box 110 x 84."""
    water = rect(5, 16, 105, 76)
    canvas.fill(rect(4, 10, 106, 78), (222, 238, 244))
    canvas.fill(water, Linear(((150, 214, 236), (70, 160, 206), (44, 118, 172)), (0, 0), (0, 1)))
    canvas.fill(
        smooth([(5, 76), (5, 76), (5, 68), (30, 65), (60, 69), (85, 66), (105, 68), (105, 76), (105, 76)]),
        fading((206, 178, 130), 0.12),
    )
    canvas.grain(rect(5, 66, 105, 76), 14, 0.8)
    for x, height in ((14, 34), (20, 24), (88, 40), (95, 28), (82, 22)):
        leaf(canvas, x, 68, height, look.rng.uniform(-12, 12), (60, 146, 80))
    canvas.fill(smooth([(56, 68), (60, 58), (70, 56), (78, 60), (80, 68)]), ball((120, 116, 112)))
    for x, y, size, tint in (
        (38, 34, 1.3, (244, 132, 40)),
        (66, 44, 1, (250, 206, 60)),
        (52, 56, 0.8, (226, 70, 80)),
        (74, 26, 0.9, (90, 110, 220)),
    ):
        fish = np.array(
            [(-9, 0), (-4, -4), (2, -4.4), (6, -1), (11, -5), (10, 0), (11, 5), (6, 1), (2, 4.4), (-4, 4)], float
        )
        canvas.fill(moved(smooth(fish * size), x, y), fading(tint, 0.35))
        canvas.fill(oval(x - 5.6 * size, y - 1 * size, 0.9 * size), (20, 20, 22))
        canvas.stroke([(x - 1 * size, y - 4 * size), (x - 1 * size, y + 4 * size)], 1.1 * size, WHITE, 0.8)
    for x, y in ((30, 24), (31, 44), (29, 34), (30, 54)):
        canvas.ring(oval(x - 4, y, 1.2), 0.5, WHITE, 0.9)
    canvas.fill(rect(2, 3, 108, 12), fading(look.colour, 0.25))
    canvas.fill(rect(2, 76, 108, 82), fading(look.colour, 0.25))
    canvas.fill([(14, 12), (26, 12), (12, 76), (5, 76), (5, 48)], WHITE, 0.18)


def pet_bed(canvas: Canvas, look: Look) -> None:
    """A round padded bed for a dog or cat; box 110 x 60."""
    canvas.fill(oval(55, 34, 53, 25), fading(darker(look.colour, 0.1), 0.3))
    canvas.fill(oval(55, 26, 50, 21), lit(look.colour, 0.26))
    canvas.grain(oval(55, 32, 53, 27), 10, 0.6)
    canvas.fill(oval(55, 29, 36, 13.6), darker(look.colour, 0.42))
    canvas.fill(oval(55, 31.4, 35, 12), Radial(((252, 248, 240), (238, 228, 212), (206, 194, 174)), (0.45, 0.4), 0.6))
    canvas.grain(oval(55, 31.4, 35, 12), 13, 0.7)
    front = np.concatenate([arc(55, 34, 53, 24, 8, 172), arc(55, 33, 37, 13, 172, 8)])
    canvas.fill(smooth(front[::4]), fading(look.colour, 0.26))
    canvas.grain(front, 9, 0.6)
    for angle in (30, 60, 90, 120, 150):
        x, y = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        canvas.stroke([(55 + 39 * x, 33 + 15 * y), (55 + 52 * x, 34 + 23 * y)], 0.7, darker(look.colour, 0.4), 0.6)


def pet_carrier(canvas: Canvas, look: Look) -> None:
    """A soft transport crate with mesh windows; box 104 x 80."""
    canvas.stroke(smooth([(36, 18), (40, 4), (64, 4), (68, 16)], False), 2.6, darker(look.colour, 0.5))
    block(canvas, 3, 22, 79, 78, 20, look.colour, 10)
    for left, right in ((9, 73),):
        window = rounded(left, 32, right, 66, 5)
        canvas.fill(window, (44, 46, 50))
        for x in np.arange(left, right, 2.6):
            canvas.stroke([(x, 32), (x, 66)], 0.4, (130, 132, 138), within=window)
        for y in np.arange(32, 66, 2.6):
            canvas.stroke([(left, y), (right, y)], 0.4, (130, 132, 138), within=window)
        canvas.ring(window, 1.5, darker(look.colour, 0.55))
    side = np.array([(83, 32), (95, 26), (95, 56), (83, 63)], float)
    canvas.fill(side, (40, 42, 46))
    canvas.stroke([(3, 26), (79, 26)], 1, darker(look.colour, 0.5))
    _paw(canvas, 41, 73, 2.6, contrast(look.colour))
    canvas.fill(rounded(34, 15, 50, 20, 2), lit(darker(look.colour, 0.4)))


def chew_toy(canvas: Canvas, look: Look) -> None:
    """A rubber bone with a knotted rope; box 100 x 70."""
    rope: RGB = (232, 224, 206)
    path = smooth([(10, 62), (24, 50), (44, 58), (64, 48), (84, 60), (92, 54)], False)
    canvas.stroke(path, 6, darker(rope, 0.3))
    canvas.stroke(path, 4.8, rope)
    for x, y in path[2::4]:
        canvas.stroke([(x - 1.6, y - 2), (x + 1.6, y + 2)], 1, look.accent)
    for x, y in ((10, 62), (92, 54)):
        canvas.fill(oval(x, y, 5.4), ball(rope, 0.3))
        canvas.grain(oval(x, y, 5.4), 18, 0.8)
    bone = turned(_bone(50, 26, 34), -8, (50, 26))
    canvas.fill(bone, Radial((lighter(look.colour, 0.45), look.colour, darker(look.colour, 0.35)), (0.4, 0.25), 0.7))
    for x in range(32, 70, 8):
        canvas.fill(oval(x, 26 - (x - 50) * 0.14, 1.7), darker(look.colour, 0.3))
    canvas.glow(moved(_bone(46, 20, 16), 0, -2), WHITE, 0.35, 3)
