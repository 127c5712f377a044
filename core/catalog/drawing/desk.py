"""Drawings of office supplies."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, oval, rect, rounded, smooth, turned

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_DARK: RGB = (46, 47, 51)
_INKS: tuple[RGB, ...] = (
    (34, 34, 38), (40, 90, 190), (206, 44, 50), (44, 140, 76), (240, 136, 40), (124, 70, 160), (240, 200, 50),
    (230, 110, 160),
)


def stapler(canvas: Canvas, look: Look) -> None:
    """A desk stapler; box 110 x 52."""
    canvas.fill(smooth([(4, 44), (10, 40), (98, 41), (107, 45), (107, 49), (4, 50)]), fading(_DARK, 0.3))
    canvas.fill(rect(10, 34, 96, 40), metal(PALETTE["silver"], upright=False))
    canvas.fill(rounded(8, 40, 20, 43, 0.6), metal(PALETTE["chrome"]))
    arm = smooth(
        [
            (3, 26), (6, 20), (40, 10), (78, 5), (98, 8), (107, 20), (106, 34), (98, 38), (84, 33), (40, 31),
            (8, 34), (3, 31),
        ]
    )
    canvas.fill(arm, fading(look.colour, 0.34))
    canvas.stroke(smooth([(6, 30), (40, 26), (92, 27)], False), 0.8, darker(look.colour, 0.4))
    canvas.fill(oval(96, 29, 3.4), metal(PALETTE["silver"]))
    canvas.fill(smooth([(84, 42), (88, 32), (104, 32), (106, 44)]), lit(darker(look.colour, 0.25)))
    canvas.glow(smooth([(14, 21), (44, 12), (74, 9), (46, 17)]), WHITE, 0.7, 2)


def pens(canvas: Canvas, look: Look) -> None:
    """Felt-tip or ballpoint pens side by side; box 100 x 96."""
    count = 8
    for index in range(count):
        x, ink = 8 + index * 12, _INKS[index]
        canvas.fill(rounded(x - 3.6, 26, x + 3.6, 92, 1.8), tube(lighter(ink, 0.08), 0.32))
        canvas.fill(rounded(x - 4, 4, x + 4, 34, 2), tube(ink, 0.36))
        canvas.fill(rounded(x + 1.6, 7, x + 3.4, 30, 0.8), lighter(ink, 0.35))
        canvas.fill(rect(x - 3.6, 52, x + 3.6, 74), tube((248, 248, 246), 0.2))
        canvas.stroke([(x, 55), (x, 71)], 1.4, ink)
        canvas.fill(oval(x, 92, 3.4, 1.6), darker(ink, 0.3))


def ballpoint(canvas: Canvas, look: Look) -> None:
    """One retractable ballpoint pen; box 110 x 26."""
    canvas.fill(rounded(2, 10.6, 12, 15.4, 1.6), metal(PALETTE["chrome"], upright=False))
    canvas.fill(rounded(10, 8, 88, 18, 3), metal(look.colour, upright=False))
    canvas.fill([(88, 8), (102, 11.4), (102, 14.6), (88, 18)], metal(PALETTE["chrome"], upright=False))
    canvas.fill([(102, 11.8), (108, 12.6), (108, 13.4), (102, 14.2)], metal(PALETTE["brass"], upright=False))
    canvas.fill(rounded(10, 4.4, 40, 7.4, 1), metal(PALETTE["chrome"], upright=False))
    canvas.fill(rect(10, 5, 14, 14), metal(PALETTE["chrome"], upright=False))
    canvas.fill(rect(52, 8, 55, 18), metal(PALETTE["chrome"], upright=False))
    for x in range(66, 86, 3):
        canvas.stroke([(x, 8.6), (x, 17.4)], 1, darker(look.colour, 0.5))


def printer(canvas: Canvas, look: Look) -> None:
    """An inkjet printer putting out a page; box 110 x 80."""
    canvas.fill([(30, 30), (34, 4), (82, 4), (86, 30)], fading((252, 252, 252), 0.05))
    canvas.ring(np.array([(30, 30), (34, 4), (82, 4), (86, 30)], float), 0.4, (200, 202, 206))
    canvas.fill([(10, 26), (98, 26), (106, 38), (3, 38)], fading(lighter(look.colour, 0.15), 0.15))
    canvas.fill(rounded(3, 36, 106, 70, 4), lit(look.colour, 0.2))
    canvas.fill(rounded(20, 50, 88, 62, 1.6), (30, 31, 34))
    canvas.fill([(26, 56), (82, 56), (90, 78), (18, 78)], fading((253, 253, 253), 0.04))
    canvas.ring(np.array([(26, 56), (82, 56), (90, 78), (18, 78)], float), 0.4, (196, 198, 202))
    canvas.fill([(30, 60), (52, 60), (51, 70), (26, 70)], Linear(((90, 160, 220), (120, 190, 120)), (0, 0), (0, 1)))
    for y in (61, 65, 69, 73):
        canvas.stroke([(56, y), (80, y)], 0.8, (110, 112, 118))
    canvas.fill(rounded(74, 40, 100, 47, 1.2), lit(_DARK))
    canvas.fill(rect(76, 41.4, 86, 45.6), (110, 190, 230))
    for x in (90, 94, 98):
        canvas.fill(oval(x, 43.5, 1.2), (210, 214, 218))
    canvas.fill(rect(8, 70, 20, 73), _DARK)
    canvas.fill(rect(90, 70, 102, 73), _DARK)


def ring_binder(canvas: Canvas, look: Look) -> None:
    """A lever-arch file standing upright; box 66 x 96."""
    canvas.fill([(26, 4), (63, 10), (63, 90), (26, 94)], lit(look.colour, 0.18))
    canvas.fill([(26, 6), (60, 11), (60, 12.4), (26, 8)], (250, 250, 248))
    canvas.fill(rect(4, 4, 26, 94), tube(darker(look.colour, 0.12), 0.24))
    canvas.fill(rounded(7.6, 14, 22.4, 48, 0.8), (250, 250, 248))
    for y in (20, 26, 32):
        canvas.stroke([(10, y), (20, y)], 0.9, (110, 112, 118))
    canvas.ring(oval(15, 76, 6), 2, metal(PALETTE["chrome"]))
    canvas.fill(oval(15, 76, 5), (40, 40, 43))
    canvas.stroke([(26, 4), (26, 94)], 0.7, darker(look.colour, 0.5))
    for y in (5, 93):
        canvas.stroke([(5, y), (25, y)], 1.4, metal(PALETTE["silver"]))


def notebook(canvas: Canvas, look: Look) -> None:
    """A hard-cover notebook with elastic band and ribbon; box 72 x 96."""
    canvas.fill(rounded(8, 6, 69, 94, 2.4), darker(look.colour, 0.5))
    canvas.fill(rect(10, 88, 68, 92), (246, 242, 230))
    for y in (89, 90, 91):
        canvas.stroke([(10, y), (68, y)], 0.25, (190, 184, 170))
    canvas.stroke([(24, 90), (22, 96)], 1.6, look.accent)
    canvas.fill(rounded(4, 3, 66, 89, 2.6), lit(look.colour, 0.22))
    canvas.grain(rounded(4, 3, 66, 89, 2.6), 5, 0.5)
    canvas.stroke([(10, 4), (10, 88)], 0.7, darker(look.colour, 0.4))
    canvas.stroke([(57, 2), (57, 90)], 2.2, darker(look.colour, 0.55))
    canvas.fill(rounded(20, 22, 48, 36, 1), (248, 244, 234))
    canvas.stroke([(24, 27), (44, 27)], 0.8, (120, 116, 108))
    canvas.stroke([(24, 31), (40, 31)], 0.8, (120, 116, 108))


def calculator(canvas: Canvas, look: Look) -> None:
    """A desk calculator; box 66 x 94."""
    canvas.fill(rounded(3, 4, 63, 92, 5), darker(look.colour, 0.45))
    canvas.fill(rounded(3, 2, 63, 88, 5), lit(look.colour, 0.22))
    canvas.fill(rounded(8, 8, 58, 26, 2), (36, 38, 42))
    canvas.fill(rounded(10, 10, 56, 24, 1), fading((188, 206, 184), 0.1))
    for x in (32, 38, 44, 50):
        canvas.ring(rounded(x, 13, x + 3.6, 21, 0.8), 1.1, (40, 46, 42))
    for x in range(10, 30, 5):
        canvas.fill(rounded(x, 29, x + 4.4, 32.6, 0.4), (60, 52, 66))
    for row in range(5):
        for column in range(4):
            left, top = 8.4 + column * 12.8, 37 + row * 10
            tint = (
                (238, 130, 50) if column == 3 else (206, 62, 58) if row == 0 and column == 0 else contrast(look.colour)
            )
            canvas.fill(rounded(left, top + 1, left + 10.8, top + 8, 1.8), darker(tint, 0.4))
            canvas.fill(rounded(left, top, left + 10.8, top + 7, 1.8), lit(tint, 0.15))
            canvas.stroke([(left + 4.4, top + 3.4), (left + 6.6, top + 3.4)], 1.2, contrast(tint))


def desk_organizer(canvas: Canvas, look: Look) -> None:
    """A mesh pen cup with pens, ruler and scissors; box 70 x 96."""
    for x, top, tilt, ink in (
        (22.0, 8, -8, _INKS[1]), (32, 2, -2, _INKS[2]), (42, 10, 5, _INKS[3]), (50, 6, 10, _INKS[4]),
    ):
        canvas.fill(turned(rounded(x - 2.2, top, x + 2.2, 70, 1.4), tilt, (x, 70)), tube(ink, 0.34))
        canvas.fill(turned(rect(x - 2.4, top + 12, x + 2.4, top + 15), tilt, (x, 70)), (240, 240, 240))
    canvas.fill(turned(rect(12, 12, 18, 70), -12, (18, 70)), lit((236, 200, 110)))
    cup = np.concatenate([arc(35, 48, 27, 5, 180, 0), arc(35, 90, 24, 4.4, 0, 180)])
    canvas.fill(cup, tube(look.colour, 0.3), 0.9)
    for x in np.arange(4, 66, 3.2):
        canvas.stroke([(x, 44), (x + 6, 96)], 0.5, darker(look.colour, 0.5), 0.7, within=cup)
        canvas.stroke([(x, 44), (x - 6, 96)], 0.5, lighter(look.colour, 0.3), 0.7, within=cup)
    canvas.ring(oval(35, 48, 27, 5), 1.6, metal(lighter(look.colour, 0.1)))
    canvas.stroke(arc(35, 90, 24, 4.4, 0, 180), 1.8, darker(look.colour, 0.3))
