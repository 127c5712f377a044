"""Drawings of things for the garden and the terrace."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, oval, rect, rounded, smooth, star, turned
from core.catalog.drawing.solids import cylinder, wheel

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_LEAF: RGB = (74, 140, 66)
_STEEL = PALETTE["stainless steel"]


def leaf(canvas: Canvas, x: float, y: float, length: float, angle: float, colour: RGB) -> None:
    """A pointed leaf from its stalk at ``(x, y)``; ``angle`` 0 points up."""
    blade = smooth(
        [
            (x, y), (x, y), (x + length * 0.22, y - length * 0.4), (x, y - length), (x, y - length),
            (x - length * 0.22, y - length * 0.4),
        ]
    )
    canvas.fill(turned(blade, angle, (x, y)), lit(colour, 0.28))
    canvas.stroke(turned([(x, y), (x, y - length * 0.9)], angle, (x, y)), length * 0.03, lighter(colour, 0.4))


def flower_pot(canvas: Canvas, look: Look) -> None:
    """A planter with a leafy or flowering plant; box 74 x 100."""
    for angle in (-62, -40, -22, -6, 10, 28, 46, 66):
        green = darker(_LEAF, look.rng.uniform(-0.1, 0.3)) if angle % 4 else lighter(_LEAF, 0.12)
        leaf(canvas, 37, 58, look.rng.uniform(30, 46), angle, green)
    if look.options.get("plant") == "a flowering plant":
        for x, y in ((26, 22), (44, 14), (54, 30), (37, 34), (20, 38)):
            canvas.stroke([(37, 56), (x, y)], 0.8, darker(_LEAF, 0.2))
            canvas.fill(star(x, y, 7, 4, 7, look.rng.uniform(0, 50)), ball(lighter(look.accent, 0.2), 0.3))
            canvas.fill(oval(x, y, 2), ball((250, 206, 70)))
    cylinder(canvas, 37, 60, 93, 24, look.colour, 0.18, foot=17, lid=(66, 48, 36))
    rim = np.concatenate([arc(37, 60, 26, 4.6, 180, 0), arc(37, 67, 25.4, 4.6, 0, 180)])
    canvas.fill(rim, tube(lighter(look.colour, 0.08)))
    for angle in (-30, 24):
        leaf(canvas, 37 + angle * 0.3, 64, 24, angle * 3, _LEAF)


def garden_hose(canvas: Canvas, look: Look) -> None:
    """A coiled hose with a spray nozzle; box 100 x 86."""
    for index in range(5):
        radius = 38 - index * 4.6
        canvas.ring(oval(48, 48, radius, radius * 0.86), 4.4, darker(look.colour, 0.45))
        canvas.ring(oval(48, 47.6, radius, radius * 0.86), 3.2, look.colour)
        canvas.stroke(arc(48, 47, radius, radius * 0.86, 185, 275), 1, lighter(look.colour, 0.55), 0.8)
        canvas.stroke(arc(48, 48, radius, radius * 0.86, 0, 359), 0.4, (246, 214, 70), 0.7)
    canvas.stroke(smooth([(80, 62), (88, 70), (86, 78)], False), 4, look.colour)
    canvas.fill(turned(rounded(80, 72, 90, 82, 1.4), 10, (85, 77)), metal(PALETTE["brass"]))
    canvas.stroke(smooth([(22, 26), (16, 14), (26, 8)], False), 4, look.colour)
    nozzle = turned([(24, 3), (40, 1), (44, 0), (44, 15), (40, 14), (24, 12)], 6, (30, 8))
    canvas.fill(nozzle, fading((50, 52, 56), 0.3))
    canvas.fill(turned(rounded(42, -1, 47, 16, 1.4), 6, (30, 8)), fading(look.accent, 0.25))
    canvas.fill(turned([(28, 12), (34, 12), (32, 24), (27, 22)], 6, (30, 8)), lit((60, 62, 66)))


def lawn_mower(canvas: Canvas, look: Look) -> None:
    """A walk-behind mower with a grass bag; box 112 x 92."""
    for dx in (0, 6):
        canvas.stroke(smooth([(60 + dx, 62), (84 + dx, 34), (98 + dx, 8)], False), 2.4, tube((54, 56, 60), 0.3))
    canvas.stroke([(96, 8), (105, 8)], 3.4, (36, 36, 39))
    canvas.stroke([(86, 28), (94, 28)], 2, (54, 56, 60))
    bag = smooth([(62, 56), (84, 46), (102, 56), (106, 72), (98, 80), (66, 78)])
    canvas.fill(bag, lit((62, 64, 68), 0.2))
    canvas.grain(bag, 9, 0.7)
    deck = smooth([(6, 72), (10, 60), (28, 54), (62, 54), (72, 62), (74, 80), (60, 83), (10, 82)])
    canvas.fill(deck, fading(look.colour, 0.28))
    canvas.fill(smooth([(22, 56), (24, 42), (36, 36), (50, 38), (56, 46), (56, 57)]), lit((50, 52, 56), 0.26))
    canvas.fill(oval(40, 38, 11, 4.6), lit(darker(look.colour, 0.1)))
    for x in (30, 36, 42, 48):
        canvas.stroke([(x, 46), (x, 53)], 1.1, (24, 24, 26))
    wheel(canvas, 16, 80, 10, (40, 40, 43), (210, 212, 216), 6)
    wheel(canvas, 68, 78, 12.6, (40, 40, 43), (210, 212, 216), 6)
    canvas.glow(smooth([(12, 64), (30, 57), (32, 60), (14, 68)]), WHITE, 0.5, 2)


def watering_can(canvas: Canvas, look: Look) -> None:
    """A watering can with a long spout; box 110 x 84."""
    canvas.fill([(46, 66), (16, 24), (11, 27), (44, 78)], tube(darker(look.colour, 0.1), 0.3, upright=False))
    canvas.fill(turned([(4, 18), (20, 12), (22, 18), (8, 30)], -6, (12, 22)), metal(lighter(look.colour, 0.1)))
    canvas.fill(turned(oval(5.4, 24, 3.6, 8), -34, (5.4, 24)), lit(darker(look.colour, 0.3)))
    canvas.stroke(smooth([(88, 36), (106, 42), (104, 66), (88, 72)], False), 3.6, tube(look.colour, 0.35))
    canvas.stroke(smooth([(48, 34), (54, 10), (76, 8), (84, 32)], False), 3.6, tube(look.colour, 0.35))
    side = cylinder(canvas, 66, 36, 76, 26, look.colour, 0.2, foot=27)
    canvas.fill(oval(66, 36, 26, 5.2), fading(darker(look.colour, 0.5), 0.1))
    canvas.fill(
        np.concatenate([arc(66, 36, 26, 5.2, 180, 360), [(92, 38), (66, 34), (40, 38)]]), lit(lighter(look.colour, 0.2))
    )
    for y in (46, 70):
        canvas.stroke(arc(66, y, 26.4, 5.2, 5, 175), 1, darker(look.colour, 0.3), 0.8, within=side)


def parasol(canvas: Canvas, look: Look) -> None:
    """A patio umbrella on a heavy base; box 100 x 100."""
    canvas.stroke([(50, 10), (50, 94)], 2.4, tube(PALETTE["oak"], 0.3))
    canvas.fill(oval(50, 95, 17, 4), lit((74, 76, 80), 0.25))
    canvas.fill(rect(47.4, 84, 52.6, 95), metal((90, 92, 96)))
    canvas.stroke([(50, 40), (22, 28)], 0.8, PALETTE["oak"])
    canvas.stroke([(50, 40), (78, 28)], 0.8, PALETTE["oak"])
    edges = [(2, 34), (20, 37), (38, 39), (62, 39), (80, 37), (98, 34)]
    tones = (0.12, -0.1, -0.26, 0.02, 0.2)
    for index, tone in enumerate(tones):
        left, right = edges[index], edges[index + 1]
        striped = look.options.get("pattern") == "striped" and index % 2
        base = (246, 244, 238) if striped else look.colour
        shade = darker(base, tone) if tone > 0 else lighter(base, -tone)
        canvas.fill([(50, 7), right, left], fading(shade, 0.12))
        valance = [left, right, (right[0], right[1] + 5), (left[0], left[1] + 5)]
        canvas.fill(valance, darker(shade, 0.16))
    canvas.fill(oval(50, 6, 2), ball(PALETTE["oak"]))


def garden_chair(canvas: Canvas, look: Look) -> None:
    """A slatted wooden garden chair with arms; box 84 x 90."""
    canvas.fill([(8, 40), (13, 40), (12, 89), (7, 89)], tube(darker(look.colour, 0.2)))
    canvas.fill([(71, 40), (76, 40), (77, 89), (72, 89)], tube(darker(look.colour, 0.2)))
    for index in range(7):
        x = 20 + index * 6.6
        top = 4 + abs(index - 3) * 2.6
        spread = (index - 3) * 0.9
        canvas.fill(
            [(x - 2.7 + spread, top), (x + 2.7 + spread, top), (x + 2.7, 60), (x - 2.7, 60)], tube(look.colour, 0.24)
        )
    canvas.fill(rect(17, 26, 63, 30), fading(darker(look.colour, 0.15), 0.1), 0.85)
    for index in range(5):
        y = 56 + index * 4.6
        canvas.fill(
            [(16 - index, y), (64 + index, y), (65 + index, y + 3.8), (15 - index, y + 3.8)],
            fading(lighter(look.colour, 0.08), 0.2),
        )
    for left, right in ((2, 18), (66, 82)):
        canvas.fill(rounded(left, 37, right, 42, 1.6), fading(lighter(look.colour, 0.16), 0.2))
    for x in (16, 64):
        canvas.fill(rect(x - 2, 78, x + 2, 90), tube(darker(look.colour, 0.1)))


def grill(canvas: Canvas, look: Look) -> None:
    """A kettle barbecue on three legs; box 80 x 100."""
    for foot in ((16, 97), (64, 97), (42, 92)):
        canvas.stroke([(40, 58), foot], 1.9, metal((170, 172, 176)))
    canvas.stroke([(22, 84), (58, 84)], 1.2, metal((150, 152, 156)))
    for x in (17, 63):
        canvas.fill(oval(x, 94, 5), ball((46, 46, 49)))
    canvas.fill(
        np.concatenate([arc(40, 46, 34, 24, 0, 180), [(6, 44)]]),
        Linear((darker(look.colour, 0.3), lighter(look.colour, 0.3), look.colour, darker(look.colour, 0.45))),
    )
    canvas.fill(
        np.concatenate([arc(40, 42, 35, 28, 180, 360), [(75, 45), (5, 45)]]),
        Radial((lighter(look.colour, 0.6), look.colour, darker(look.colour, 0.4)), (0.34, 0.3), 0.75),
    )
    canvas.fill(rect(4, 42.6, 76, 46), metal((176, 178, 182), upright=False))
    canvas.stroke(smooth([(31, 15), (33, 8), (47, 8), (49, 15)], False), 2.4, tube(PALETTE["oak"], 0.3))
    canvas.fill(oval(56, 22, 4), metal((180, 182, 186)))
    for side in (-1, 1):
        canvas.stroke([(40 + side * 35, 50), (40 + side * 39, 52)], 3, PALETTE["oak"])
    canvas.glow(smooth([(16, 36), (26, 22), (34, 18), (24, 38)]), WHITE, 0.45, 4)
