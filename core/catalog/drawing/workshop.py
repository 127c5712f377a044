"""Drawings of tools and of things that are screwed to a house."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, moved, oval, rect, rounded, smooth, star, turned
from core.catalog.drawing.solids import block

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_STEEL = PALETTE["stainless steel"]
_DARK: RGB = (46, 47, 51)


def drill(canvas: Canvas, look: Look) -> None:
    """A cordless drill driver; box 104 x 92."""
    canvas.fill([(2, 22), (16, 21), (16, 24), (2, 23.4)], metal(_STEEL, upright=False))
    canvas.fill([(15, 17), (30, 12), (30, 33), (15, 28)], metal((88, 90, 95), upright=False))
    canvas.fill(rect(29, 11, 36, 34), metal((60, 62, 66), upright=False))
    for y in (15, 20, 25, 30):
        canvas.stroke([(30, y), (35, y)], 0.6, (130, 132, 136))
    grip = smooth([(62, 36), (84, 34), (86, 52), (90, 74), (74, 77), (66, 74), (64, 54)])
    canvas.fill(grip, lit(_DARK, 0.24))
    body = smooth(
        [(36, 9), (36, 9), (60, 5), (86, 6), (95, 14), (95, 30), (86, 40), (64, 42), (50, 37), (36, 36), (36, 36)]
    )
    canvas.fill(body, fading(look.colour, 0.3))
    canvas.fill(smooth([(84, 7), (94, 14), (94, 30), (86, 39), (80, 36), (80, 10)]), lit(_DARK, 0.2))
    for y in (14, 18, 22, 26):
        canvas.stroke([(84, y), (91, y)], 1, (20, 20, 22))
    canvas.fill(smooth([(56, 40), (64, 40), (63, 52), (56, 48)]), lit((200, 56, 44)))
    canvas.fill(rounded(58, 74, 101, 90, 3), lit(_DARK, 0.2))
    canvas.fill(rounded(58, 73, 101, 78, 1.6), lit(look.colour, 0.25))
    canvas.fill(rounded(66, 81, 90, 87, 1), lighter(look.colour, 0.1))
    canvas.stroke([(45, 18), (74, 17)], 2, WHITE, 0.9)
    canvas.glow(smooth([(44, 11), (70, 8), (70, 12), (46, 15)]), WHITE, 0.5, 2)


def hammer(canvas: Canvas, look: Look) -> None:
    """A claw hammer; box 60 x 100."""
    canvas.fill(
        smooth(
            [(27, 20), (33, 20), (33.4, 50), (35.4, 74), (35, 95), (32, 98), (28, 98), (25, 95), (24.6, 74), (26.6, 50)]
        ),
        tube(PALETTE["oak"], 0.3),
    )
    canvas.fill(
        smooth([(25, 62), (35, 62), (36, 80), (35.6, 95), (32, 98.4), (28, 98.4), (24.4, 95), (24, 80)]),
        tube(look.colour, 0.35),
    )
    for y in (68, 73, 78, 83, 88):
        canvas.stroke([(25, y), (35, y)], 0.8, darker(look.colour, 0.4))
    head = smooth(
        [
            (9, 8), (9, 8), (18, 9), (24, 7), (34, 6), (46, 8), (58, 20), (56.6, 22), (44, 17), (36, 18), (34, 24),
            (26, 24), (24, 18), (18, 20), (9, 21), (9, 21),
        ]
    )
    canvas.fill(head, metal((150, 154, 160), upright=False))
    canvas.fill(rounded(4, 6.4, 10.4, 22.6, 1.4), metal((176, 180, 186), upright=False))


def faucet(canvas: Canvas, look: Look) -> None:
    """A kitchen mixer tap with a high spout; box 70 x 92."""
    canvas.fill(oval(44, 88, 18, 3.4), metal(look.colour, upright=False))
    canvas.fill(rect(38, 56, 50, 88), metal(look.colour))
    spout = smooth([(44, 60), (44, 26), (38, 10), (24, 6), (12, 12), (10, 28)], closed=False)
    canvas.stroke(spout, 7, darker(look.colour, 0.5))
    canvas.stroke(spout, 5.6, look.colour)
    canvas.stroke(moved(spout, -1.2, -0.6), 1.6, lighter(look.colour, 0.8), 0.9)
    canvas.stroke(moved(spout, 1.6, 0.6), 1, darker(look.colour, 0.4), 0.7)
    canvas.fill(rounded(5.6, 27, 14.4, 40, 1.4), metal(look.colour))
    canvas.fill(rounded(50, 62, 58, 70, 2), metal(look.colour, upright=False))
    canvas.fill(smooth([(56, 63), (60, 58), (68, 40), (69, 42), (62, 62), (58, 69)]), metal(look.colour))
    canvas.fill(rect(37, 54, 51, 57), metal(lighter(look.colour, 0.2)))


def light_bulb(canvas: Canvas, look: Look) -> None:
    """A screw-in bulb; box 60 x 96."""
    warm = (255, 236, 190) if look.options.get("light") == "warm white" else (240, 246, 255)
    globe = smooth(mirrored([(30, 2), (44, 5), (55, 16), (57, 30), (52, 44), (44, 56), (41, 66), (30, 67)], 30))
    canvas.fill(globe, Radial(((255, 255, 255), warm, darker(warm, 0.16)), (0.42, 0.36), 0.72))
    canvas.ring(globe, 0.6, darker(warm, 0.25))
    canvas.fill([(18, 62), (42, 62), (40, 76), (20, 76)], tube((238, 238, 236), 0.2))
    canvas.fill(rounded(20, 75, 40, 91, 1), metal((190, 186, 176)))
    for y in (78, 82, 86, 90):
        canvas.stroke([(19.6, y), (40.4, y - 1.4)], 1.4, metal((150, 146, 138)))
    canvas.fill(oval(30, 92, 6, 3), lit((70, 70, 72)))
    canvas.glow(oval(20, 20, 5, 8), WHITE, 0.9, 3)


def wrench_set(canvas: Canvas, look: Look) -> None:
    """Combination spanners in a row; box 90 x 96."""
    for index in range(6):
        x = 9 + index * 14.4
        size = 1 - index * 0.09
        top, bottom = 48 - 44 * size, 48 + 44 * size
        canvas.fill(rect(x - 2.2 * size, top + 9, x + 2.2 * size, bottom - 8), metal(look.colour))
        head = turned(
            np.concatenate(
                [
                    arc(x, top + 6, 6.4 * size, 6.4 * size, -55, 235),
                    [(x - 2.4 * size, top + 6), (x + 2.4 * size, top + 6)],
                ]
            ),
            14,
            (x, top + 6),
        )
        canvas.fill(head, metal(look.colour))
        canvas.fill(oval(x, bottom - 5, 5.6 * size), metal(look.colour))
        canvas.fill(star(x, bottom - 5, 3.4 * size, 2.9 * size, 6), (250, 250, 250))
        canvas.ring(star(x, bottom - 5, 3.4 * size, 2.9 * size, 6), 0.4, darker(look.colour, 0.5))


def screwdriver(canvas: Canvas, look: Look) -> None:
    """A pair of screwdrivers; box 104 x 44."""
    for y, tone in ((12, look.colour), (32, look.accent)):
        canvas.fill(rect(46, y - 1.7, 98, y + 1.7), metal(_STEEL, upright=False))
        canvas.fill(
            [(97, y - 1.7), (102, y - 2.6), (103, y - 0.6), (103, y + 0.6), (102, y + 2.6), (97, y + 1.7)],
            metal((120, 124, 130), upright=False),
        )
        handle = smooth(
            [
                (3, y), (5, y - 6), (14, y - 7.6), (30, y - 6.4), (40, y - 4), (48, y - 4.4), (48, y + 4.4),
                (40, y + 4), (30, y + 6.4), (14, y + 7.6), (5, y + 6),
            ]
        )
        canvas.fill(handle, fading(tone, 0.4))
        for offset in (-3.4, 0, 3.4):
            canvas.stroke([(9, y + offset), (34, y + offset * 0.85)], 1.3, (40, 40, 43), 0.85)
        canvas.fill(rect(40, y - 4, 44, y + 4), lit((40, 40, 43)))


def door_knob(canvas: Canvas, look: Look) -> None:
    """A round door knob with key and rose; box 80 x 80."""
    canvas.fill(
        oval(40, 40, 37), Linear((lighter(look.colour, 0.6), look.colour, darker(look.colour, 0.5)), (0, 0), (1, 1))
    )
    canvas.ring(oval(40, 40, 34), 1, darker(look.colour, 0.35))
    canvas.glow(oval(44, 46, 29), darker(look.colour, 0.8), 0.6, 5)
    canvas.fill(
        oval(40, 38, 26),
        Radial(
            (lighter(look.colour, 0.85), look.colour, darker(look.colour, 0.2), darker(look.colour, 0.6)),
            (0.36, 0.3),
            0.75,
        ),
    )
    canvas.fill(oval(40, 38, 8), metal(lighter(look.colour, 0.2)))
    canvas.fill(oval(40, 36.6, 1.6), (20, 20, 20))
    canvas.fill([(39.2, 37), (40.8, 37), (41.4, 41), (38.6, 41)], (20, 20, 20))
    canvas.glow(smooth([(22, 30), (32, 18), (40, 18), (28, 34)]), WHITE, 0.7, 3)


def tape_measure(canvas: Canvas, look: Look) -> None:
    """A steel tape measure, pulled out; box 110 x 70."""
    canvas.fill([(2, 54), (60, 54), (60, 62), (2, 62)], fading((248, 212, 60), 0.16))
    for index in range(20):
        x = 5 + index * 2.8
        canvas.stroke([(x, 54.4), (x, 58.8 if index % 5 == 0 else 56.6)], 0.6, (40, 40, 40))
    canvas.fill(rounded(1, 52, 4, 68, 0.6), metal(_STEEL))
    body = smooth([(54, 20), (60, 8), (78, 4), (96, 8), (106, 24), (107, 50), (102, 64), (60, 65), (53, 60)])
    canvas.fill(body, lit(_DARK, 0.25))
    canvas.fill(oval(80, 34, 22), lit(look.colour, 0.3))
    canvas.fill(oval(80, 34, 15), ball((244, 244, 240), 0.2))
    canvas.stroke([(72, 31), (88, 31)], 2, (40, 40, 44))
    canvas.stroke([(74, 37), (86, 37)], 1.2, (40, 40, 44))
    canvas.fill(rounded(56, 12, 64, 24, 3), lit(look.colour, 0.3))


def toolbox(canvas: Canvas, look: Look) -> None:
    """A box for tools with a top handle; box 104 x 70."""
    canvas.stroke(smooth([(34, 26), (35, 8), (42, 4), (58, 4), (65, 8), (66, 26)], False), 4, tube(_DARK, 0.3))
    block(canvas, 3, 34, 91, 68, 10, look.colour, 5)
    canvas.fill([(6, 34), (12, 21), (96, 21), (90, 34)], fading(_DARK, 0.2))
    canvas.fill([(90, 34), (96, 21), (101, 29), (91, 34)], darker(_DARK, 0.3))
    for x in (22, 70):
        canvas.fill(rounded(x - 5, 29, x + 5, 43, 1.6), metal((214, 216, 220)))
    canvas.stroke([(4, 46), (90, 46)], 0.8, darker(look.colour, 0.4))
    canvas.fill(rounded(38, 50, 56, 58, 1), lit(_DARK))
