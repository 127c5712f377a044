"""Drawings of sports and camping gear."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import mirrored, moved, oval, rect, rounded, smooth, spiral, star, turned
from core.catalog.drawing.solids import sphere

_IRON: RGB = (52, 53, 57)
_STEEL = PALETTE["stainless steel"]


def football(canvas: Canvas, look: Look) -> None:
    """A football of pentagons and hexagons; box 80 x 80."""
    disc = oval(40, 40, 38)
    canvas.fill(disc, ball((240, 240, 238), 0.35))
    spin = look.rng.uniform(0, 72)
    centre = star(40, 40, 12, 9.7, 5, spin)
    canvas.fill(centre, lit(look.colour, 0.15), within=disc)
    for index in range(5):
        angle = np.radians(spin + index * 72)
        direction = np.array([np.cos(angle), np.sin(angle)])
        start, joint = 40 + direction * 12, 40 + direction * 22
        canvas.stroke([tuple(start), tuple(joint)], 0.9, (110, 112, 116))
        for offset in (-0.42, 0.42):
            corner = 40 + 29 * np.array([np.cos(angle + offset), np.sin(angle + offset)])
            canvas.stroke([tuple(joint), tuple(corner)], 0.9, (110, 112, 116))
        side = angle + np.pi / 5
        patch = [
            40 + radius * np.array([np.cos(side + turn), np.sin(side + turn)])
            for radius, turn in ((26, 0), (31, 0.3), (39, 0.24), (39, -0.24), (31, -0.3))
        ]
        canvas.fill(np.array(patch), darker(look.colour, 0.1), within=disc)
    canvas.glow(oval(50, 54, 34), darker((60, 60, 66), 0.2), 0.12, 14)
    canvas.glow(oval(28, 24, 8, 6), WHITE, 0.8, 6)


def basketball(canvas: Canvas, look: Look) -> None:
    """A basketball; box 80 x 80."""
    disc = oval(40, 40, 38)
    canvas.fill(disc, ball(look.colour, 0.4))
    canvas.grain(disc, 11, 0.7)
    seam = (40, 28, 24)
    tilt = look.rng.uniform(-30, 30)
    for line in (
        [(2, 40), (40, 44), (78, 40)],
        [(40, 2), (36, 40), (40, 78)],
        [(14, 10), (26, 40), (14, 70)],
        [(66, 10), (54, 40), (66, 70)],
    ):
        canvas.stroke(turned(smooth(line, False), tilt, (40, 40)), 1.5, seam, within=disc)
    canvas.glow(oval(27, 22, 8, 6), WHITE, 0.5, 6)


def dumbbell(canvas: Canvas, look: Look) -> None:
    """A pair of hexagonal dumbbells; box 110 x 74."""
    for dx, dy in ((10, 4), (0, 26)):
        canvas.fill(rect(34 + dx, 16 + dy, 68 + dx, 24 + dy), metal(PALETTE["chrome"], upright=False))
        for y in (17.6, 19.6, 21.6):
            canvas.stroke([(40 + dx, y + dy), (62 + dx, y + dy)], 0.4, (120, 122, 128))
        for x in (16, 70):
            canvas.fill(
                moved([(x, 8), (x + 14, 8), (x + 20, 20), (x + 14, 34), (x, 34), (x - 5, 20)], dx, dy),
                fading(look.colour, 0.3),
            )
            canvas.fill(moved([(x, 8), (x + 14, 8), (x + 12, 13), (x + 2, 13)], dx, dy), lighter(look.colour, 0.28))
            face = moved([(x + 2, 13), (x + 12, 13), (x + 16, 20), (x + 12, 29), (x + 2, 29), (x - 1, 20)], dx, dy)
            canvas.fill(face, lit(lighter(look.colour, 0.08), 0.2))
            canvas.ring(oval(x + 7 + dx, 21 + dy, 4), 0.9, contrast(look.colour), 0.9)


def kettlebell(canvas: Canvas, look: Look) -> None:
    """A cast-iron kettlebell with a coloured band; box 72 x 88."""
    canvas.stroke(smooth([(22, 44), (14, 18), (24, 6), (48, 6), (58, 18), (50, 44)], False), 8, tube(_IRON, 0.4))
    body = smooth(mirrored([(36, 32), (50, 36), (62, 48), (65, 62), (60, 76), (50, 85), (36, 86)], 36))
    canvas.fill(body, ball(look.colour, 0.4))
    canvas.grain(body, 8, 0.6)
    canvas.fill(oval(36, 62, 14), lit(darker(look.colour, 0.25), 0.2))
    canvas.ring(oval(36, 62, 14), 1, lighter(look.colour, 0.4))
    for x in (31, 38):
        canvas.fill(rounded(x, 57, x + 4.4, 67, 1), contrast(look.colour))
    canvas.glow(oval(24, 46, 6, 5), WHITE, 0.5, 4)


def bicycle(canvas: Canvas, look: Look) -> None:
    """A bicycle, side view; box 120 x 74."""
    for x in (25, 95):
        canvas.ring(oval(x, 49, 22.4), 2.6, (40, 40, 43))
        canvas.ring(oval(x, 49, 20.4), 0.9, (180, 184, 188))
        for angle in range(0, 180, 15):
            dx, dy = 20 * np.cos(np.radians(angle)), 20 * np.sin(np.radians(angle))
            canvas.stroke([(x - dx, 49 - dy), (x + dx, 49 + dy)], 0.25, (150, 154, 158))
        canvas.fill(oval(x, 49, 2.2), metal(_STEEL))
    frame = tube(look.colour, 0.25, upright=False)
    for line in (
        [(25, 49), (44, 20)],
        [(25, 49), (55, 52)],
        [(42, 14), (55, 52)],
        [(46, 22), (83, 18)],
        [(55, 52), (84, 24)],
    ):
        canvas.stroke(line, 2.5, frame)
    canvas.stroke(smooth([(82, 12), (86, 28), (90, 40), (95, 49)], False), 2.4, frame)
    canvas.fill(smooth([(32, 11), (44, 9.4), (53, 12), (44, 14), (34, 15)]), lit((44, 42, 42)))
    canvas.stroke([(43, 14), (44.6, 20)], 1.6, metal(_STEEL))
    canvas.stroke(smooth([(82, 13), (80, 6), (90, 4), (97, 8)], False), 2, (60, 60, 64))
    canvas.stroke([(92, 5), (98, 9)], 2.8, (40, 38, 38))
    canvas.ring(oval(55, 52, 6.4), 1.5, metal((130, 132, 138)))
    canvas.stroke([(25, 46.6), (55, 45.6)], 0.6, (60, 60, 64))
    canvas.stroke([(25, 51.4), (55, 58.4)], 0.6, (60, 60, 64))
    canvas.stroke([(55, 52), (60, 62)], 1.5, metal((150, 152, 158)))
    canvas.stroke([(56.6, 63), (64, 62)], 2, (50, 50, 54))
    canvas.fill(oval(25, 49, 3.6), metal((120, 122, 128)))


def tent(canvas: Canvas, look: Look) -> None:
    """A dome tent with an open door; box 120 x 70."""
    canvas.fill(
        smooth([(2, 64), (2, 64), (26, 26), (58, 5), (92, 24), (118, 60), (118, 60), (60, 67)]),
        fading(darker(look.colour, 0.16), 0.2),
    )
    front = smooth([(2, 64), (2, 64), (20, 34), (54, 5), (54, 5), (68, 30), (82, 65), (82, 65), (40, 67)])
    canvas.fill(front, lit(look.colour, 0.26))
    canvas.fill(
        smooth([(54, 5), (54, 5), (88, 22), (118, 60), (118, 60), (100, 63), (82, 65), (82, 65), (70, 32)]),
        Linear((darker(look.colour, 0.3), darker(look.colour, 0.1), darker(look.colour, 0.42))),
    )
    canvas.fill(
        smooth([(22, 65), (22, 65), (36, 36), (52, 18), (52, 18), (60, 40), (64, 66), (64, 66)]),
        fading((52, 50, 50), 0.3),
    )
    flap = smooth([(52, 18), (52, 18), (40, 34), (28, 64), (28, 64), (16, 65), (30, 40)])
    canvas.fill(flap, lit(lighter(look.colour, 0.3), 0.15))
    for line in ([(2, 64), (26, 27), (54, 5)], [(54, 5), (70, 32), (82, 65)], [(54, 5), (90, 23), (118, 60)]):
        canvas.stroke(smooth(line, False), 0.9, lighter(look.colour, 0.55))
    for start, end in (((10, 52), (0, 68)), ((110, 50), (120, 66))):
        canvas.stroke([start, end], 0.5, (220, 220, 210))
    canvas.fill(smooth([(84, 34), (98, 34), (104, 46), (90, 48)]), darker(look.colour, 0.55))


def yoga_mat(canvas: Canvas, look: Look) -> None:
    """A half-rolled exercise mat; box 110 x 66."""
    canvas.fill([(34, 58), (108, 40), (108, 44), (36, 64)], darker(look.colour, 0.4))
    canvas.fill([(16, 46), (84, 26), (108, 40), (34, 60)], lit(look.colour, 0.2))
    canvas.grain([(16, 46), (84, 26), (108, 40), (34, 60)], 7, 0.5)
    roll = np.array([(6, 30), (74, 10), (88, 22), (88, 34), (34, 60), (22, 58)], float)
    canvas.fill(
        smooth([(16, 24), (16, 24), (78, 6), (78, 6), (90, 14), (90, 30), (34, 58), (34, 58)]),
        Linear((lighter(look.colour, 0.35), look.colour, darker(look.colour, 0.4)), (0.3, 0), (0.6, 1)),
    )
    canvas.fill(oval(24, 42, 15, 19), lit(darker(look.colour, 0.2), 0.15))
    canvas.stroke(spiral(24, 42, 2, 14.4, 4, 1.26), 1.3, lighter(look.colour, 0.35))
    canvas.grain(roll, 5, 0.5)
    for share in (0.25, 0.75):
        x, y = 26 + 58 * share, 22 - 16 * share
        canvas.stroke(smooth([(x, y), (x + 11, y + 10), (x + 14, y + 25)], False), 2.2, darker(look.colour, 0.6), 0.7)


def tennis_racket(canvas: Canvas, look: Look) -> None:
    """A tennis racket with a ball; box 56 x 100."""
    for x in np.arange(10, 48, 2.6):
        reach = 24 * np.sqrt(max(0, 1 - ((x - 28) / 19.4) ** 2))
        canvas.stroke([(x, 28 - reach), (x, 28 + reach)], 0.4, (226, 226, 214))
    for y in np.arange(6, 52, 2.6):
        reach = 18.4 * np.sqrt(max(0, 1 - ((y - 28) / 25) ** 2))
        canvas.stroke([(28 - reach, y), (28 + reach, y)], 0.4, (226, 226, 214))
    canvas.ring(oval(28, 28, 19.6, 25.4), 3, darker(look.colour, 0.4))
    canvas.ring(oval(28, 28, 19.6, 25.4), 2.2, lit(look.colour, 0.35))
    for side in (-1, 1):
        canvas.stroke(
            smooth([(28 + side * 12, 48), (28 + side * 5, 58), (28 + side * 1.4, 68)], False),
            2.4,
            lit(look.colour, 0.3),
        )
    canvas.fill(rounded(25, 64, 31, 97, 1.6), tube((48, 48, 52), 0.35))
    for y in range(68, 96, 4):
        canvas.stroke([(25, y + 2), (31, y)], 0.6, (90, 90, 94))
    sphere(canvas, 46, 84, 8, (206, 226, 70), 0.5)
    canvas.stroke(smooth([(40, 79), (46, 83), (52, 79)], False), 0.8, (246, 248, 230))
