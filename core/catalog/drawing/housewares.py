"""Drawings of kitchen and household things."""

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import mirrored, oval, rect, rounded, smooth
from core.catalog.drawing.solids import block, cylinder

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_STEEL = PALETTE["stainless steel"]


def saucepan(canvas: Canvas, look: Look) -> None:
    """A pot with two handles and a glass lid; box 110 x 72."""
    for side in (-1, 1):
        canvas.stroke(
            smooth([(55 + side * 40, 34), (55 + side * 52, 32), (55 + side * 52, 42), (55 + side * 40, 41)], False),
            2.8,
            tube((46, 46, 50), 0.3),
        )
    side_path = cylinder(canvas, 55, 26, 60, 41, look.colour, 0.2)
    canvas.fill(side_path, metal(look.colour))
    canvas.fill(oval(55, 26, 42, 9), metal(_STEEL, upright=False))
    lid = smooth(mirrored([(55, 10), (70, 11.4), (88, 17), (96, 24), (84, 29), (55, 31)], 55))
    canvas.fill(lid, Linear(((232, 240, 244), (178, 190, 198), (240, 246, 248), (150, 162, 170))), 0.92)
    canvas.ring(oval(55, 24.6, 41, 8), 1.2, metal(_STEEL))
    canvas.fill(rect(52.6, 6, 57.4, 12), metal((70, 70, 74)))
    canvas.fill(oval(55, 5.6, 6.4, 3), ball((46, 46, 50)))
    canvas.glow(smooth([(28, 20), (44, 14), (46, 16), (32, 23)]), WHITE, 0.8, 2)


def frying_pan(canvas: Canvas, look: Look) -> None:
    """A frying pan seen from above; box 120 x 72."""
    handle = smooth([(68, 32), (90, 30.4), (112, 29), (118, 33), (117, 39), (112, 42), (90, 40.6), (68, 39)])
    canvas.fill(handle, fading((52, 50, 50), 0.3))
    canvas.fill(oval(112, 35.6, 2.4, 1.8), (240, 240, 240))
    canvas.fill(oval(36, 36, 35), metal(look.colour))
    canvas.fill(oval(36, 36, 32.6), Linear(((96, 96, 100), (40, 40, 43)), (0, 0), (1, 1)))
    canvas.fill(oval(36, 36.8, 27), Radial(((78, 78, 82), (52, 52, 55), (34, 34, 37)), (0.35, 0.3), 0.8))
    for radius in (23, 18, 13, 8):
        canvas.ring(oval(36, 36.8, radius), 0.3, (92, 92, 96), 0.7)
    for y in (32.4, 38.6):
        canvas.fill(oval(66.4, y, 1.3), metal(_STEEL))
    canvas.glow(smooth([(14, 28), (26, 14), (30, 17), (18, 32)]), WHITE, 0.4, 3)


def pillow(canvas: Canvas, look: Look) -> None:
    """A soft bed pillow; box 110 x 76."""
    shape = smooth(
        [
            (4, 8), (5, 7), (55, 11), (105, 7), (106, 8), (101, 38), (106, 68), (105, 69), (55, 65), (5, 69),
            (4, 68), (9, 38),
        ]
    )
    canvas.fill(shape, Radial((lighter(look.colour, 0.5), look.colour, darker(look.colour, 0.24)), (0.42, 0.36), 0.68))
    canvas.grain(shape, 4, 0.5)
    canvas.ring(shape, 0.7, darker(look.colour, 0.26))
    for start, end in (
        ((12, 14), (28, 24)),
        ((98, 14), (82, 24)),
        ((12, 62), (28, 52)),
        ((98, 62), (82, 52)),
        ((30, 12), (36, 22)),
    ):
        middle = ((start[0] + end[0]) / 2 + 1, (start[1] + end[1]) / 2 - 1)
        canvas.stroke(smooth([start, middle, end], False), 1.1, darker(look.colour, 0.28), 0.4)


def bedding(canvas: Canvas, look: Look) -> None:
    """A folded duvet set with two pillows on it; box 110 x 86."""
    for left, top in ((14, 4), (40, 8)):
        cushion = smooth(
            [
                (left, top + 2), (left + 28, top), (left + 56, top + 2), (left + 58, top + 17),
                (left + 55, top + 31), (left + 28, top + 33), (left + 1, top + 31), (left - 2, top + 17),
            ]
        )
        canvas.fill(
            cushion, Radial((lighter(look.colour, 0.4), look.colour, darker(look.colour, 0.25)), (0.4, 0.35), 0.75)
        )
        canvas.ring(cushion, 0.5, darker(look.colour, 0.3))
    for index in range(4):
        top = 36 + index * 12
        layer = smooth(
            [
                (6, top + 1), (55, top - 1.4), (104, top + 1), (107, top + 6.4), (104, top + 12), (55, top + 13),
                (6, top + 12), (3, top + 6.4),
            ]
        )
        tone = look.colour if index % 2 == 0 else lighter(look.colour, 0.4)
        canvas.fill(layer, fading(tone, 0.2))
        canvas.ring(layer, 0.4, darker(tone, 0.3), 0.8)
    canvas.grain(rect(2, 34, 108, 86), 4, 0.5)


def mug(canvas: Canvas, look: Look) -> None:
    """A coffee mug; box 84 x 76."""
    canvas.ring(oval(64, 40, 13, 16), 5, tube(darker(look.colour, 0.12), 0.3))
    side = cylinder(canvas, 36, 12, 66, 32, look.colour, 0.2, foot=29)
    canvas.fill(oval(36, 12, 30, 5.6), fading(darker(look.colour, 0.35), 0.2))
    canvas.fill(oval(36, 14, 27.4, 4.4), Radial(((120, 78, 48), (74, 44, 28)), (0.4, 0.4), 0.7))
    canvas.ring(oval(36, 12, 31, 6), 0.8, lighter(look.colour, 0.55))
    if look.rng.random() < 0.5:
        canvas.fill(rect(0, 40, 72, 48), lighter(look.accent, 0.1), 0.85, within=side)
    canvas.glow(rounded(12, 22, 18, 58, 3), WHITE, 0.6, 2)


def wine_glass(canvas: Canvas, look: Look) -> None:
    """A stemmed glass with wine; box 46 x 100."""
    canvas.fill(oval(23, 94, 17, 4), Linear(((190, 206, 214), (246, 250, 252), (170, 188, 198))), 0.9)
    canvas.fill(
        [(21.6, 58), (24.4, 58), (25, 93), (21, 93)], Linear(((150, 170, 180), (250, 252, 255), (150, 170, 180))), 0.95
    )
    bowl = smooth(mirrored([(23, 4), (36, 4), (38, 14), (40, 28), (38, 44), (31, 55), (23, 59)], 23))
    canvas.fill(bowl, Linear(((190, 208, 216), (248, 251, 252), (228, 238, 242), (176, 196, 206))), 0.8)
    canvas.fill(
        rect(0, 28, 46, 60),
        Linear((darker(look.colour, 0.3), lighter(look.colour, 0.2), darker(look.colour, 0.35))),
        0.92,
        within=(bowl - (23, 30)) * (0.94, 0.97) + (23, 30),
    )
    canvas.fill(oval(23, 28, 15.8, 2.8), lighter(look.colour, 0.22))
    canvas.ring(oval(23, 5, 13.4, 2.2), 0.6, (170, 190, 200))
    canvas.glow(rounded(10, 14, 13, 44, 1.5), WHITE, 0.9, 1.2)


def rug(canvas: Canvas, look: Look) -> None:
    """A patterned rug with fringes, lying flat; box 100 x 74."""
    for thread in range(5, 72, 2):
        canvas.stroke([(1, thread), (6, thread)], 0.6, (226, 214, 190))
        canvas.stroke([(94, thread), (99, thread)], 0.6, (226, 214, 190))
    canvas.fill(rect(5, 3, 95, 71), look.colour)
    canvas.fill(rect(9, 7, 91, 67), lighter(look.colour, 0.55))
    canvas.fill(rect(12, 10, 88, 64), darker(look.colour, 0.12))
    for row in range(4):
        for column in range(6):
            x, y = 18.6 + column * 12.6, 17 + row * 13.4
            canvas.fill([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], lighter(look.colour, 0.6))
            canvas.fill([(x, y - 3.4), (x + 3.4, y), (x, y + 3.4), (x - 3.4, y)], look.accent)
    canvas.grain(rect(5, 3, 95, 71), 13, 0.5)


def towels(canvas: Canvas, look: Look) -> None:
    """A stack of folded bath towels; box 100 x 74."""
    for index in range(4):
        top = 4 + index * 17
        tone = (look.colour, lighter(look.colour, 0.35), look.colour, lighter(look.colour, 0.35))[index]
        layer = smooth(
            [
                (4, top + 4), (10, top), (55, top - 0.6), (94, top + 1), (98, top + 9), (94, top + 17),
                (55, top + 18), (8, top + 17), (3, top + 11),
            ]
        )
        canvas.fill(layer, fading(tone, 0.22))
        canvas.grain(layer, 12, 0.6)
        canvas.stroke(smooth([(97, top + 9), (60, top + 8), (8, top + 9)], False), 0.8, darker(tone, 0.35), 0.7)
        canvas.stroke([(76, top + 1), (76, top + 17)], 1.4, lighter(tone, 0.35), 0.8)


def curtains(canvas: Canvas, look: Look) -> None:
    """A pair of curtains on a rod; box 100 x 100."""
    canvas.fill(rect(22, 8, 78, 92), fading((236, 244, 250), 0.1))
    for x in (22, 50, 78):
        canvas.stroke([(x, 8), (x, 92)], 1.2, (250, 250, 250))
    for start in (4, 60):
        for fold in range(6):
            left = start + fold * 6
            canvas.fill(
                [(left, 6), (left + 6.2, 6), (left + 6.6, 97 + fold % 2), (left - 0.4, 97 + fold % 2)],
                tube(look.colour, 0.28),
            )
    canvas.stroke([(2, 6), (98, 6)], 2, metal((90, 86, 82), upright=False))
    for x in (2, 98):
        canvas.fill(oval(x, 6, 3), ball((90, 86, 82)))


def storage_box(canvas: Canvas, look: Look) -> None:
    """A fabric cube for shelves; box 90 x 84."""
    block(canvas, 3, 16, 69, 82, 18, look.colour, 12)
    canvas.fill([(6, 15), (21.6, 5.4), (83, 5.4), (68, 15)], darker(look.colour, 0.55))
    canvas.grain(rect(3, 16, 69, 82), 9, 0.7)
    canvas.stroke([(3.6, 20), (68.4, 20)], 0.5, darker(look.colour, 0.35))
    canvas.fill(rounded(26, 36, 46, 46, 3), lit(darker(look.colour, 0.4)))
    canvas.fill(rounded(28.6, 38.4, 43.4, 43.6, 2), darker(look.colour, 0.62))
