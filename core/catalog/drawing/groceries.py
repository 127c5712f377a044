"""Drawings of food: fruit on its own or heaped in a shop's crate, cartons, jars and bags."""

from collections.abc import Callable

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter, mix
from core.catalog.drawing.garden import leaf
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, moved, oval, rect, rounded, smooth, star, turned
from core.catalog.drawing.solids import block

_LEAF: RGB = (82, 142, 60)


def _apple(canvas: Canvas, x: float, y: float, size: float, colour: RGB, turn: float) -> None:
    half = [(0, -0.72), (0.3, -0.9), (0.72, -0.8), (0.98, -0.3), (0.92, 0.3), (0.6, 0.84), (0.24, 0.96), (0, 0.88)]
    outline = moved(turned(smooth(mirrored(half, 0)) * size, turn, (0, 0)), x, y)
    canvas.fill(
        outline, Radial((lighter(colour, 0.45), colour, darker(colour, 0.12), darker(colour, 0.5)), (0.36, 0.32), 0.8)
    )
    dip = moved(turned(oval(0, -0.66, 0.3, 0.12) * size, turn, (0, 0)), x, y)
    canvas.glow(dip, darker(colour, 0.7), 0.7, size * 0.1)
    canvas.stroke(
        moved(turned(np.array([(0, -0.66), (0.06, -0.9), (0.14, -1.08)]) * size, turn, (0, 0)), x, y),
        size * 0.08,
        (92, 62, 36),
    )
    canvas.glow(oval(x - size * 0.38, y - size * 0.4, size * 0.16, size * 0.22), WHITE, 0.75, size * 0.14)


def _citrus(canvas: Canvas, x: float, y: float, size: float, colour: RGB, turn: float) -> None:
    disc = oval(x, y, size)
    canvas.fill(
        disc, Radial((lighter(colour, 0.4), colour, darker(colour, 0.1), darker(colour, 0.45)), (0.36, 0.32), 0.8)
    )
    canvas.grain(disc, 9, 0.7)
    navel = turned([(x + size * 0.2, y - size * 0.3)], turn, (x, y))[0]
    canvas.fill(star(float(navel[0]), float(navel[1]), size * 0.13, size * 0.06, 5), (120, 130, 60))
    canvas.glow(oval(x - size * 0.36, y - size * 0.4, size * 0.18), WHITE, 0.5, size * 0.16)


def _tomato(canvas: Canvas, x: float, y: float, size: float, colour: RGB, turn: float) -> None:
    canvas.fill(
        oval(x, y, size, size * 0.9),
        Radial((lighter(colour, 0.4), colour, darker(colour, 0.14), darker(colour, 0.5)), (0.36, 0.32), 0.8),
    )
    canvas.fill(star(x, y - size * 0.56, size * 0.46, size * 0.12, 5, turn - 90), lit((70, 120, 50)))
    canvas.stroke([(x, y - size * 0.56), (x + size * 0.1, y - size * 0.86)], size * 0.09, (82, 130, 56))
    canvas.glow(oval(x - size * 0.4, y - size * 0.2, size * 0.14, size * 0.22), WHITE, 0.85, size * 0.1)


def _heap(canvas: Canvas, look: Look, one: Callable[..., None], size: float) -> None:
    """Fruit filling the whole picture, as it lies in a shop."""
    canvas.fill(rect(-60, -60, 160, 160), darker(look.colour, 0.75))
    rows = np.arange(-14, 116, size * 1.3)
    for index, y in enumerate(rows):
        for x in np.arange(-16 + (index % 2) * size, 116, size * 1.9):
            shade = mix(look.colour, look.rng.choice(((250, 210, 90), (120, 40, 20))), look.rng.uniform(0, 0.18))
            one(
                canvas, x + look.rng.uniform(-2, 2), y + look.rng.uniform(-2, 2), size, shade, look.rng.uniform(-60, 60)
            )


def apples(canvas: Canvas, look: Look) -> None:
    """Two or three apples; box 100 x 70."""
    _apple(canvas, 66, 36, 28, look.colour, look.rng.uniform(-8, 16))
    leaf(canvas, 70, 8, 18, 70, _LEAF)
    _apple(canvas, 31, 42, 26, mix(look.colour, (250, 210, 90), 0.12), look.rng.uniform(-16, 8))


def apple_heap(canvas: Canvas, look: Look) -> None:
    """A crate full of apples; box 100 x 100."""
    _heap(canvas, look, _apple, 14)


def orange_heap(canvas: Canvas, look: Look) -> None:
    """A crate full of oranges; box 100 x 100."""
    _heap(canvas, look, _citrus, 14)


def tomato_heap(canvas: Canvas, look: Look) -> None:
    """A crate full of tomatoes; box 100 x 100."""
    _heap(canvas, look, _tomato, 13)


def bananas(canvas: Canvas, look: Look) -> None:
    """A bunch of bananas; box 100 x 80."""
    for index, angle in enumerate((34, 18, 2, -14)):
        outer = smooth([(16, 12), (18, 40), (38, 64), (66, 72), (88, 62)], False)
        inner = smooth([(90, 57), (66, 58), (44, 48), (30, 30), (24, 10)], False)
        fruit = turned(np.concatenate([outer, inner]), angle * 0.8, (18, 10))
        tone = darker(look.colour, 0.16 - index * 0.05)
        canvas.fill(fruit, Linear((lighter(tone, 0.35), tone, darker(tone, 0.35)), (0.5, 0), (0.3, 1)))
        ridge = turned(smooth([(20, 12), (24, 36), (42, 57), (66, 65), (88, 60)], False), angle * 0.8, (18, 10))
        canvas.stroke(ridge, 0.7, darker(tone, 0.28), 0.8)
        canvas.fill(turned(oval(89, 60, 2.2, 3), angle * 0.8, (18, 10)), (74, 56, 36))
    canvas.fill(smooth([(12, 2), (24, 2), (30, 16), (24, 20), (14, 18)]), lit((150, 140, 60)))
    canvas.fill(rounded(13, 0, 23, 4, 1), (92, 74, 44))


def carton(canvas: Canvas, look: Look) -> None:
    """A gable-top carton of milk or juice; box 60 x 100."""
    canvas.fill([(44, 34), (56, 28), (56, 90), (44, 98)], fading(darker(look.colour, 0.22), 0.1))
    canvas.fill(rect(5, 34, 44, 98), lit((250, 250, 248), 0.06))
    canvas.fill([(5, 34), (12, 14), (50, 14), (44, 34)], fading((240, 241, 242), 0.08))
    canvas.fill([(44, 34), (50, 14), (56, 28)], darker(look.colour, 0.4))
    canvas.fill(rect(12, 5, 50, 14.6), fading(lighter(look.colour, 0.1), 0.12))
    for x in range(14, 50, 2):
        canvas.stroke([(x, 6), (x, 13.6)], 0.3, darker(look.colour, 0.3), 0.7)
    canvas.fill(oval(30, 24, 6, 3.4), tube(look.colour, 0.3))
    canvas.fill(rect(24, 20, 36, 24), tube(look.colour, 0.3))
    canvas.fill(
        smooth([(5, 62), (5, 62), (16, 56), (30, 64), (44, 58), (44, 58), (44, 98), (44, 98), (5, 98), (5, 98)]),
        fading(look.colour, 0.2),
    )
    if look.options.get("drink") == "milk":
        canvas.fill(smooth([(14, 74), (20, 68), (26, 74), (24, 82), (16, 82)]), WHITE, 0.95)
        canvas.fill(smooth([(28, 84), (34, 80), (39, 86), (34, 92), (28, 90)]), WHITE, 0.95)
    else:
        _citrus(canvas, 25, 76, 12, (244, 150, 40), 0)
    canvas.stroke([(10, 42), (39, 42)], 3, look.colour)
    canvas.stroke([(14, 48), (35, 48)], 1.5, darker(look.colour, 0.2))


def honey_jar(canvas: Canvas, look: Look) -> None:
    """A glass jar of spread with a cloth or metal lid; box 66 x 84."""
    body = smooth(mirrored([(33, 20), (50, 20.4), (58, 28), (60, 50), (59, 74), (54, 81), (33, 82)], 33))
    canvas.fill(
        body,
        Radial(
            (lighter(look.colour, 0.5), look.colour, darker(look.colour, 0.25), darker(look.colour, 0.55)),
            (0.38, 0.35),
            0.75,
        ),
    )
    canvas.ring(body, 1, lighter(look.colour, 0.65), 0.8)
    canvas.fill(rounded(13, 4, 53, 18, 2), metal(PALETTE["gold"]))
    for x in np.linspace(15, 51, 18):
        canvas.stroke([(x, 6), (x, 16)], 0.4, darker(PALETTE["gold"], 0.4), 0.7)
    canvas.fill(rounded(16, 37, 50, 68, 2), (252, 246, 230))
    canvas.fill(star(33, 47, 7, 5, 6), lit(look.colour))
    for y, half in ((57, 12), (61, 9), (64, 10)):
        canvas.stroke([(33 - half, y), (33 + half, y)], 1.2 if y == 57 else 0.7, (96, 66, 40))
    canvas.glow(rounded(11, 30, 15, 72, 2), WHITE, 0.8, 1.4)


def coffee_bag(canvas: Canvas, look: Look) -> None:
    """A stand-up bag of coffee with beans in front; box 74 x 96."""
    bag = smooth([(10, 6), (10, 6), (64, 6), (64, 6), (66, 40), (70, 84), (68, 89), (6, 89), (4, 84), (8, 40)])
    canvas.fill(
        bag,
        Linear(
            (
                darker(look.colour, 0.35),
                lighter(look.colour, 0.2),
                look.colour,
                lighter(look.colour, 0.1),
                darker(look.colour, 0.4),
            )
        ),
    )
    canvas.fill(rect(10, 3, 64, 11), fading(darker(look.colour, 0.2), 0.2))
    for y in (5, 7, 9):
        canvas.stroke([(10, y), (64, y)], 0.4, lighter(look.colour, 0.3), 0.7)
    canvas.fill(rounded(18, 26, 56, 64, 3), (248, 242, 230))
    for x, y, turn in ((31, 40, 20), (43, 42, -24)):
        canvas.fill(turned(oval(x, y, 5.4, 7.6), turn, (x, y)), ball((112, 70, 40)))
        canvas.stroke(turned(smooth([(x, y - 7), (x + 1.4, y), (x, y + 7)], False), turn, (x, y)), 0.9, (60, 34, 20))
    canvas.stroke([(24, 54), (50, 54)], 1.8, (80, 52, 34))
    canvas.stroke([(28, 59), (46, 59)], 1, (80, 52, 34))
    canvas.ring(oval(37, 18, 2.6), 0.8, darker(look.colour, 0.5))
    for x, y, turn in ((8, 90, 30), (18, 93, -40), (30, 91, 70), (56, 93, 10), (66, 91, -30)):
        canvas.fill(turned(oval(x, y, 3, 4.4), turn, (x, y)), ball((104, 64, 36)))
        canvas.stroke(turned([(x, y - 4), (x, y + 4)], turn, (x, y)), 0.7, (56, 32, 20))


def cereal_box(canvas: Canvas, look: Look) -> None:
    """A box of breakfast cereal with a bowl on its front; box 72 x 98."""
    block(canvas, 4, 7, 60, 96, 9, look.colour, 5)
    canvas.fill(oval(32, 26, 24, 12), (252, 250, 244))
    canvas.stroke([(16, 23), (48, 23)], 3.4, darker(look.colour, 0.3))
    canvas.stroke([(20, 29.6), (44, 29.6)], 2, look.accent)
    bowl = np.concatenate([arc(32, 66, 23, 5, 180, 0), arc(32, 66, 23, 24, 0, 180)])
    canvas.fill(bowl, ball((244, 246, 250), 0.2))
    canvas.fill(oval(32, 66, 23, 5.4), (252, 252, 250))
    for _ in range(44):
        angle, share = look.rng.uniform(0, 6.283), look.rng.random() ** 0.5
        x, y = 32 + 20 * share * np.cos(angle), 64 + 5 * share * np.sin(angle)
        canvas.ring(oval(x, y, 1.9, 1.4), 1, darker((222, 162, 84), look.rng.uniform(0, 0.25)))
    for x, y in ((24, 62), (38, 61), (31, 65)):
        canvas.fill(smooth([(x, y + 3), (x - 3, y), (x, y - 2), (x + 3, y)]), ball((214, 44, 56)))
