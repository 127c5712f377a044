"""Drawings of laboratory, safety and industrial supplies."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth, turned

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_GLASS: tuple[RGB, ...] = ((176, 198, 208), (246, 250, 252), (224, 236, 242), (240, 247, 250), (166, 190, 202))
_STEEL = PALETTE["stainless steel"]


def flask(canvas: Canvas, look: Look) -> None:
    """An Erlenmeyer flask with a coloured liquid; box 72 x 96."""
    glass = smooth(
        mirrored([(36, 5), (45, 5), (45, 5), (45, 34), (52, 50), (66, 82), (66, 90), (60, 94), (36, 94.6)], 36)
    )
    canvas.fill(glass, Linear(_GLASS), 0.92)
    inner = (glass - (36, 60)) * (0.93, 0.975) + (36, 60)
    canvas.fill(
        rect(0, 60, 72, 96),
        Linear((darker(look.colour, 0.25), lighter(look.colour, 0.25), look.colour, darker(look.colour, 0.3))),
        0.9,
        within=inner,
    )
    canvas.fill(oval(36, 60, 18.4, 3), lighter(look.colour, 0.35), 0.95)
    canvas.ring(glass, 0.7, (130, 158, 172))
    canvas.fill(oval(36, 5, 11, 2.4), Linear(_GLASS))
    canvas.ring(oval(36, 5, 11, 2.4), 0.7, (130, 158, 172))
    for index, y in enumerate((66, 72, 78, 84)):
        canvas.stroke([(36, y), (44 if index % 2 == 0 else 41, y)], 0.7, WHITE)
    canvas.glow(smooth([(27, 12), (30, 12), (29, 38), (20, 66), (14, 82), (16, 64), (26, 40)]), WHITE, 0.9, 1.4)


def test_tubes(canvas: Canvas, look: Look) -> None:
    """Test tubes in a rack; box 100 x 84."""
    tints = (look.colour, look.accent, (240, 180, 60), (90, 170, 110), (150, 90, 170))
    canvas.fill([(3, 62), (97, 62), (97, 80), (3, 80)], fading(PALETTE["pine"], 0.14))
    for x in (6, 94):
        canvas.fill(rect(x - 4, 28, x + 4, 80), tube(PALETTE["pine"], 0.2))
    for index, tint in enumerate(tints):
        x = 20 + index * 15
        glass = np.concatenate([[(x - 4.6, 5), (x + 4.6, 5)], arc(x, 66, 4.6, 6, 0, 180)])
        canvas.fill(glass, Linear(_GLASS), 0.95)
        level = look.rng.uniform(30, 46)
        canvas.fill(rect(x - 3.9, level, x + 3.9, 72), tube(tint, 0.3), 0.92, within=glass)
        canvas.ring(oval(x, 5, 5.4, 1.4), 0.7, (130, 158, 172))
        canvas.stroke([(x - 2.6, 9), (x - 2.6, 60)], 0.9, WHITE, 0.8)
    canvas.fill(rect(2, 30, 98, 37), fading(PALETTE["pine"], 0.16), 0.94)
    canvas.fill(rect(2, 62, 98, 68), fading(PALETTE["pine"], 0.16), 0.94)
    canvas.fill(rect(0, 77, 100, 83), fading(darker(PALETTE["pine"], 0.1), 0.14))


def work_gloves(canvas: Canvas, look: Look) -> None:
    """A pair of dipped work gloves; box 100 x 96."""
    for side in (1, -1):
        points = [(10, 94), (8, 62), (5, 44), (6, 36), (10, 38), (14, 50), (14, 26), (15, 12), (19, 11), (21, 26),
                  (22, 40), (23, 22), (25, 6), (29, 6), (30, 24), (30, 40), (32, 24), (35, 10), (39, 11),
                  (38, 30), (37, 42), (40, 32), (44, 24), (47, 27), (44, 44), (40, 62), (38, 94)]
        hand = smooth(points)
        if side < 0:
            hand = hand * (-1, 1) + (100, 0)
        canvas.fill(hand, lit(look.colour, 0.22))
        canvas.grain(hand, 9, 0.5)
        canvas.fill(rect(0, 4, 100, 58), lit((58, 60, 64), 0.2), within=hand)
        cuff = rect(7, 80, 41, 95) if side > 0 else rect(59, 80, 93, 95)
        canvas.fill(cuff, fading(darker(look.colour, 0.25), 0.1), within=hand)
        for y in (83, 86, 89, 92):
            canvas.stroke([(5, y), (95, y)], 0.5, darker(look.colour, 0.5), 0.6, within=hand)
        canvas.ring(hand, 0.5, darker(look.colour, 0.5), 0.7)


def safety_cone(canvas: Canvas, look: Look) -> None:
    """A traffic cone with reflective bands; box 76 x 90."""
    canvas.fill([(8, 76), (68, 76), (75, 85), (75, 89), (1, 89), (1, 85)], fading(darker(look.colour, 0.25), 0.2))
    canvas.fill([(8, 75), (68, 75), (75, 84), (1, 84)], fading(look.colour, 0.15))
    side = np.concatenate([[(34, 4), (42, 4)], arc(38, 76, 22, 5, 0, 180)])
    canvas.fill(side, tube(look.colour, 0.32))
    for top, bottom in ((22, 36), (48, 62)):
        left_top, left_bottom = 38 - 4 - (top - 4) * 0.25, 38 - 4 - (bottom - 4) * 0.25
        band = np.concatenate([arc(38, top, 38 - left_top, 2.4, 180, 0), arc(38, bottom, 38 - left_bottom, 3, 0, 180)])
        canvas.fill(band, tube((240, 242, 244), 0.25))
    canvas.fill(oval(38, 4, 4, 1.4), darker(look.colour, 0.5))


def filament_spool(canvas: Canvas, look: Look) -> None:
    """A reel of 3D-printer filament; box 90 x 88."""
    canvas.fill(oval(52, 44, 36, 42), lit((34, 35, 38), 0.16))
    canvas.fill(np.concatenate([arc(48, 44, 28, 34, 90, 270), arc(40, 44, 28, 34, 270, 90)[::-1]]), look.colour)
    canvas.fill(oval(36, 44, 34, 42), lit((52, 53, 57), 0.25))
    canvas.fill(
        oval(37, 44, 29, 36),
        Radial((lighter(look.colour, 0.35), look.colour, darker(look.colour, 0.3)), (0.35, 0.3), 0.8),
    )
    for share in np.linspace(0.97, 0.5, 12):
        canvas.ring(oval(37, 44, 29 * share, 36 * share), 0.5, darker(look.colour, 0.28), 0.8)
    canvas.fill(oval(36.6, 44, 14, 17.4), lit((52, 53, 57), 0.25))
    for angle in range(0, 360, 60):
        x, y = 36.6 + 9.6 * np.cos(np.radians(angle)), 44 + 12 * np.sin(np.radians(angle))
        canvas.fill(oval(x, y, 2, 2.5), (240, 240, 240))
    canvas.fill(oval(36.6, 44, 5, 6.2), (244, 244, 244))
    canvas.ring(oval(36.6, 44, 5, 6.2), 1, (24, 24, 26))
    canvas.stroke(smooth([(60, 20), (74, 12), (86, 16), (88, 26)], False), 1.2, look.colour)


def microscope(canvas: Canvas, look: Look) -> None:
    """A laboratory microscope; box 72 x 96."""
    canvas.fill(smooth([(8, 88), (14, 84), (58, 84), (66, 88), (67, 94), (6, 94)]), fading((58, 60, 66), 0.25))
    arm = smooth([(44, 84), (58, 82), (64, 60), (62, 34), (52, 20), (42, 18), (40, 26), (50, 34), (52, 56), (46, 74)])
    canvas.fill(arm, lit(look.colour, 0.24))
    canvas.fill(turned(rounded(27, 14, 39, 44, 2), -16, (33, 30)), metal(look.colour))
    canvas.fill(turned(rounded(28.6, 2, 37.4, 16, 1.4), -16, (33, 30)), metal((50, 52, 56)))
    canvas.fill(turned(oval(33, 47, 9, 4.6), -16, (33, 30)), metal(PALETTE["chrome"]))
    for angle, dx in ((-40, -5), (-16, 0), (12, 5)):
        canvas.fill(
            turned(rounded(30 + dx, 47, 36 + dx, 60 - abs(dx) * 0.6, 1), angle, (33 + dx, 46)), metal((170, 172, 178))
        )
    canvas.fill(rounded(14, 64, 54, 68, 1), lit((44, 46, 50)))
    canvas.fill(rect(28, 62.4, 46, 64.2), (200, 226, 240))
    canvas.fill(rect(34, 68, 44, 78), metal((90, 92, 98)))
    canvas.fill(oval(38, 82, 9, 3), lit((230, 236, 200)))
    for y, radius in ((56, 6), (70, 4.4)):
        canvas.fill(oval(58, y, radius), metal((70, 72, 78)))
        canvas.fill(oval(58, y, radius * 0.6), ball((110, 112, 118)))


def calipers(canvas: Canvas, look: Look) -> None:
    """Digital calipers; box 116 x 46."""
    canvas.fill(rect(6, 16, 114, 25), metal(_STEEL, upright=False))
    for index in range(48):
        x = 50 + index * 1.3
        canvas.stroke([(x, 16.6), (x, 20.4 if index % 5 == 0 else 18.6)], 0.3, (50, 52, 56))
    canvas.fill([(6, 16), (12, 16), (13, 2), (10, 2), (6, 12)], metal(_STEEL))
    canvas.fill([(4, 24), (16, 24), (16, 44), (13.4, 45), (5, 32)], metal(_STEEL))
    canvas.fill([(26, 16), (20, 16), (18.6, 2), (21.4, 2), (26, 12)], metal(_STEEL))
    canvas.fill([(19, 24), (32, 24), (30, 32), (21.6, 45), (19, 44)], metal(_STEEL))
    canvas.fill(rounded(22, 10, 66, 31, 2.4), lit(look.colour, 0.24))
    canvas.fill(rounded(28, 13, 56, 23, 1), fading((196, 210, 190), 0.1))
    for x in (33, 38, 43, 48):
        canvas.ring(rounded(x, 15, x + 2.8, 21, 0.6), 0.8, (40, 46, 42))
    for x, tint in ((32, (220, 70, 60)), (42, (230, 230, 232)), (52, (80, 140, 220))):
        canvas.fill(oval(x, 27, 1.9), ball(tint))
    canvas.fill(oval(62, 31, 3.4), metal((90, 92, 98)))


def bin_tall(canvas: Canvas, look: Look) -> None:
    """A slim commercial waste container; box 60 x 96."""
    canvas.fill([(8, 12), (44, 12), (40, 94), (12, 94)], lit(look.colour, 0.2))
    canvas.fill([(44, 12), (55, 6), (50, 88), (40, 94)], fading(darker(look.colour, 0.3), 0.1))
    canvas.fill([(4, 9), (46, 9), (57, 3), (16, 3)], darker(look.colour, 0.6))
    canvas.fill([(4, 8), (46, 8), (46, 14), (4, 14)], fading(lighter(look.colour, 0.14), 0.12))
    canvas.fill([(46, 8), (58, 2), (58, 8), (46, 14)], darker(look.colour, 0.2))
    canvas.stroke([(4, 8), (16, 2.4), (58, 2.4)], 1, lighter(look.colour, 0.3))
    for x in (17, 26, 35):
        canvas.stroke([(x, 24), (x * 0.9 + 2.6, 88)], 1.2, darker(look.colour, 0.2), 0.7)
    canvas.fill(rounded(18, 17, 34, 21, 1.6), darker(look.colour, 0.5))
