"""Drawings of luggage, bags and travel things."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import BLACK, PALETTE, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth

_STEEL = PALETTE["silver"]


def suitcase(canvas: Canvas, look: Look) -> None:
    """A hard-shell trolley, front view; box 62 x 100."""
    for x in (20, 42):
        canvas.stroke([(x, 26), (x, 4)], 1.8, metal(_STEEL))
    canvas.fill(rounded(17, 1, 45, 6, 2), lit(BLACK))
    for x in (10, 22, 40, 52):
        canvas.fill(rounded(x - 2.6, 90, x + 2.6, 95, 1), lit((60, 60, 64)))
        canvas.fill(oval(x, 96, 3.2, 3.4), ball((46, 46, 50)))
    shell = rounded(3, 18, 59, 92, 8)
    canvas.fill(
        shell,
        Linear(
            (darker(look.colour, 0.3), lighter(look.colour, 0.3), look.colour, darker(look.colour, 0.34)),
            (0, 0),
            (1, 0.2),
        ),
    )
    for x in np.linspace(10, 52, 7):
        canvas.stroke([(x, 27), (x, 84)], 2.4, tube(darker(look.colour, 0.06), 0.3), 0.85)
        canvas.stroke([(x - 1.1, 27), (x - 1.1, 84)], 0.5, lighter(look.colour, 0.5), 0.6)
    canvas.ring(rounded(4.4, 19.4, 57.6, 90.6, 7), 0.7, darker(look.colour, 0.5))
    canvas.fill(rounded(22, 15.4, 40, 19.6, 2), lit((50, 50, 54)))
    canvas.fill(rounded(54, 46, 59.6, 58, 1.4), lit((60, 60, 64)))
    canvas.fill(rounded(25, 36, 37, 40.6, 0.8), metal(_STEEL))
    canvas.glow(rounded(8, 24, 18, 60, 4), WHITE, 0.25, 5)


def backpack(canvas: Canvas, look: Look) -> None:
    """A day pack with a front pocket; box 70 x 100."""
    canvas.stroke(smooth([(28, 10), (29, 2.4), (35, 1.4), (41, 2.4), (42, 10)], False), 2.2, darker(look.colour, 0.4))
    for side in (-1, 1):
        canvas.stroke(
            smooth([(35 + side * 22, 26), (35 + side * 32, 46), (35 + side * 29, 82)], False),
            4.6,
            tube(darker(look.colour, 0.4)),
        )
        pocket = smooth([(35 + side * 24, 62), (35 + side * 32, 64), (35 + side * 32, 90), (35 + side * 24, 94)])
        canvas.fill(pocket, lit(darker(look.colour, 0.3)))
    body = smooth(mirrored([(35, 5), (48, 6), (58, 14), (62, 34), (63, 70), (62, 92), (56, 98), (35, 99)], 35))
    canvas.fill(body, lit(look.colour, 0.22))
    canvas.grain(body, 5, 0.6)
    canvas.stroke(
        smooth([(11, 44), (14, 22), (24, 11), (35, 9.6), (46, 11), (56, 22), (59, 44)], False),
        1.1,
        darker(look.colour, 0.55),
    )
    front = smooth(mirrored([(35, 52), (50, 52.4), (56, 56), (57, 74), (55.6, 92), (50, 95), (35, 95.6)], 35))
    canvas.fill(front, lit(darker(look.colour, 0.14), 0.25))
    canvas.stroke(
        smooth([(14.5, 66), (16, 58), (24, 55.4), (46, 55.4), (54, 58), (55.5, 66)], False),
        1.1,
        darker(look.colour, 0.6),
    )
    canvas.stroke([(47, 56), (48, 62)], 0.9, look.accent)
    canvas.stroke([(57, 30), (58, 37)], 0.9, look.accent)
    canvas.fill(rounded(28, 28, 42, 37, 1.6), lit(darker(look.colour, 0.45)))
    canvas.fill(rect(30, 31, 40, 34), look.accent)
    canvas.glow(smooth([(16, 22), (28, 14), (26, 46), (14, 46)]), WHITE, 0.22, 5)


def duffel(canvas: Canvas, look: Look) -> None:
    """A weekend bag with carry handles; box 110 x 66."""
    body = smooth([(6, 30), (16, 22), (55, 20), (94, 22), (104, 30), (107, 48), (102, 60), (55, 63), (8, 60), (3, 48)])
    canvas.fill(body, fading(look.colour, 0.24))
    canvas.grain(body, 6, 0.7)
    canvas.stroke(smooth([(10, 27), (55, 23.4), (100, 27)], False), 1.4, darker(look.colour, 0.55))
    for x in (36.0, 74.0):
        canvas.fill(rect(x - 2.6, 24, x + 2.6, 62), fading(darker(look.colour, 0.35), 0.15), within=body)
    canvas.stroke(
        smooth([(36, 40), (37, 14), (46, 5), (64, 5), (73, 14), (74, 40)], False),
        3,
        tube(darker(look.colour, 0.3), 0.3),
    )
    canvas.fill(rounded(48, 2.4, 62, 8, 2.4), lit(darker(look.colour, 0.5)))
    canvas.fill(rounded(42, 36, 68, 54, 2), lit(darker(look.colour, 0.12)))
    canvas.stroke([(43, 38.4), (67, 38.4)], 1, darker(look.colour, 0.6))
    for x in (5.4, 104.6):
        canvas.ring(oval(x, 36, 2.4), 1, metal(_STEEL))
    canvas.glow(smooth([(14, 28), (34, 25), (34, 36), (12, 40)]), WHITE, 0.25, 4)


def umbrella(canvas: Canvas, look: Look) -> None:
    """An open rain umbrella with a hooked handle; box 100 x 100."""
    canvas.stroke([(50, 10), (50, 86)], 1.7, metal(PALETTE["silver"]))
    canvas.stroke(smooth([(50, 78), (50, 91), (55, 97), (61, 94), (62, 88)], False), 3.4, tube((104, 66, 40), 0.3))
    canopy_top = arc(50, 50, 47, 42, 180, 360)
    scallops = []
    for index in range(4):
        right = 97 - index * 23.5
        scallops.append(arc(right - 11.75, 50, 11.75, 5, 0, -180))
    outline = np.concatenate([canopy_top, *scallops])
    canvas.fill(outline, ball(look.colour, 0.4))
    for x in (26.5, 50, 73.5):
        rib = smooth([(50, 8), (50 + (x - 50) * 0.75, 24), (x, 50)], False)
        canvas.stroke(rib, 0.7, darker(look.colour, 0.45), 0.8)
    panel = np.concatenate([smooth([(50, 8), (67, 24), (73.5, 50)], False), smooth([(62, 46), (50, 50)], False)])
    canvas.fill(panel, darker(look.colour, 0.35), 0.35, within=outline)
    canvas.stroke([(50, 9), (50, 2)], 1.6, metal(_STEEL))
    canvas.glow(smooth([(14, 36), (28, 18), (34, 20), (24, 40)]), WHITE, 0.35, 5)


def neck_pillow(canvas: Canvas, look: Look) -> None:
    """A horseshoe travel pillow; box 100 x 92."""
    outer = np.concatenate([arc(50, 46, 46, 44, 115, 425), arc(50, 50, 19, 19, 420, 120)])
    ring_path = smooth(outer[::6])
    canvas.fill(ring_path, ball(look.colour, 0.34))
    canvas.grain(ring_path, 8, 0.8)
    canvas.stroke(arc(50, 47.4, 33, 32, 120, 420), 0.6, darker(look.colour, 0.35), 0.8)
    canvas.glow(smooth([(16, 40), (28, 18), (50, 12), (48, 18), (28, 28), (20, 48)]), WHITE, 0.35, 5)
    canvas.glow(arc(50, 50, 21, 21, 100, 440), darker(look.colour, 0.6), 0.25, 5)
    canvas.stroke(smooth([(64, 84), (70, 92), (60, 96)], False), 1.2, darker(look.colour, 0.5))
    canvas.fill(oval(64, 84, 2), metal(_STEEL))


def packing_cubes(canvas: Canvas, look: Look) -> None:
    """Three flat zipped pouches on top of one another; box 100 x 84."""
    for index, (left, top, right, bottom) in enumerate(((4, 44, 96, 82), (12, 22, 88, 52), (22, 4, 78, 28))):
        shade = (look.colour, lighter(look.colour, 0.12), lighter(look.colour, 0.22))[index]
        face = rounded(left, top, right, bottom, 5)
        canvas.fill(face, lit(shade, 0.16))
        canvas.fill(rounded(left + 8, top + 5, right - 8, bottom - 12, 3), darker(shade, 0.5))
        for x in np.arange(left + 9, right - 8, 2.2):
            canvas.stroke([(x, top + 5.4), (x, bottom - 12.4)], 0.35, lighter(shade, 0.2), 0.7)
        for y in np.arange(top + 6, bottom - 12, 2.2):
            canvas.stroke([(left + 8.4, y), (right - 8.4, y)], 0.35, lighter(shade, 0.2), 0.7)
        canvas.ring(rounded(left + 2.4, top + 2.4, right - 2.4, bottom - 3, 4), 0.7, darker(shade, 0.5))
        canvas.stroke(
            smooth([(right - 24, bottom - 3), (right - 18, bottom - 8), (right - 10, bottom - 3)], False),
            1.8,
            darker(shade, 0.35),
        )
        canvas.stroke([(left + 12, bottom - 3), (left + 12, bottom - 7)], 1, metal(_STEEL))
