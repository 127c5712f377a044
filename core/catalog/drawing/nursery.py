"""Drawings of things for babies."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth, star
from core.catalog.drawing.solids import wheel

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_SILICONE: RGB = (246, 226, 190)


def stroller(canvas: Canvas, look: Look) -> None:
    """A pushchair with a hood; box 96 x 100."""
    steel = tube((150, 153, 158), 0.35)
    canvas.stroke([(80, 14), (24, 84)], 2.4, steel)
    canvas.stroke([(38, 48), (76, 86)], 2.4, steel)
    canvas.stroke(smooth([(80, 14), (88, 8), (94, 10)], False), 3.6, (44, 44, 48))
    basket = [(34, 72), (66, 72), (62, 84), (38, 84)]
    canvas.fill(basket, lit((70, 72, 78)))
    seat = smooth([(20, 44), (30, 46), (56, 54), (70, 34), (78, 36), (70, 58), (60, 68), (34, 66), (22, 58)])
    canvas.fill(seat, lit(darker(look.colour, 0.12), 0.24))
    canvas.fill(smooth([(12, 60), (22, 56), (32, 64), (26, 72), (14, 70)]), lit(darker(look.colour, 0.3)))
    hood = np.concatenate([arc(56, 36, 34, 32, 184, 318), [(56, 40)]])
    canvas.fill(hood, Radial((lighter(look.colour, 0.4), look.colour, darker(look.colour, 0.35)), (0.35, 0.25), 0.8))
    for angle in (214, 246, 278):
        edge = 56 + 34 * np.cos(np.radians(angle)), 36 + 32 * np.sin(np.radians(angle))
        canvas.stroke(
            smooth([(56, 39), ((56 + edge[0]) / 2 - 1, (39 + edge[1]) / 2 - 1.6), edge], False),
            0.8,
            darker(look.colour, 0.45),
        )
    canvas.stroke(arc(34, 42, 16, 10, 180, 300), 2.6, (52, 52, 56))
    wheel(canvas, 22, 87, 11, (48, 48, 52), (214, 216, 220), 6)
    wheel(canvas, 77, 87, 11, (48, 48, 52), (214, 216, 220), 6)


def baby_bottle(canvas: Canvas, look: Look) -> None:
    """A feeding bottle with a teat; box 48 x 100."""
    teat = smooth(mirrored([(24, 2), (27.4, 4), (28, 10), (32, 16), (36, 21), (24, 22)], 24))
    canvas.fill(teat, tube(_SILICONE, 0.24))
    canvas.fill(rounded(9, 20, 39, 32, 2), tube(look.colour, 0.32))
    for x in np.linspace(11, 37, 12):
        canvas.stroke([(x, 22), (x, 30)], 0.5, darker(look.colour, 0.3), 0.7)
    body = smooth(
        mirrored([(24, 32), (36, 32.4), (40, 38), (41, 50), (37, 60), (40, 70), (41, 86), (38, 95), (24, 96)], 24)
    )
    canvas.fill(body, Linear(((206, 224, 232), (250, 252, 253), (232, 242, 246), (194, 214, 224))), 0.95)
    canvas.fill(rect(0, 52, 48, 98), tube((252, 248, 238), 0.12), within=(body - (24, 66)) * (0.9, 0.95) + (24, 66))
    canvas.ring(body, 0.7, (160, 186, 200))
    for index, y in enumerate(range(46, 92, 6)):
        canvas.stroke([(24, y), (31 if index % 2 == 0 else 28, y)], 0.7, darker(look.colour, 0.15))
    canvas.fill(star(17, 74, 4.6, 2.1, 5), lighter(look.colour, 0.2))
    canvas.glow(rounded(11, 40, 14, 88, 1.6), WHITE, 0.9, 1.2)


def pacifier(canvas: Canvas, look: Look) -> None:
    """A soother with ring and shield; box 84 x 80."""
    canvas.fill(
        smooth([(40, 6), (48, 2), (58, 6), (58, 16), (50, 24), (50, 34), (38, 34), (38, 24), (34, 14)]),
        ball(_SILICONE, 0.3),
    )
    shield = smooth(
        [
            (6, 36), (14, 26), (30, 31), (42, 33), (54, 31), (70, 26), (78, 36), (72, 52), (54, 51), (42, 49),
            (30, 51), (12, 52),
        ]
    )
    canvas.fill(shield, lit(look.colour, 0.28))
    for x in (18, 66):
        canvas.fill(oval(x, 39, 4, 5), darker(look.colour, 0.5))
    canvas.ring(oval(42, 60, 17, 17), 4.6, darker(look.colour, 0.35))
    canvas.ring(oval(42, 60, 17, 17), 3.4, lighter(look.colour, 0.2))
    canvas.fill(oval(42, 42, 9, 8), ball(lighter(look.colour, 0.3)))
    canvas.fill(star(42, 42, 4.6, 2.2, 5), WHITE)
    canvas.glow(oval(20, 31, 7, 2), WHITE, 0.8, 2)


def diaper_pack(canvas: Canvas, look: Look) -> None:
    """A soft pack of nappies; box 100 x 82."""
    top = [(3, 40), (5, 10), (20, 6), (50, 7.4), (80, 6), (95, 10)]
    pack = smooth([*top, (97, 40), (95, 75), (80, 79), (50, 77.6), (20, 79), (5, 75)])
    canvas.fill(
        pack,
        Linear(
            (darker(look.colour, 0.22), lighter(look.colour, 0.35), look.colour, darker(look.colour, 0.25)),
            (0, 0),
            (1, 0.5),
        ),
    )
    canvas.fill(
        smooth([(3, 56), (30, 50), (60, 60), (97, 50), (98, 84), (2, 84)]), lighter(look.accent, 0.3), within=pack
    )
    canvas.stroke(smooth([(36, 6), (42, 1.4), (58, 1.4), (64, 6)], False), 2.6, lighter(look.colour, 0.4))
    canvas.fill(rounded(10, 14, 50, 30, 5), WHITE)
    canvas.stroke([(15, 20), (45, 20)], 3, darker(look.colour, 0.2))
    canvas.stroke([(18, 25.6), (40, 25.6)], 1.6, look.accent)
    _portrait(canvas, look)
    canvas.fill(oval(22, 62, 11, 8.6), WHITE)
    for x in (18, 23.6):
        canvas.fill(rounded(x, 58, x + 3.6, 66, 1), darker(look.accent, 0.3))


def _portrait(canvas: Canvas, look: Look) -> None:
    """A baby in a nappy, in a round field."""
    canvas.fill(oval(70, 34, 20), (254, 250, 244))
    skin: RGB = look.rng.choice(((250, 214, 188), (226, 176, 138), (150, 102, 72)))
    canvas.fill(oval(70, 30, 9.4, 9), ball(skin, 0.15))
    canvas.fill(smooth([(58, 44), (70, 38), (82, 44), (80, 52), (60, 52)]), ball(skin, 0.15))
    nappy = smooth([(59, 46), (70, 47.6), (81, 46), (78, 53), (70, 55), (62, 53)])
    canvas.fill(nappy, fading((252, 252, 252), 0.06))
    canvas.ring(nappy, 0.5, (190, 200, 210))
    for x in (66.6, 73.4):
        canvas.fill(oval(x, 29.4, 1, 1.3), (50, 36, 34))
    canvas.stroke(arc(70, 31, 3.4, 3, 20, 160), 0.8, (176, 90, 80))
    canvas.stroke(smooth([(69, 21), (71, 18), (73, 21)], False), 1, (110, 76, 50))


def crib(canvas: Canvas, look: Look) -> None:
    """A wooden cot with bars and mattress; box 110 x 88."""
    canvas.fill([(14, 18), (104, 18), (104, 62), (14, 62)], fading((250, 250, 250), 0.02), 0.2)
    for x in np.linspace(16, 102, 14):
        canvas.stroke([(x, 16), (x, 58)], 1.7, darker(look.colour, 0.28))
    canvas.stroke([(14, 16), (104, 16)], 3, darker(look.colour, 0.22))
    canvas.fill([(8, 62), (100, 62), (104, 50), (14, 50)], fading((246, 248, 250), 0.08))
    canvas.fill([(40, 62), (100, 62), (104, 50), (44, 50)], lit(lighter(look.accent, 0.5), 0.12))
    canvas.fill(smooth([(14, 58), (22, 50), (36, 51), (36, 60), (20, 61)]), fading((252, 252, 252), 0.1))
    for left, right in ((2, 9), (101, 108)):
        canvas.fill(rounded(left, 8, right, 86, 2), tube(look.colour, 0.26))
        canvas.fill(oval((left + right) / 2, 8, 4), ball(look.colour))
    for x in np.linspace(13, 97, 13):
        canvas.fill(rect(x - 1.2, 27, x + 1.2, 76), tube(look.colour, 0.28))
    canvas.fill(rounded(5, 24, 105, 29.6, 1.6), fading(lighter(look.colour, 0.1), 0.2))
    canvas.fill(rounded(5, 73, 105, 80, 1.6), fading(look.colour, 0.2))


def bib(canvas: Canvas, look: Look) -> None:
    """A feeding bib with a food catcher; box 76 x 96."""
    body = smooth(
        mirrored([(38, 26), (50, 22), (53, 8), (60, 3), (67, 10), (66, 26), (72, 46), (71, 78), (60, 92), (38, 94)], 38)
    )
    canvas.fill(body, lit(look.colour, 0.2))
    canvas.ring(body, 1, darker(look.colour, 0.25))
    canvas.ring((body - (38, 52)) * 0.93 + (38, 52.6), 0.4, lighter(look.colour, 0.6))
    pocket = smooth([(6, 72), (22, 77), (38, 78), (54, 77), (70, 72), (69, 84), (58, 92), (38, 94), (18, 92), (7, 84)])
    canvas.fill(pocket, fading(darker(look.colour, 0.16), 0.3))
    canvas.stroke(smooth([(6, 72), (22, 77), (38, 78), (54, 77), (70, 72)], False), 1.5, lighter(look.colour, 0.5))
    _bunny(canvas, 38, 52, 1.0)
    for x in (12, 64):
        canvas.fill(oval(x, 8, 2.2), metal((240, 240, 240)))


def _bunny(canvas: Canvas, x: float, y: float, size: float) -> None:
    for side in (-1, 1):
        canvas.fill(oval(x + side * 4.4 * size, y - 13 * size, 2.8 * size, 8 * size), WHITE)
        canvas.fill(oval(x + side * 4.4 * size, y - 12.4 * size, 1.3 * size, 5.4 * size), (246, 190, 200))
    canvas.fill(oval(x, y, 10.4 * size, 9.4 * size), WHITE)
    for side in (-1, 1):
        canvas.fill(oval(x + side * 3.6 * size, y - 1.4 * size, 1.2 * size, 1.5 * size), (50, 44, 48))
        canvas.fill(oval(x + side * 6 * size, y + 2.4 * size, 1.8 * size, 1.2 * size), (250, 190, 196))
    canvas.fill(oval(x, y + 1.6 * size, 1.3 * size, 0.9 * size), (232, 120, 140))


def wipes(canvas: Canvas, look: Look) -> None:
    """A soft pack of wet wipes, one pulled out; box 110 x 66."""
    pack = smooth([(4, 30), (16, 22), (94, 22), (106, 30), (107, 54), (98, 63), (12, 63), (3, 54)])
    canvas.fill(pack, fading(look.colour, 0.26))
    for x in (5, 105):
        canvas.stroke([(x, 30), (x, 56)], 1.6, lighter(look.colour, 0.5))
    canvas.fill(rounded(34, 24, 76, 40, 5), lit((246, 248, 250), 0.08))
    canvas.fill(oval(55, 31, 13, 4), (170, 190, 200))
    sheet = smooth([(44, 31), (40, 16), (48, 8), (54, 12), (62, 3), (70, 12), (66, 22), (66, 32), (55, 34)])
    canvas.fill(sheet, Linear(((255, 255, 255), (232, 238, 242), (252, 253, 254), (220, 228, 234)), (0, 0), (1, 0.5)))
    canvas.stroke(smooth([(54, 12), (56, 22), (53, 32)], False), 0.6, (196, 206, 214))
    canvas.stroke([(14, 46), (46, 46)], 3, WHITE)
    canvas.stroke([(14, 53), (38, 53)], 1.6, WHITE)
    _bunny(canvas, 88, 48, 0.8)
