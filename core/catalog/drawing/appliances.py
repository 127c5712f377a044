"""Drawings of household machines."""

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import BLACK, PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth
from core.catalog.drawing.solids import block

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_CHROME = PALETTE["chrome"]
_DARK: RGB = (40, 41, 45)


def washing_machine(canvas: Canvas, look: Look) -> None:
    """A front loader; box 84 x 100."""
    block(canvas, 3, 8, 73, 96, 9, look.colour, 5)
    for x in (10.0, 66.0):
        canvas.fill(rect(x - 3, 95, x + 3, 98), (60, 60, 64))
    canvas.fill(rect(3, 8, 73, 24), fading(lighter(look.colour, 0.2), 0.06))
    canvas.stroke([(3, 24), (73, 24)], 0.5, darker(look.colour, 0.25))
    canvas.fill(rounded(6, 11, 24, 21, 1), lit(darker(look.colour, 0.12), 0.1))
    canvas.fill(oval(34, 16, 5), metal(_CHROME))
    canvas.fill(oval(34, 16, 3.8), lit(lighter(look.colour, 0.1)))
    canvas.fill(rounded(44, 12, 64, 20, 1), lit((30, 34, 42)))
    canvas.fill(rect(47, 14.4, 55, 17.6), (90, 200, 230))
    for x in (58, 60.6, 63):
        canvas.fill(oval(x, 16, 0.8), (220, 224, 228))
    canvas.fill(oval(38, 59, 27), Linear(((226, 230, 234), (120, 124, 130)), (0, 0), (1, 1)))
    canvas.fill(oval(38, 59, 24.6), Linear(((92, 96, 102), (206, 210, 214)), (0, 0), (1, 1)))
    canvas.fill(oval(38, 59, 20.4), Radial(((96, 116, 134), (44, 54, 66), (22, 26, 32)), (0.4, 0.35), 0.7))
    for angle in (20, 140, 260):
        fin = arc(38, 59, 14, 14, angle, angle + 34)
        canvas.stroke(fin, 1.6, (120, 134, 148), 0.7)
    canvas.glow(smooth([(26, 50), (36, 43), (44, 44), (30, 58)]), WHITE, 0.5, 3)
    canvas.fill(rounded(60, 54, 64.6, 65, 1.6), lit((220, 224, 228)))


def refrigerator(canvas: Canvas, look: Look) -> None:
    """A two-door fridge-freezer, or a French-door one; box 62 x 100."""
    block(canvas, 3, 6, 53, 97, 7, look.colour, 4)
    for x in (8, 48):
        canvas.fill(rect(x - 2, 97, x + 2, 99), (50, 50, 54))
    brushed = Linear(
        (
            darker(look.colour, 0.1),
            lighter(look.colour, 0.35),
            look.colour,
            lighter(look.colour, 0.18),
            darker(look.colour, 0.16),
        )
    )
    grip = metal(lighter(_CHROME, 0.1))
    doors, handles = _doors(look.options.get("doors", "bottom-freezer"))
    for left, top, right, bottom in doors:
        canvas.fill(rounded(left, top, right, bottom, 1), brushed)
        canvas.ring(rounded(left, top, right, bottom, 1), 0.5, darker(look.colour, 0.45))
    for handle in handles:
        canvas.stroke([(x + 0.6, y + 0.8) for x, y in handle], 1.9, darker(look.colour, 0.55), 0.6)
        canvas.stroke(handle, 1.7, grip)
    if look.options.get("doors") == "French-door":
        canvas.fill(rounded(9, 28, 19, 46, 1), lit(_DARK))
        canvas.fill(rect(11, 30, 17, 34), (110, 190, 220))


def _doors(style: str) -> tuple[list[tuple[float, float, float, float]], list[list[tuple[float, float]]]]:
    """Left, top, right and bottom of each door, and the two ends of each handle."""
    if style == "French-door":
        doors = [(3.6, 6.6, 27.6, 62.0), (28.4, 6.6, 52.6, 62.0), (3.6, 63.0, 52.6, 96.4)]
        return doors, [[(25, 24), (25, 56)], [(31, 24), (31, 56)], [(12, 67), (44, 67)]]
    split = 36.0 if style == "top-freezer" else 62.0
    doors = [(3.6, 6.6, 52.6, split), (3.6, split + 1, 52.6, 96.4)]
    return doors, [[(8, split - 18), (8, split - 4)], [(8, split + 5), (8, split + 22)]]


def microwave(canvas: Canvas, look: Look) -> None:
    """A countertop microwave oven; box 110 x 66."""
    for x in (12, 88):
        canvas.fill(rect(x - 4, 60, x + 4, 64), (40, 40, 43))
    block(canvas, 3, 10, 99, 61, 8, look.colour, 5)
    canvas.fill(rounded(6, 13, 74, 58, 1.6), lit(darker(look.colour, 0.1), 0.1))
    canvas.fill(rounded(11, 18, 68, 53, 2.4), Linear(((66, 70, 76), (26, 28, 32), (44, 46, 50)), (0, 0), (1, 1)))
    canvas.fill(oval(39, 46, 20, 4), (96, 104, 112), 0.7)
    canvas.fill([(20, 18), (34, 18), (22, 53), (11, 53), (11, 42)], WHITE, 0.1)
    canvas.stroke([(71.4, 18), (71.4, 53)], 1.9, metal(_CHROME))
    canvas.fill(rounded(78, 15, 96, 21, 0.8), lit((20, 30, 30)))
    for index, x in enumerate((81, 85, 90, 94)):
        canvas.stroke([(x, 16.6), (x, 19.4)], 0.9, (110, 240, 190), 1 if index else 0.6)
    for row in range(4):
        for column in range(3):
            left, top = 78.4 + column * 6, 25 + row * 6
            canvas.fill(rounded(left, top, left + 5, top + 4.6, 0.8), lit(lighter(look.colour, 0.16)))
            canvas.fill(oval(left + 2.5, top + 2.3, 0.7), contrast(look.colour))
    canvas.fill(oval(87, 53, 3.4), metal(_CHROME))


def coffee_maker(canvas: Canvas, look: Look) -> None:
    """A drip coffee machine with a glass jug; box 70 x 92."""
    canvas.fill(rounded(8, 82, 62, 91, 2.6), lit(darker(look.colour, 0.3)))
    canvas.fill(rounded(42, 26, 62, 84, 2), tube(look.colour, 0.3))
    canvas.fill(rounded(6, 4, 62, 32, 4), lit(look.colour, 0.24))
    canvas.fill(rect(6, 24, 62, 28), metal(_CHROME, upright=False))
    canvas.fill([(16, 32), (38, 32), (34, 40), (20, 40)], fading(darker(look.colour, 0.3), 0.1))
    canvas.stroke(smooth([(11, 50), (1.6, 52), (2, 70), (10, 74)], False), 2.6, tube(BLACK))
    jug = smooth([(15, 44), (39, 44), (42, 56), (43, 74), (38, 81), (16, 81), (9, 74), (11, 56)])
    canvas.fill(jug, Linear(((206, 220, 226), (246, 250, 252), (190, 206, 214))), 0.9)
    canvas.fill(
        rect(0, 56, 60, 82),
        Linear(((62, 34, 20), (104, 62, 38), (44, 24, 14))),
        within=(jug - (27, 64)) * 0.93 + (27, 64),
    )
    canvas.fill(rounded(14, 41, 40, 45, 1), lit(BLACK))
    canvas.glow(smooth([(14, 54), (18, 50), (17, 76), (14, 72)]), WHITE, 0.7, 1.4)
    canvas.fill(rounded(20, 9, 44, 19, 1.2), lit((22, 26, 32)))
    canvas.fill(rect(24, 12, 34, 16), (120, 200, 240))
    for x in (49, 55):
        canvas.fill(oval(x, 14, 2), metal(_CHROME))
    canvas.fill(rect(8, 81, 46, 83), (60, 60, 64))


def kettle(canvas: Canvas, look: Look) -> None:
    """An electric kettle on its base; box 84 x 92."""
    canvas.fill(oval(40, 86, 28, 5), lit(_DARK))
    canvas.stroke(smooth([(56, 18), (76, 20), (80, 44), (68, 70), (60, 74)], False), 5.4, tube(_DARK, 0.3))
    canvas.fill([(18, 30), (6, 18), (4, 20), (14, 44)], metal(look.colour))
    body = smooth(mirrored([(40, 17), (56, 17.6), (59, 22), (64, 60), (65, 80), (62, 83.6), (40, 84)], 40))
    canvas.fill(body, metal(look.colour))
    canvas.fill(smooth(mirrored([(40, 10), (50, 11), (57, 16), (57, 19), (40, 20)], 40)), lit(_DARK))
    canvas.fill(rounded(36, 5, 44, 11, 2), lit(_DARK))
    canvas.fill(rounded(34, 38, 40, 74, 2.6), Linear(((120, 170, 200), (210, 232, 242), (130, 176, 204))))
    for y in (46, 54, 62):
        canvas.stroke([(35, y), (38, y)], 0.6, (60, 80, 100))
    canvas.fill(rect(14, 78, 66, 84), darker(_DARK, 0.1), 0.9, within=body)
    canvas.glow(rounded(22, 28, 27, 72, 2), WHITE, 0.7, 2)


def iron(canvas: Canvas, look: Look) -> None:
    """A steam iron; box 110 x 66."""
    canvas.fill(
        smooth([(3, 60), (3, 60), (14, 52), (40, 46), (104, 46), (106, 60), (106, 62), (3, 62)]),
        metal(_CHROME, upright=False),
    )
    body = smooth([(8, 55), (16, 45), (36, 30), (60, 22), (98, 20), (105, 30), (106, 55), (106, 56), (8, 56)])
    canvas.fill(body, lit(look.colour, 0.3))
    canvas.fill(smooth([(48, 36), (62, 29), (86, 28), (88, 36), (60, 42)]), darker(look.colour, 0.55))
    handle = smooth(
        [(34, 30), (44, 14), (64, 6), (90, 7), (103, 14), (104, 28), (94, 27), (92, 17), (68, 14), (52, 22), (46, 30)]
    )
    canvas.fill(handle, fading((58, 60, 66), 0.35))
    canvas.fill(oval(64, 48, 7, 4.6), lit(_DARK))
    canvas.fill(oval(64, 47, 5, 3), ball((236, 236, 236)))
    canvas.fill(smooth([(24, 40), (34, 32), (46, 28), (42, 38), (28, 46)]), (200, 228, 244), 0.6)
    canvas.stroke(smooth([(102, 16), (109, 8), (107, 1)], False), 1.8, _DARK)
    canvas.glow(smooth([(26, 48), (50, 43), (50, 46), (28, 51)]), WHITE, 0.5, 2)


def blender(canvas: Canvas, look: Look) -> None:
    """A jug blender; box 56 x 100."""
    canvas.fill(rounded(17, 3, 39, 9, 2), lit(_DARK))
    canvas.stroke(
        smooth([(43, 18), (53, 20), (52, 46), (41, 54)], False), 3, Linear(((170, 190, 200), (230, 240, 246))), 0.9
    )
    canvas.fill(
        [(11, 10), (45, 10), (40, 62), (16, 62)],
        Linear(((186, 204, 212), (246, 250, 252), (220, 232, 238), (170, 190, 200))),
        0.92,
    )
    fruit = look.rng.choice(((228, 90, 110), (240, 170, 60), (120, 180, 80)))
    canvas.fill(
        [(13, 30), (43, 30), (40, 62), (16, 62)],
        Linear((darker(fruit, 0.15), lighter(fruit, 0.25), darker(fruit, 0.2))),
        0.95,
    )
    canvas.fill(rounded(9, 7, 47, 13, 2), lit(_DARK))
    for y in (36, 44, 52):
        canvas.stroke([(17, y), (22, y)], 0.7, WHITE)
    base = smooth([(15, 62), (15, 62), (41, 62), (41, 62), (49, 92), (47, 97), (9, 97), (7, 92)])
    canvas.fill(base, lit(look.colour, 0.26))
    canvas.fill(oval(28, 81, 7), metal(_CHROME))
    canvas.fill(oval(28, 81, 5), ball(_DARK))
    canvas.stroke([(28, 81), (28, 77)], 0.9, WHITE)
    canvas.glow(rounded(17, 16, 20, 58, 1.5), WHITE, 0.8, 1.4)


def toaster(canvas: Canvas, look: Look) -> None:
    """A two-slice toaster with toast; box 100 x 74."""
    for left in (22, 52):
        toast = smooth(
            [
                (left, 34), (left - 1, 12), (left + 3, 5), (left + 12, 6), (left + 21, 5), (left + 25, 12),
                (left + 24, 34),
            ]
        )
        canvas.fill(toast, lit((150, 96, 52)))
        canvas.fill((toast - (left + 12, 20)) * (0.86, 0.9) + (left + 12, 20), ball((232, 188, 128), 0.2))
    canvas.fill(rounded(4, 24, 96, 70, 11), metal(look.colour, upright=False))
    canvas.fill(rounded(4, 30, 96, 70, 9), lit(look.colour, 0.24))
    canvas.fill(rounded(16, 24.6, 84, 28.4, 1.6), (40, 38, 38))
    canvas.fill(rounded(90, 36, 99, 42, 1.6), lit(_DARK))
    canvas.fill(oval(80, 58, 4.6), metal(_CHROME))
    for y in (50, 55, 60):
        canvas.fill(oval(68, y, 1.6), lit((230, 230, 232)))
    canvas.fill(rect(10, 69, 90, 73), (44, 44, 47))
    canvas.glow(smooth([(12, 36), (40, 33), (38, 44), (13, 54)]), WHITE, 0.4, 5)
