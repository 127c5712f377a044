"""Drawings of toys."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, ball, lit, tube
from core.catalog.drawing.paths import mirrored, oval, rect, rounded, smooth, turned
from core.catalog.drawing.solids import block, sphere, wheel

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_BRIGHT: tuple[RGB, ...] = (
    (222, 58, 54), (248, 200, 52), (62, 150, 84), (50, 116, 204), (240, 132, 44), (146, 84, 176),
)


def _fur(canvas: Canvas, x: float, y: float, rx: float, ry: float, colour: RGB) -> None:
    canvas.fill(oval(x, y, rx, ry), ball(colour, 0.26))
    canvas.grain(oval(x, y, rx, ry), 12, 0.7)


def teddy_bear(canvas: Canvas, look: Look) -> None:
    """A sitting teddy bear with a bow; box 80 x 100."""
    pale = lighter(look.colour, 0.5)
    for side in (-1, 1):
        _fur(canvas, 40 + side * 19, 12, 9, 9, look.colour)
        canvas.fill(oval(40 + side * 19, 12.6, 5, 5), pale)
    _fur(canvas, 40, 66, 22, 25, look.colour)
    canvas.fill(oval(40, 68, 13, 16), lighter(look.colour, 0.35))
    for side in (-1, 1):
        arm = turned(oval(40 + side * 24, 58, 8, 17), side * -28, (40 + side * 20, 50))
        canvas.fill(arm, ball(darker(look.colour, 0.06), 0.24))
        canvas.grain(arm, 12, 0.7)
        _fur(canvas, 40 + side * 22, 88, 13, 11, look.colour)
        canvas.fill(oval(40 + side * 23, 89, 7, 7), pale)
    _fur(canvas, 40, 27, 23, 21, look.colour)
    canvas.fill(oval(40, 34, 10.4, 8), ball(pale, 0.15))
    canvas.fill(smooth([(36, 29.6), (44, 29.6), (40, 34)]), (50, 36, 32))
    canvas.stroke(smooth([(36, 38), (38.6, 39), (40, 36), (41.4, 39), (44, 38)], False), 0.8, (70, 50, 44))
    for side in (-1, 1):
        canvas.fill(oval(40 + side * 9.6, 23, 2.7, 3), (30, 24, 24))
        canvas.fill(oval(40 + side * 9.6 - 0.8, 22, 0.8), WHITE)
        canvas.fill(smooth([(40, 48), (40 + side * 11, 42), (40 + side * 12, 54)]), lit(look.accent, 0.25))
    canvas.fill(oval(40, 48, 3), ball(look.accent))


def plush_rabbit(canvas: Canvas, look: Look) -> None:
    """A long-eared plush rabbit; box 70 x 100."""
    pale = lighter(look.colour, 0.55)
    for side in (-1, 1):
        ear = turned(oval(35 + side * 9, 17, 6, 17), side * 10, (35 + side * 8, 30))
        canvas.fill(ear, ball(look.colour, 0.24))
        canvas.fill(turned(oval(35 + side * 9, 18, 3, 12), side * 10, (35 + side * 8, 30)), (246, 200, 206))
    _fur(canvas, 35, 74, 18, 22, look.colour)
    canvas.fill(oval(35, 77, 11, 14), pale)
    for side in (-1, 1):
        _fur(canvas, 35 + side * 19, 70, 6, 12, look.colour)
        _fur(canvas, 35 + side * 13, 93, 11, 6.4, look.colour)
    _fur(canvas, 35, 43, 19, 17, look.colour)
    canvas.fill(oval(35, 48, 8, 6), pale)
    canvas.fill(smooth([(33, 45), (37, 45), (35, 47.4)]), (226, 120, 136))
    canvas.stroke(smooth([(32, 50), (34, 51), (35, 48), (36, 51), (38, 50)], False), 0.6, (110, 80, 80))
    for side in (-1, 1):
        canvas.fill(oval(35 + side * 8, 41, 2.2, 2.6), (32, 26, 28))
        canvas.fill(oval(35 + side * 8 - 0.6, 40, 0.7), WHITE)
    canvas.fill(rect(22, 57, 48, 61), lit(look.accent))


def blocks(canvas: Canvas, look: Look) -> None:
    """A pyramid of wooden building blocks; box 100 x 86."""
    tints = list(_BRIGHT)
    look.rng.shuffle(tints)
    spots = ((4, 58), (34, 58), (64, 58), (19, 32), (49, 32), (34, 6))
    for (left, top), tint in zip(spots, tints, strict=True):
        block(canvas, left, top + 4, left + 24, top + 27, 6, tint, 4)
        face = rounded(left + 3.4, top + 7.4, left + 20.6, top + 23.6, 2)
        canvas.ring(face, 0.9, lighter(tint, 0.6))
        shape = look.rng.randrange(3)
        middle = (left + 12, top + 15.6)
        if shape == 0:
            canvas.fill(oval(*middle, 4.6), lighter(tint, 0.75))
        elif shape == 1:
            canvas.fill(
                [(middle[0], middle[1] - 5), (middle[0] + 5, middle[1] + 4), (middle[0] - 5, middle[1] + 4)],
                lighter(tint, 0.75),
            )
        else:
            canvas.fill(rect(middle[0] - 4, middle[1] - 4, middle[0] + 4, middle[1] + 4), lighter(tint, 0.75))


def toy_car(canvas: Canvas, look: Look) -> None:
    """A chunky toy car; box 110 x 62."""
    body = smooth(
        [
            (4, 48), (4, 34), (10, 28), (26, 25), (38, 8), (48, 4), (70, 4), (80, 9), (90, 26), (102, 29),
            (107, 38), (106, 48), (100, 51), (10, 51),
        ]
    )
    canvas.fill(body, lit(look.colour, 0.3))
    canvas.fill(
        smooth([(33, 25), (42, 11), (56, 9), (56, 26)]), Linear(((206, 232, 246), (120, 172, 204)), (0, 0), (1, 1))
    )
    canvas.fill(
        smooth([(60, 9), (72, 10), (82, 26), (60, 26)]), Linear(((206, 232, 246), (120, 172, 204)), (0, 0), (1, 1))
    )
    canvas.fill(smooth([(5, 41), (106, 42), (106, 47), (5, 46)]), lighter(look.accent, 0.1), within=body)
    canvas.fill(oval(9, 36, 4, 4.6), ball((255, 240, 170)))
    canvas.fill(rounded(101, 31, 107, 37, 1.6), (220, 60, 50))
    canvas.stroke([(58, 28), (58, 48)], 0.6, darker(look.colour, 0.4))
    canvas.fill(rounded(62, 30, 69, 32.4, 1), WHITE)
    for x in (27, 84):
        canvas.fill(oval(x, 49, 13.4), darker(look.colour, 0.65))
        wheel(canvas, x, 49, 12, (44, 44, 47), (248, 206, 60), 6)
    canvas.glow(smooth([(16, 30), (30, 28), (28, 32), (14, 36)]), WHITE, 0.7, 2)


def stacking_rings(canvas: Canvas, look: Look) -> None:
    """A tower of coloured rings; box 76 x 94."""
    canvas.fill(oval(38, 87, 30, 6), lit(PALETTE["pine"]))
    for index, tint in enumerate((_BRIGHT[3], _BRIGHT[2], _BRIGHT[1], _BRIGHT[4], _BRIGHT[0])):
        radius = 34 - index * 4.8
        y = 78 - index * 13
        canvas.fill(
            rounded(38 - radius, y - 7.4, 38 + radius, y + 7.4, 7.4),
            Linear((lighter(tint, 0.45), tint, darker(tint, 0.4)), (0.2, 0), (0.45, 1)),
        )
        canvas.glow(rounded(38 - radius * 0.7, y - 5, 38 - radius * 0.1, y - 2.4, 1.4), WHITE, 0.7, 1.6)
    sphere(canvas, 38, 12, 10, look.colour)


def puzzle_cube(canvas: Canvas, look: Look) -> None:
    """A turning puzzle cube; box 84 x 92."""
    faces = (
        ((4, 24), (38, 18), (0, 46)),
        ((42, 42), (38, -18), (0, 46)),
        ((4, 24), (38, 18), (38, -18)),
    )
    tints = [*_BRIGHT[:5], (244, 244, 242)]
    for number, (corner, across, down) in enumerate(faces):
        origin, u, v = np.array(corner, float), np.array(across, float) / 3, np.array(down, float) / 3
        canvas.fill(np.array([origin, origin + 3 * u, origin + 3 * u + 3 * v, origin + 3 * v]), (28, 28, 31))
        for row in range(3):
            for column in range(3):
                start = origin + (column + 0.08) * u + (row + 0.08) * v
                tint = look.rng.choice(tints) if look.rng.random() < 0.45 else tints[number]
                sticker = np.array([start, start + 0.84 * u, start + 0.84 * (u + v), start + 0.84 * v])
                canvas.fill(sticker, lit(darker(tint, (0, 0.14, -0.06)[number] if number else 0), 0.12))


def doll(canvas: Canvas, look: Look) -> None:
    """A rag doll in a dress; box 60 x 100."""
    skin: RGB = look.rng.choice(((244, 206, 178), (206, 152, 112), (140, 94, 66)))
    hair: RGB = look.rng.choice(((120, 70, 36), (222, 170, 76), (46, 34, 32), (186, 80, 40)))
    for side in (-1, 1):
        canvas.fill(rounded(30 + side * 7 - 3.4, 74, 30 + side * 7 + 3.4, 94, 3), tube(skin, 0.16))
        canvas.fill(oval(30 + side * 8, 94, 6, 4.4), ball(darker(look.colour, 0.5)))
        canvas.stroke([(30 + side * 8, 46), (30 + side * 22, 60)], 5, skin)
        canvas.fill(oval(30 + side * 23, 61.4, 3.4), skin)
        canvas.fill(
            smooth([(30 + side * 12, 18), (30 + side * 22, 26), (30 + side * 22, 44), (30 + side * 15, 40)]),
            ball(hair, 0.25),
        )
        canvas.fill(oval(30 + side * 19, 26, 3), ball(look.accent))
    gown = smooth(mirrored([(30, 41), (39, 42), (42, 54), (50, 76), (49, 79), (30, 81)], 30))
    canvas.fill(gown, lit(look.colour, 0.24))
    for x in range(14, 50, 6):
        canvas.fill(oval(x, 70 + x % 4, 1.4), WHITE, within=gown)
    canvas.fill(rect(20, 53, 40, 56), lit(look.accent), within=gown)
    canvas.fill(oval(30, 22, 18, 18), ball(hair, 0.25))
    canvas.fill(oval(30, 26, 14.6, 14.6), ball(skin, 0.14))
    canvas.fill(smooth([(15, 25), (18, 11), (30, 6), (42, 11), (45, 25), (38, 16), (28, 14), (20, 18)]), lit(hair, 0.2))
    for side in (-1, 1):
        canvas.fill(oval(30 + side * 5.4, 26, 1.7, 2.2), (40, 30, 30))
        canvas.fill(oval(30 + side * 8.6, 31.4, 2.6, 1.8), (240, 140, 140), 0.7)
    canvas.stroke(smooth([(26, 33), (30, 35.4), (34, 33)], False), 1, (200, 70, 76))
