"""Drawings of things that make music."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import BLACK, PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth
from core.catalog.drawing.solids import cylinder

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_CHROME = PALETTE["chrome"]
_ROSEWOOD: RGB = (74, 46, 34)


def _neck(canvas: Canvas, x: float, top: float, bottom: float, width: float, frets: int) -> None:
    """Fretboard with frets and dots, widening towards the body."""
    board = [(x - width * 0.42, top), (x + width * 0.42, top), (x + width / 2, bottom), (x - width / 2, bottom)]
    canvas.fill(board, tube(_ROSEWOOD, 0.2))
    for fret in range(1, frets + 1):
        y = bottom - (bottom - top) * 2 ** (-fret / 10)
        y = top + bottom - y
        canvas.stroke([(x - width * 0.44, y), (x + width * 0.44, y)], 0.35, (196, 190, 170))
        if fret in (3, 5, 7, 9, 12):
            canvas.fill(oval(x, y - 1.4, 0.6), (236, 230, 216))


def _strings(canvas: Canvas, x: float, top: float, bottom: float, width: float, count: int) -> None:
    for index in range(count):
        offset = width * (index / (count - 1) - 0.5)
        canvas.stroke([(x + offset * 0.8, top), (x + offset, bottom)], 0.22, (232, 226, 206), 0.9)


def acoustic_guitar(canvas: Canvas, look: Look) -> None:
    """A dreadnought, front view; box 40 x 100."""
    rim = darker(look.colour, 0.45)
    half = [(20, 48), (24, 48.5), (30, 51), (32.5, 56), (31, 62), (29.5, 66), (33, 73), (37, 82), (36, 91), (30, 97),
            (20, 98.5)]
    body = smooth(mirrored(half, 20))
    canvas.fill(body, rim)
    top = 20 + (body - 20) * 0.955 + np.array([0, 2.4])
    top[:, 1] = 74 + (body[:, 1] - 74) * 0.965
    edge = darker(look.colour, 0.55 if look.options.get("finish") == "sunburst" else 0.12)
    canvas.fill(top, Radial((lighter(look.colour, 0.35), look.colour, edge), (0.45, 0.6), 0.62))
    canvas.ring(top, 0.5, (240, 228, 200))
    canvas.ring(oval(20, 66, 6.3), 1.3, darker(look.colour, 0.6))
    canvas.fill(oval(20, 66, 5.6), Radial((BLACK, (52, 34, 24)), (0.4, 0.4), 0.7))
    canvas.fill(smooth([(25, 64), (28.5, 68), (28, 76), (24, 75), (22.5, 71.8)]), lit((66, 36, 26)))
    canvas.fill(rounded(11.5, 83.5, 28.5, 87, 1.4), lit(_ROSEWOOD))
    canvas.fill(rect(15, 84.3, 25, 85), (238, 232, 214))
    _neck(canvas, 20, 16, 61, 5.6, 15)
    head = [(17.4, 16.5), (15.8, 4), (17, 1.5), (20, 2.4), (23, 1.5), (24.2, 4), (22.6, 16.5)]
    canvas.fill(head, lit(darker(look.colour, 0.4)))
    for side in (-1, 1):
        for y in (5, 9, 13):
            canvas.stroke([(20 + side * 3, y), (20 + side * 6, y)], 0.8, _CHROME)
            canvas.fill(oval(20 + side * 6.6, y, 1.2, 0.9), metal(_CHROME))
    _strings(canvas, 20, 16, 84.6, 4, 6)
    canvas.glow(smooth([(10, 62), (14, 58), (12, 80), (7, 88)]), WHITE, 0.28, 5)


def electric_guitar(canvas: Canvas, look: Look) -> None:
    """A solid body with two horns; box 38 x 100."""
    body = smooth([(15, 58), (11, 51), (7, 49.5), (6, 54), (9, 62), (9.5, 68), (5, 78), (5, 88), (11, 96), (20, 97.5),
                   (29, 96), (34, 88), (33.5, 78), (29.5, 69), (30, 62), (31.5, 55), (29, 52.5), (25, 55),
                   (22.5, 60)])
    canvas.fill(body, darker(look.colour, 0.5))
    canvas.fill(body * (0.97, 0.97) + (0.5, 2.0), lit(look.colour, 0.3))
    guard = smooth([(13, 60), (24, 61), (27, 68), (27.5, 78), (31, 84), (26, 92), (22, 90), (23, 80), (13, 72)])
    canvas.fill(guard, fading((244, 242, 236), 0.06))
    _neck(canvas, 19, 15, 63, 4.8, 18)
    for y in (69, 75, 81):
        canvas.fill(rounded(14.6, y, 23.4, y + 2.4, 1), lit(BLACK))
        for index in range(6):
            canvas.fill(oval(15.8 + index * 1.3, y + 1.2, 0.32), _CHROME)
    canvas.fill(rounded(14.5, 86, 23.5, 90.5, 0.6), metal(_CHROME, upright=False))
    for x, y in ((27.5, 82), (28.5, 87), (27, 91)):
        canvas.fill(oval(x, y, 1.4), ball((236, 232, 220)))
    head = smooth([(16.8, 15), (15, 8), (14.5, 3), (18, 1), (22, 2), (22, 6), (20.5, 10), (21.2, 15)])
    canvas.fill(head, lit((214, 168, 104)))
    for index in range(6):
        canvas.fill(oval(14.2 - 0.05 * index, 3.6 + index * 1.9, 1.1, 0.7), metal(_CHROME))
    _strings(canvas, 19, 14, 87, 3.6, 6)
    canvas.glow(smooth([(8, 78), (12, 72), (14, 84), (10, 92)]), WHITE, 0.5, 4)


def drum(canvas: Canvas, look: Look) -> None:
    """A snare drum with lugs and hoops; box 100 x 66."""
    side = cylinder(canvas, 50, 20, 50, 46, look.colour, 0.3)
    canvas.fill(side, Linear((darker(look.colour, 0.5), lighter(look.colour, 0.4), look.colour,
                              lighter(look.colour, 0.15), darker(look.colour, 0.55))))
    for y in (50, 20):
        hoop = np.concatenate([arc(50, y + 2, 48, 14.4, 180, 0), arc(50, y + 5, 48, 14.4, 0, 180)])
        canvas.fill(hoop, metal(_CHROME))
    for angle in (25, 58, 90, 122, 155):
        x = 50 + 45 * np.cos(np.radians(angle))
        y = 20 + 13.5 * np.sin(np.radians(angle))
        canvas.stroke([(x, y + 5), (x, y + 33)], 0.9, _CHROME)
        canvas.fill(rounded(x - 1.8, y + 13, x + 1.8, y + 24, 1.4), metal(_CHROME))
    canvas.fill(oval(50, 20, 48, 14.4), metal(_CHROME, upright=False))
    canvas.fill(
        oval(50, 19.4, 45.5, 12.8), Radial(((250, 248, 242), (240, 236, 226), (214, 208, 196)), (0.45, 0.4), 0.6)
    )
    if look.options.get("sticks") == "with a pair of sticks":
        for start, end in (((20, 8), (76, 24)), ((16, 22), (72, 10))):
            canvas.stroke([start, end], 2, tube((226, 186, 128), 0.2, upright=False))
            canvas.fill(oval(end[0], end[1], 2.2, 1.6), (226, 186, 128))


def keyboard(canvas: Canvas, look: Look) -> None:
    """A digital piano seen from above and in front; box 120 x 48."""
    canvas.fill([(4, 6), (116, 6), (120, 40), (0, 40)], fading(look.colour, 0.16))
    canvas.fill([(0, 40), (120, 40), (119, 46), (1, 46)], fading(darker(look.colour, 0.45), 0.1))
    canvas.fill(rounded(44, 9, 70, 16.5, 1), Linear(((60, 110, 150), (120, 190, 220)), (0, 0), (1, 1)))
    for x in (7.0, 86.0):
        canvas.fill(rounded(x, 8.5, x + 27, 17, 1.2), darker(look.colour, 0.5))
        for step in range(9):
            canvas.stroke([(x + 2 + step * 2.9, 10), (x + 2 + step * 2.9, 15.5)], 1, lighter(look.colour, 0.12))
    for index in range(5):
        canvas.fill(oval(74 + index * 2.4, 12.5, 0.9), ball((220, 70 + 30 * index, 60)))
    left, right, top, bottom = 3.2, 116.8, 20, 39
    white_keys = 35
    canvas.fill(rect(left, top, right, bottom + 2), (30, 30, 32))
    width = (right - left) / white_keys
    for index in range(white_keys):
        x = left + index * width
        canvas.fill(rounded(x + 0.15, top, x + width - 0.15, bottom + 1.6, 0.4), fading((246, 245, 240), 0.07))
    for index in range(white_keys - 1):
        if index % 7 not in (2, 6):
            x = left + (index + 1) * width
            canvas.fill(
                rounded(x - 0.95, top, x + 0.95, top + 11.5, 0.4), Linear(((10, 10, 12), (70, 70, 76), (16, 16, 18)))
            )


def violin(canvas: Canvas, look: Look) -> None:
    """A violin with its bow; box 46 x 100."""
    half = [(20, 42), (25, 42.5), (30, 46), (31, 53), (28.5, 57), (27, 60.5), (26, 64), (27, 68.5), (29.5, 71),
            (33, 77), (33.5, 86), (29, 94), (20, 96.5)]
    body = smooth(mirrored(half, 20))
    canvas.fill(body, darker(look.colour, 0.5))
    inner = (body - (20, 70)) * (0.94, 0.96) + (20, 70)
    canvas.fill(inner, Radial((lighter(look.colour, 0.3), look.colour, darker(look.colour, 0.4)), (0.45, 0.55), 0.6))
    for side in (-1, 1):
        x = 20 + side * 7
        canvas.stroke(smooth([(x - side, 58), (x, 60), (x + side * 0.4, 68), (x + side * 1.6, 70)], False), 0.9, BLACK)
    canvas.fill([(17.6, 8), (22.4, 8), (23.4, 66), (16.6, 66)], tube((34, 28, 28), 0.3))
    canvas.fill(rounded(15, 68.6, 25, 70.4, 0.6), lit((222, 180, 120)))
    canvas.fill([(18, 78), (22, 78), (24, 92), (16, 92)], lit((30, 26, 26)))
    canvas.fill(
        smooth([(17.4, 10), (16, 5), (18, 1.5), (22, 1.5), (24, 5), (22.6, 10)]), lit(darker(look.colour, 0.25))
    )
    canvas.ring(oval(20, 4, 1.7), 0.7, darker(look.colour, 0.6))
    for index, y in enumerate((6.5, 8, 10, 11.5)):
        side = -1 if index % 2 else 1
        canvas.stroke([(20, y), (20 + side * 6.5, y)], 1.2, (34, 28, 28))
    _strings(canvas, 20, 10, 79, 3, 4)
    canvas.stroke([(41, 3), (43, 97)], 1.1, tube((104, 54, 34)))
    canvas.stroke([(38.6, 5), (40.4, 92)], 0.7, (236, 228, 208))
    canvas.fill([(39.5, 88), (43.2, 88), (43.4, 94), (39.8, 94)], lit(BLACK))
    canvas.glow(smooth([(9, 82), (13, 76), (14, 88)]), WHITE, 0.4, 4)


def microphone(canvas: Canvas, look: Look) -> None:
    """A handheld stage microphone; box 34 x 100."""
    canvas.fill([(10.5, 30), (23.5, 30), (20.8, 94), (13.2, 94)], metal(look.colour))
    canvas.fill(rounded(12.8, 92, 21.2, 98, 1), tube((60, 60, 64)))
    canvas.fill(rounded(8.6, 25, 25.4, 31.5, 2), metal(lighter(look.colour, 0.2)))
    canvas.fill(rounded(15.2, 42, 18.8, 52, 1.4), lit((40, 40, 44)))
    canvas.fill(rounded(15.8, 43, 18.2, 46.5, 1), lit((200, 60, 50)))
    head = smooth(mirrored([(17, 1.5), (25, 3.5), (29.5, 10), (29.5, 17), (26, 26)], 17))
    canvas.fill(head, ball((164, 168, 172)))
    for step in range(-12, 30):
        canvas.stroke([(step * 2 - 12, 0), (step * 2 + 16, 28)], 0.4, (70, 72, 76), 0.8, within=head)
        canvas.stroke([(step * 2 + 16, 0), (step * 2 - 12, 28)], 0.4, (70, 72, 76), 0.8, within=head)
    canvas.fill(rounded(4.2, 13, 29.8, 16.4, 1.4), metal(_CHROME))
    canvas.glow(oval(12, 8, 4, 5), WHITE, 0.6, 3)


def guitar_stand(canvas: Canvas, look: Look) -> None:
    """A folding tripod that holds a guitar; box 60 x 100."""
    steel = look.colour
    foam = (40, 40, 44)
    canvas.stroke([(30, 12), (30, 78)], 2.4, metal(lighter(steel, 0.15)))
    for foot in ((4, 97), (56, 97), (34, 90)):
        canvas.stroke([(30, 64), foot], 2, tube(steel, 0.3))
        canvas.stroke([(foot[0] - 1.5, foot[1]), (foot[0] + 1.5, foot[1])], 3.4, foam)
    canvas.stroke([(30, 74), (14, 84)], 1.4, tube(steel, 0.3))
    canvas.stroke([(30, 74), (46, 84)], 1.4, tube(steel, 0.3))
    canvas.fill(rounded(27.6, 60, 32.4, 67, 1.4), lit(foam))
    for side in (-1, 1):
        arm = smooth([(30, 58), (30 + side * 9, 60), (30 + side * 14, 61), (30 + side * 17, 55)], closed=False)
        canvas.stroke(arm, 2, tube(steel, 0.3))
        canvas.stroke(arm[12:], 3.2, tube(foam, 0.4))
        canvas.stroke(smooth([(30, 13), (30 + side * 5, 11), (30 + side * 5.5, 3)], closed=False), 2.6, tube(foam, 0.4))
    canvas.fill(rounded(28, 28, 32, 33, 1), lit(foam))


def trumpet(canvas: Canvas, look: Look) -> None:
    """A trumpet, side view; box 110 x 46."""
    metal_tube = metal(look.colour, upright=False)
    loop = smooth([(30, 16), (82, 16), (92, 22), (82, 33), (34, 33), (24, 25), (30, 16)], closed=False)
    canvas.stroke(loop, 2.8, metal_tube)
    canvas.stroke([(6, 16), (60, 16)], 2.4, metal_tube)
    bell = np.concatenate([smooth([(60, 14.6), (84, 13.6), (97, 10), (107, 1)], False),
                           smooth([(107, 33), (97, 23), (84, 18.6), (60, 17.4)], False)])
    canvas.fill(bell, Linear((darker(look.colour, 0.2), lighter(look.colour, 0.7), look.colour,
                              darker(look.colour, 0.45)), (0, 0), (0, 1)))
    canvas.fill(oval(107, 17, 2.6, 16), lit(darker(look.colour, 0.25)))
    for x in (46, 53, 60):
        canvas.fill(rounded(x - 2.6, 8, x + 2.6, 40, 1.4), metal(look.colour))
        canvas.stroke([(x, 8), (x, 3.5)], 1.2, _CHROME)
        canvas.fill(oval(x, 3.2, 2.6, 1.3), ball((240, 238, 230)))
    canvas.fill([(1, 12.4), (7, 14.6), (7, 17.4), (1, 19.6)], metal(look.colour, upright=False))
