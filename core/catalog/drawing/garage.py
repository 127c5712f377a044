"""Drawings of car parts and car care."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, oval, rect, rounded, smooth
from core.catalog.drawing.solids import block, label

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_STEEL = PALETTE["stainless steel"]


def tyre(canvas: Canvas, look: Look) -> None:
    """A car tyre on an alloy wheel; box 90 x 90."""
    canvas.fill(oval(45, 45, 44), Radial(((78, 79, 83), (46, 47, 50), (26, 26, 28)), (0.4, 0.35), 0.72))
    for angle in range(0, 360, 5):
        radians = np.radians(angle)
        inner, outer = 40.4, 44
        direction = np.array([np.cos(radians), np.sin(radians)])
        canvas.stroke([tuple(45 + direction * inner), tuple(45 + direction * outer)], 1.1, (18, 18, 20))
    for radius in (39.6, 33, 29.4):
        canvas.ring(oval(45, 45, radius), 0.5, (92, 93, 97))
    canvas.fill(oval(45, 45, 28), Linear((lighter(look.colour, 0.5), darker(look.colour, 0.35)), (0, 0), (1, 1)))
    canvas.fill(oval(45, 45, 25.6), (34, 35, 38))
    for index in range(5):
        middle = np.radians(index * 72 - 90)
        for offset in (-0.17, 0.17):
            tip = 45 + 25.8 * np.array([np.cos(middle + offset), np.sin(middle + offset)])
            canvas.stroke([(45, 45), tuple(tip)], 4.4, lit(look.colour, 0.3))
    canvas.ring(oval(45, 45, 26), 1.6, lit(lighter(look.colour, 0.3), 0.3))
    canvas.fill(oval(45, 45, 8), ball(look.colour))
    for index in range(5):
        angle = np.radians(index * 72 - 54)
        canvas.fill(oval(45 + 5.4 * np.cos(angle), 45 + 5.4 * np.sin(angle), 1.1), (50, 52, 56))
    canvas.glow(arc(45, 45, 37, 37, 195, 260), WHITE, 0.16, 3)


def car_battery(canvas: Canvas, look: Look) -> None:
    """A 12-volt car battery; box 100 x 74."""
    for x, tint in ((24, (206, 44, 40)), (74, (52, 54, 60))):
        canvas.fill(rounded(x - 5, 4, x + 5, 14, 1.6), tube(tint, 0.3))
        canvas.fill(rect(x - 3, 1.6, x + 3, 6), metal((170, 172, 176)))
    block(canvas, 3, 18, 85, 72, 12, (52, 54, 58), 8)
    canvas.fill([(3, 18), (15, 10), (97, 10), (85, 18)], lit(look.colour, 0.2))
    canvas.fill(rect(3, 18, 85, 26), lit(look.colour, 0.2))
    canvas.stroke(smooth([(18, 20), (22, 30), (66, 30), (70, 20)], False), 2.4, (34, 34, 37))
    label(canvas, 12, 36, 76, 64, (248, 248, 244), look.colour)
    canvas.fill([(46, 38), (39, 49), (44, 49), (41, 60), (52, 46), (46, 46)], (250, 206, 60))
    for x in (36, 44, 52, 60):
        canvas.fill(oval(x + 6, 13.6, 2.4, 1.2), (40, 40, 43))


def motor_oil(canvas: Canvas, look: Look) -> None:
    """A jug of engine oil with a handle; box 66 x 96."""
    canvas.fill(rounded(11, 3, 27, 15, 1.6), tube(look.accent, 0.35))
    for x in np.linspace(12.4, 25.6, 8):
        canvas.stroke([(x, 4.6), (x, 13.6)], 0.5, darker(look.accent, 0.4), 0.7)
    body = smooth(
        [
            (12, 14), (26, 14), (28, 20), (40, 12), (54, 11), (61, 20), (62, 50), (62, 88), (58, 94), (10, 94),
            (5, 88), (5, 40), (9, 26),
        ]
    )
    canvas.fill(body, tube(look.colour, 0.32))
    hole = smooth([(39, 22), (46, 19), (53, 22), (54, 40), (50, 46), (45, 42), (40, 32)])
    canvas.fill(hole, (246, 246, 246))
    canvas.ring(hole, 1, darker(look.colour, 0.45))
    label(canvas, 9, 50, 58, 88, (250, 250, 248), look.accent)
    drop = smooth([(48, 62), (48, 62), (52, 70), (51, 75), (48, 76.6), (45, 75), (44, 70)])
    canvas.fill(drop, ball((206, 140, 30)))
    canvas.glow(rounded(8, 36, 12, 84, 2), WHITE, 0.4, 1.6)


def helmet(canvas: Canvas, look: Look) -> None:
    """A full-face motorcycle helmet, side view; box 96 x 86."""
    shell = smooth(
        [
            (10, 40), (14, 20), (30, 6), (52, 2), (74, 7), (90, 24), (93, 48), (86, 70), (74, 82), (50, 82),
            (46, 70), (30, 78), (14, 76), (8, 62),
        ]
    )
    canvas.fill(
        shell,
        Radial((lighter(look.colour, 0.6), look.colour, look.colour, darker(look.colour, 0.5)), (0.42, 0.22), 0.85),
    )
    visor = smooth([(8, 38), (16, 27), (40, 24), (56, 30), (58, 44), (48, 56), (24, 58), (9, 54)])
    canvas.fill(visor, Linear(((120, 132, 146), (34, 38, 46), (16, 18, 24)), (0, 0), (0.6, 1)))
    canvas.ring(visor, 1.2, (24, 24, 27))
    canvas.fill([(14, 34), (30, 29), (26, 44), (13, 48)], WHITE, 0.25, within=visor)
    canvas.fill(oval(58, 38, 5), lit((50, 50, 54)))
    stripe = smooth([(60, 14), (84, 22), (90, 40), (80, 30), (62, 22)])
    canvas.fill(stripe, look.accent, within=shell)
    canvas.fill(rounded(10, 64, 24, 70, 2), (26, 26, 29))
    canvas.fill(smooth([(48, 76), (74, 80), (72, 85), (50, 84)]), (38, 38, 41))
    canvas.glow(smooth([(32, 12), (52, 7), (56, 11), (36, 18)]), WHITE, 0.8, 3)


def steering_wheel_cover(canvas: Canvas, look: Look) -> None:
    """A stitched cover on a steering wheel; box 90 x 90."""
    spoke = (58, 60, 64)
    canvas.fill(
        smooth([(10, 40), (30, 38), (60, 38), (80, 40), (80, 50), (60, 54), (52, 80), (38, 80), (30, 54), (10, 50)]),
        fading(spoke, 0.2),
    )
    canvas.fill(oval(45, 46, 15, 13), ball((48, 50, 54), 0.25))
    canvas.fill(oval(45, 46, 5), metal(_STEEL))
    canvas.ring(oval(45, 45, 38.6), 10, darker(look.colour, 0.5))
    canvas.ring(oval(45, 45, 38.8), 8, look.colour)
    canvas.stroke(arc(45, 45, 40, 40, 190, 350), 1.6, lighter(look.colour, 0.5), 0.6)
    for angle in range(0, 360, 6):
        direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        canvas.stroke([tuple(45 + direction * 35.6), tuple(45 + direction * 37)], 0.6, lighter(look.accent, 0.3))
    for middle in (0, 180, 90):
        grip = arc(45, 45, 38.8, 38.8, middle - 22, middle + 22)
        for x, y in grip[:: max(1, len(grip) // 10)]:
            canvas.fill(oval(x, y, 0.9), darker(look.colour, 0.6))


def jumper_cables(canvas: Canvas, look: Look) -> None:
    """Booster cables with red and black clamps; box 100 x 90."""
    for dx, tint in ((0, (206, 40, 40)), (7, (40, 40, 44))):
        for radius in (26, 21):
            canvas.ring(oval(50 + dx * 0.4, 36 + dx * 0.3, radius, radius * 0.8), 4.2, darker(tint, 0.3))
            canvas.ring(oval(50 + dx * 0.4, 36 + dx * 0.3, radius, radius * 0.8), 2.8, lighter(tint, 0.15))
        canvas.stroke(smooth([(30 + dx, 50), (24 + dx, 62), (18 + dx * 2.6, 70)], False), 3.6, tint)
        canvas.stroke(smooth([(70 - dx, 50), (76 - dx, 62), (64 + dx * 2.6, 70)], False), 3.6, tint)
    for x, tint in ((14, (206, 40, 40)), (36, (40, 40, 44)), (62, (206, 40, 40)), (84, (40, 40, 44))):
        for side in (-1, 1):
            arm = smooth(
                [
                    (x + side * 1, 66), (x + side * 6, 68), (x + side * 5, 78), (x + side * 2, 88),
                    (x + side * 0.6, 88), (x, 76),
                ]
            )
            canvas.fill(arm, tube(tint, 0.3))
            canvas.stroke([(x + side * 2.4, 80), (x + side * 0.6, 89)], 1.6, metal(PALETTE["copper"]))
        canvas.fill(oval(x, 74, 2), metal(_STEEL))


def headlight_bulbs(canvas: Canvas, look: Look) -> None:
    """Two LED headlamp bulbs with cooling fins; box 96 x 84."""
    for x in (25, 71):
        canvas.fill(rounded(x - 4, 3, x + 4, 34, 1.6), metal(PALETTE["chrome"]))
        for y in (9, 17, 25):
            canvas.fill(rounded(x - 2, y, x + 2, y + 4, 0.4), (255, 226, 90))
        canvas.fill(oval(x, 37, 15, 4), metal(lighter(look.colour, 0.2)))
        canvas.fill(rect(x - 10, 38, x + 10, 46), metal(look.colour))
        for index in range(5):
            y = 47 + index * 5
            canvas.fill(rounded(x - 14, y, x + 14, y + 3.4, 1), metal(look.colour))
        canvas.fill(rect(x - 9, 47, x + 9, 70), metal(darker(look.colour, 0.3)))
        canvas.stroke(smooth([(x, 72), (x + 4, 78), (x + 12, 76), (x + 16, 82)], False), 2, (40, 40, 43))


def dash_frame(canvas: Canvas, look: Look) -> None:
    """A trim frame for a car radio with its brackets; box 104 x 72."""
    frame = look.colour
    outer = smooth([(4, 10), (8, 4), (66, 3), (71, 10), (72, 58), (67, 66), (9, 67), (3, 60)])
    canvas.fill(outer, lit(frame, 0.24))
    canvas.fill(rounded(12, 14, 63, 42, 2), (250, 250, 250))
    canvas.ring(rounded(12, 14, 63, 42, 2), 1.6, darker(frame, 0.6))
    canvas.fill(rounded(12, 47, 63, 61, 2), lit(darker(frame, 0.45)))
    for x in (22, 37.5, 53):
        canvas.fill(oval(x, 54, 4.6), metal(lighter(frame, 0.1)))
    for top in (8, 42):
        canvas.fill(rounded(80, top, 88, top + 26, 1), lit(frame, 0.3))
        canvas.fill(rounded(86, top, 101, top + 5, 1), lit(frame, 0.3))
        for y in (9, 15, 21):
            canvas.fill(oval(84, top + y, 1.5), (250, 250, 250))
    canvas.glow(smooth([(8, 8), (40, 6), (40, 10), (10, 12)]), WHITE, 0.3, 2)
