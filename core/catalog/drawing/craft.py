"""Drawings of art and handicraft supplies."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Radial, ball, lit, metal, tube
from core.catalog.drawing.paths import oval, rect, rounded, smooth, turned

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_TINTS: tuple[RGB, ...] = (
    (212, 46, 50), (240, 130, 40), (248, 206, 60), (96, 178, 76), (30, 130, 120), (60, 140, 220), (44, 70, 160),
    (126, 70, 160), (226, 110, 160), (130, 84, 50), (60, 60, 64), (232, 190, 150),
)


def paint_brushes(canvas: Canvas, look: Look) -> None:
    """A set of artist's brushes fanned out; box 96 x 100."""
    for index, angle in enumerate((-26, -13, 0, 13, 26)):
        size = (0.8, 1.0, 1.25, 1.1, 0.9)[index]
        about = (48.0, 118.0)
        handle = smooth(
            [
                (48 - 1.6 * size, 46), (48 - 2.6 * size, 60), (48 - 1.2 * size, 86), (47.4, 97), (48.6, 97),
                (48 + 1.2 * size, 86), (48 + 2.6 * size, 60), (48 + 1.6 * size, 46),
            ]
        )
        canvas.fill(turned(handle, angle, about), tube(look.colour, 0.35))
        canvas.fill(turned(rect(48 - 2.2 * size, 30, 48 + 2.2 * size, 47), angle, about), metal(PALETTE["silver"]))
        canvas.stroke(turned([(48 - 2.2 * size, 43), (48 + 2.2 * size, 43)], angle, about), 0.6, (110, 112, 118))
        tip = smooth(
            [
                (48 - 2.2 * size, 30), (48 - 3.6 * size, 22), (48 - 1.6 * size, 10), (48, 4),
                (48 + 1.6 * size, 10), (48 + 3.6 * size, 22), (48 + 2.2 * size, 30),
            ]
        )
        canvas.fill(turned(tip, angle, about), tube((150, 96, 50), 0.35))
        canvas.fill(turned(tip[len(tip) // 4 : -len(tip) // 4], angle, about), tube(_TINTS[(index * 2) % 8], 0.25))


def yarn(canvas: Canvas, look: Look) -> None:
    """Balls of wool with knitting needles; box 104 x 84."""
    for start, end in (((10, 8), (70, 66)), ((96, 4), (34, 66))):
        canvas.stroke([start, end], 2, tube(PALETTE["pine"], 0.3))
        canvas.fill(oval(*start, 3.2), ball(PALETTE["pine"]))
    for x, y, radius, tint in ((30, 54, 26, look.colour), (74, 54, 26, lighter(look.colour, 0.45))):
        disc = oval(x, y, radius)
        canvas.fill(disc, ball(tint, 0.4))
        for index in range(-6, 7):
            for angle, shade in ((20, darker(tint, 0.25)), (78, lighter(tint, 0.3)), (136, darker(tint, 0.14))):
                bow = smooth(
                    [(x - radius, y + index * 3.6), (x, y + index * 4.6), (x + radius, y + index * 3.6)], False
                )
                half = (
                    disc if angle == 20 else oval(x + (angle - 100) * 0.12, y - 4 + (angle - 78) * 0.14, radius * 0.8)
                )
                if index % 2 == 0:
                    canvas.stroke(turned(bow, angle, (x, y)), 0.9, shade, 0.75, within=half)
    canvas.stroke(smooth([(92, 72), (98, 80), (80, 82), (60, 79), (44, 82)], False), 1.5, lighter(look.colour, 0.45))
    canvas.fill(rounded(18, 48, 42, 60, 1), (250, 246, 236))
    canvas.stroke([(22, 52), (38, 52)], 1, darker(look.colour, 0.4))
    canvas.stroke([(24, 56), (36, 56)], 0.7, darker(look.colour, 0.4))


def scissors(canvas: Canvas, look: Look) -> None:
    """Dressmaker's shears, half open; box 104 x 70."""
    pivot = (54.0, 35.0)
    for side, angle in ((1, 11), (-1, -11)):
        blade = np.array(
            [
                (46, 35 - 4 * side), (58, 35 - 6 * side), (101, 35 - 0.6 * side), (100, 35 + 0.8 * side),
                (50, 35 + 3.4 * side),
            ],
            float,
        )
        canvas.fill(turned(blade, -angle, pivot), metal(PALETTE["chrome"], upright=False))
        shank = smooth(
            [
                (56, 35 - 3 * side), (40, 35 + 5 * side), (30, 35 + 9 * side), (32, 35 + 13 * side),
                (46, 35 + 8 * side), (58, 35 + 2 * side),
            ]
        )
        canvas.fill(turned(shank, -angle, pivot), lit(look.colour, 0.25))
        bow = turned(oval(20, 35 + 14 * side, 15, 9), -angle - 6 * side, pivot)
        canvas.ring(bow, 5.4, darker(look.colour, 0.4))
        canvas.ring(bow, 4, lit(look.colour, 0.35))
    canvas.fill(oval(*pivot, 3), metal(PALETTE["silver"]))
    canvas.stroke([(52.4, 35), (55.6, 35)], 0.8, (60, 60, 64))


def colour_pencils(canvas: Canvas, look: Look) -> None:
    """Sharpened pencils in a row; box 100 x 92."""
    for index in range(12):
        x, tint = 6 + index * 8, _TINTS[index]
        drop = abs(index - 5.5) * 1.4
        canvas.fill(rect(x - 3.6, 24 + drop, x + 3.6, 90), tube(tint, 0.3))
        canvas.stroke([(x - 1.2, 26 + drop), (x - 1.2, 90)], 0.5, lighter(tint, 0.45), 0.7)
        canvas.fill([(x - 3.6, 24.4 + drop), (x, 6 + drop), (x + 3.6, 24.4 + drop)], tube((232, 200, 156), 0.2))
        canvas.fill([(x - 1.3, 12.4 + drop), (x, 5 + drop), (x + 1.3, 12.4 + drop)], tint)
        canvas.fill(rect(x - 3.6, 82, x + 3.6, 85), PALETTE["gold"])


def paint_tubes(canvas: Canvas, look: Look) -> None:
    """Tubes of acrylic paint, one squeezed out; box 100 x 90."""
    for index in range(5):
        x, tint = 12 + index * 19, _TINTS[(0, 2, 3, 5, 7)[index]]
        canvas.fill(rect(x - 8, 3, x + 8, 8), metal((216, 218, 222)))
        canvas.fill([(x - 8, 8), (x + 8, 8), (x + 6.6, 62), (x - 6.6, 62)], tube((244, 244, 242), 0.24))
        canvas.fill([(x - 7.6, 22), (x + 7.6, 22), (x + 7, 46), (x - 7, 46)], tube(tint, 0.3))
        canvas.stroke([(x - 4, 30), (x + 4, 30)], 1.2, WHITE)
        canvas.stroke([(x - 3, 35), (x + 3, 35)], 0.8, WHITE)
        canvas.fill([(x - 6.6, 62), (x + 6.6, 62), (x + 2.6, 68), (x - 2.6, 68)], metal((200, 202, 206)))
        canvas.fill(rounded(x - 3.6, 68, x + 3.6, 76, 1), tube(darker(tint, 0.1), 0.3))
    blob = smooth([(30, 84), (44, 78), (58, 82), (76, 79), (84, 86), (62, 89), (40, 89)])
    canvas.fill(blob, ball(look.colour, 0.3))
    canvas.glow(oval(50, 82, 8, 1.2), WHITE, 0.6, 1.4)


def embroidery_hoop(canvas: Canvas, look: Look) -> None:
    """A wooden hoop with a stitched flower; box 84 x 94."""
    cloth = oval(42, 52, 38)
    canvas.fill(cloth, Radial(((252, 250, 244), (246, 240, 228), (228, 218, 200)), (0.45, 0.45), 0.6))
    canvas.grain(cloth, 5, 0.5)
    stem = smooth([(42, 82), (40, 66), (43, 50)], False)
    canvas.stroke(stem, 1.5, (84, 134, 74))
    for x, y, turn in ((40, 70, -58), (41, 64, 60)):
        canvas.fill(
            turned(smooth([(x, y), (x + 4, y - 7), (x, y - 16), (x - 4, y - 7)]), turn, (x, y)), lit((100, 156, 88))
        )
    for angle in range(0, 360, 45):
        petal = turned(oval(43, 32, 4.6, 9), angle, (43, 43))
        canvas.fill(petal, lit(look.colour, 0.2))
        for offset in (-2, 0, 2):
            canvas.stroke(
                turned([(43 + offset, 26), (43 + offset * 0.4, 39)], angle, (43, 43)),
                0.5,
                lighter(look.colour, 0.45),
                0.9,
            )
    canvas.fill(oval(43, 43, 5.4), ball((246, 206, 80)))
    canvas.ring(oval(42, 52, 38), 4.6, darker(PALETTE["oak"], 0.3))
    canvas.ring(oval(42, 52, 38), 3.4, PALETTE["pine"])
    canvas.fill(rounded(36, 6, 48, 15, 1.4), metal(PALETTE["brass"]))
    canvas.fill(rect(40.4, 2, 43.6, 8), metal(PALETTE["brass"]))


def thread_spools(canvas: Canvas, look: Look) -> None:
    """Reels of sewing thread in two rows; box 100 x 78."""
    tints = list(_TINTS[:8])
    look.rng.shuffle(tints)
    for index, tint in enumerate(tints):
        x, top = 13 + (index % 4) * 24.6, 3 + (index // 4) * 38
        canvas.fill(rounded(x - 9.6, top + 29, x + 9.6, top + 34, 1.4), tube(PALETTE["pine"], 0.25))
        canvas.fill(rect(x - 8, top + 5, x + 8, top + 30), tube(tint, 0.34))
        for y in np.arange(top + 6.4, top + 29, 1.7):
            canvas.stroke([(x - 8, y), (x + 8, y + 0.9)], 0.35, darker(tint, 0.3), 0.75)
        canvas.fill(oval(x, top + 4, 9.6, 2.8), lit(PALETTE["pine"]))
        canvas.fill(oval(x, top + 4, 2.4, 0.9), (110, 78, 44))
