"""Drawings of furniture."""

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, oval, rect, rounded, smooth
from core.catalog.drawing.solids import block

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_BOOKS: tuple[RGB, ...] = (
    (178, 58, 50), (46, 92, 140), (60, 120, 86), (214, 168, 70), (110, 74, 120), (228, 220, 204), (70, 72, 80),
    (198, 112, 66),
)


def wood_grain(
    canvas: Canvas, left: float, top: float, right: float, bottom: float, colour: RGB, count: int = 7
) -> None:
    """Faint horizontal lines of wood."""
    for index in range(count):
        y = top + (bottom - top) * (index + 0.5) / count
        wave = smooth([(left, y), (left + (right - left) * 0.4, y + 0.7), (right, y - 0.3)], closed=False)
        canvas.stroke(wave, 0.35, darker(colour, 0.22), 0.45)


def _cushion(canvas: Canvas, left: float, top: float, right: float, bottom: float, colour: RGB) -> None:
    x, y = (left + right) / 2, (top + bottom) / 2
    upper = [(left - 0.4, y), (left + 1, top + 1), (x, top - 0.6), (right - 1, top + 1), (right + 0.4, y)]
    shape = smooth([*upper, (right - 1, bottom - 1), (x, bottom), (left + 1, bottom - 1)])
    canvas.fill(shape, fading(colour, 0.22))
    canvas.ring(shape, 0.5, darker(colour, 0.35), 0.8)


def sofa(canvas: Canvas, look: Look) -> None:
    """A sofa with cushions and wooden legs; box 120 x 62."""
    seats = int(look.options.get("seats", "2")) if look.options.get("seats", "2").isdigit() else 2
    for x in (12, 108):
        canvas.fill([(x - 2, 52), (x + 2, 52), (x + 1, 61), (x - 1, 61)], tube(PALETTE["walnut"]))
    canvas.fill(rounded(8, 6, 112, 46, 6), fading(darker(look.colour, 0.1), 0.2))
    width = 92 / seats
    for index in range(seats):
        _cushion(canvas, 14 + index * width, 8, 14 + (index + 1) * width, 36, lighter(look.colour, 0.06))
    canvas.fill(rounded(10, 40, 110, 54, 3), fading(darker(look.colour, 0.14), 0.2))
    for index in range(seats):
        _cushion(canvas, 14 + index * width, 33, 14 + (index + 1) * width, 44, lighter(look.colour, 0.16))
    for left, right in ((2, 16), (104, 118)):
        canvas.fill(rounded(left, 22, right, 55, 6), tube(look.colour, 0.2))
        canvas.fill(rounded(left, 20, right, 32, 6), fading(lighter(look.colour, 0.12), 0.2))
    canvas.grain(rounded(2, 6, 118, 55, 6), 5, 0.5)
    if look.rng.random() < 0.7:
        _cushion(canvas, 20, 18, 36, 35, look.accent)


def dining_chair(canvas: Canvas, look: Look) -> None:
    """A wooden chair with an upholstered seat; box 56 x 100."""
    wood = PALETTE["oak"] if look.rng.random() < 0.5 else PALETTE["walnut"]
    for x in (14, 44):
        canvas.fill([(x - 1.6, 4), (x + 1.6, 4), (x + 2, 88), (x - 1.4, 88)], tube(wood, 0.25))
    for y in (8, 20, 32):
        canvas.fill(smooth([(14, y), (29, y - 2), (44, y), (44, y + 6), (29, y + 4), (14, y + 6)]), fading(wood, 0.18))
    canvas.fill(rect(10, 58, 48, 62), fading(darker(wood, 0.12), 0.1))
    for x in (9, 47):
        canvas.fill([(x - 2.2, 58), (x + 2.2, 58), (x + 1.5, 99), (x - 1.5, 99)], tube(wood, 0.28))
    canvas.stroke([(10, 80), (46, 80)], 1.6, fading(wood, 0.2))
    seat = smooth([(12, 50), (28, 48.4), (45, 50), (51, 57), (49, 61), (28, 62), (7, 61), (5, 57)])
    canvas.fill(seat, fading(look.colour, 0.28))
    canvas.grain(seat, 6, 0.5)


def dining_table(canvas: Canvas, look: Look) -> None:
    """A rectangular wooden table; box 120 x 68."""
    for x, y in ((24, 50), (96, 50)):
        canvas.fill([(x - 2.4, 20), (x + 2.4, 20), (x + 1.6, y + 6), (x - 1.6, y + 6)], tube(darker(look.colour, 0.35)))
    for x in (7, 113):
        canvas.fill([(x - 3, 24), (x + 3, 24), (x + 2, 67), (x - 2, 67)], tube(darker(look.colour, 0.12), 0.3))
    canvas.fill(rect(5, 25, 115, 32), fading(darker(look.colour, 0.25), 0.1))
    canvas.fill([(18, 8), (102, 8), (119, 22), (1, 22)], fading(lighter(look.colour, 0.14), 0.16))
    wood_grain(canvas, 14, 9, 106, 22, look.colour, 6)
    canvas.fill([(1, 22), (119, 22), (119, 26), (1, 26)], fading(darker(look.colour, 0.08), 0.14))


def bookshelf(canvas: Canvas, look: Look) -> None:
    """A tall open bookcase with books; box 64 x 100."""
    block(canvas, 3, 6, 53, 98, 8, look.colour, 4)
    canvas.fill(rect(6, 9, 50, 95), fading(darker(look.colour, 0.4), -0.1))
    shelves = 5
    height = 86 / shelves
    for index in range(shelves):
        floor = 9 + (index + 1) * height
        x = 7.0
        stop = look.rng.uniform(24, 48)
        while x < stop:
            width, tall = look.rng.uniform(1.8, 3.6), look.rng.uniform(9, 13.4)
            canvas.fill(rect(x, floor - tall, x + width, floor), tube(look.rng.choice(_BOOKS), 0.25))
            x += width + 0.15
        if stop < 38:
            canvas.fill(
                smooth([(43, floor), (39.4, floor - 4), (41, floor - 7), (45, floor - 7), (46.6, floor - 4)]),
                ball(look.accent),
            )
        canvas.fill(rect(5, floor - 0.2, 51, floor + 2), fading(lighter(look.colour, 0.1), 0.12))


def bed(canvas: Canvas, look: Look) -> None:
    """A double bed with headboard and bedding, seen from its foot; box 110 x 82."""
    canvas.fill(rounded(12, 4, 98, 50, 4), lit(look.colour, 0.18))
    for x in (34, 55, 76):
        canvas.stroke([(x, 7), (x, 40)], 0.6, darker(look.colour, 0.35))
    for left in (20, 57):
        pillow = smooth(
            [
                (left + 1, 24), (left + 17, 21), (left + 33, 24), (left + 35, 34), (left + 31, 43), (left + 3, 43),
                (left - 1, 34),
            ]
        )
        canvas.fill(pillow, fading((246, 246, 244), 0.1))
        canvas.ring(pillow, 0.4, (206, 206, 208))
    canvas.fill([(14, 40), (96, 40), (106, 66), (4, 66)], fading((248, 247, 244), 0.06))
    cover = smooth(
        [(11, 46), (11, 46), (55, 44.6), (99, 46), (99, 46), (108, 74), (104, 76), (55, 77), (6, 76), (2, 74)]
    )
    duvet = look.accent if look.rng.random() < 0.5 else (214, 218, 224)
    canvas.fill(cover, fading(lighter(duvet, 0.45), 0.16))
    for line in ([(30, 48), (26, 62), (28, 75)], [(56, 47), (60, 60), (54, 76)], [(82, 48), (80, 60), (88, 75)]):
        canvas.stroke(smooth(line, False), 1.2, darker(duvet, 0.1), 0.3)
    canvas.fill(rounded(4, 72, 106, 78, 2), fading(darker(look.colour, 0.1), 0.15))
    for x in (9, 101):
        canvas.fill(rect(x - 2.4, 77, x + 2.4, 82), darker(look.colour, 0.4))


def dresser(canvas: Canvas, look: Look) -> None:
    """A chest of drawers; box 100 x 84."""
    for x in (8, 82):
        canvas.fill([(x - 2, 74), (x + 2, 74), (x + 1, 83), (x - 1, 83)], tube(darker(look.colour, 0.4)))
    block(canvas, 3, 10, 87, 76, 10, look.colour, 5)
    for row in range(3):
        for column in range(2):
            left, top = 6 + column * 40, 13.4 + row * 20.6
            canvas.fill(rounded(left, top, left + 38, top + 18.6, 0.8), lit(lighter(look.colour, 0.1), 0.14))
            wood_grain(canvas, left + 1, top + 1, left + 37, top + 18, look.colour, 5)
            canvas.ring(rounded(left, top, left + 38, top + 18.6, 0.8), 0.5, darker(look.colour, 0.5))
            canvas.fill(oval(left + 19, top + 9, 1.9), metal(PALETTE["brass"]))
    canvas.fill(rect(1.6, 8.6, 88.4, 11.4), lit(lighter(look.colour, 0.16), 0.1))


def office_chair(canvas: Canvas, look: Look) -> None:
    """A swivel chair on five castors; box 70 x 100."""
    for foot in ((8, 92), (62, 92), (22, 96), (48, 96), (35, 90)):
        canvas.stroke([(35, 82), foot], 2.6, tube((70, 72, 76), 0.3))
        canvas.fill(oval(foot[0], foot[1] + 1, 2.8), ball((36, 36, 39)))
    canvas.fill(rect(33, 64, 37, 84), metal((120, 122, 126)))
    back = smooth([(18, 8), (35, 3), (52, 8), (56, 30), (52, 50), (35, 53), (18, 50), (14, 30)])
    canvas.fill(back, lit(look.colour, 0.26))
    for y in (16, 27, 38):
        canvas.stroke(smooth([(16, y), (35, y + 2.4), (54, y)], False), 0.8, darker(look.colour, 0.45), 0.8)
    for side in (-1, 1):
        canvas.stroke(
            smooth([(35 + side * 20, 62), (35 + side * 28, 56), (35 + side * 27, 46)], False),
            2.6,
            tube((60, 62, 66), 0.3),
        )
        canvas.fill(rounded(35 + side * 26 - 5, 42, 35 + side * 26 + 5, 46.4, 2), lit((50, 50, 54)))
    seat = smooth([(13, 56), (35, 53.6), (57, 56), (60, 63), (55, 68), (35, 69.4), (15, 68), (10, 63)])
    canvas.fill(seat, fading(look.colour, 0.26))
    canvas.glow(oval(28, 22, 7, 10), WHITE, 0.2, 5)


def bar_stool(canvas: Canvas, look: Look) -> None:
    """A round stool on four splayed legs; box 54 x 90."""
    for top, foot in ((18, 12), (36, 42), (12, 4), (42, 50)):
        canvas.stroke([(top, 14), (foot, 87)], 2.6, tube(darker(look.colour, 0.3 if foot in (12, 42) else 0.08), 0.3))
    canvas.ring(oval(27, 62, 20, 5), 1.5, metal(PALETTE["silver"], upright=False))
    canvas.fill(oval(27, 14, 24, 7), darker(look.colour, 0.4))
    canvas.fill(oval(27, 10.6, 24, 7), lit(look.colour, 0.26))
    canvas.stroke(arc(27, 10.6, 17, 4.6, 170, 380), 0.4, darker(look.colour, 0.3), 0.7)
