"""Drawings of electronics and of what belongs to a telephone."""

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import arc, mirrored, oval, rect, rounded, smooth, star
from core.catalog.drawing.solids import block, screen

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_CASE: RGB = (34, 35, 38)
_VIEWS: tuple[tuple[RGB, RGB], ...] = (
    ((52, 120, 196), (250, 170, 110)),
    ((40, 150, 170), (90, 190, 120)),
    ((96, 70, 160), (240, 130, 150)),
    ((230, 140, 70), (110, 70, 130)),
)


def television(canvas: Canvas, look: Look) -> None:
    """A flat television on two feet; box 120 x 78."""
    for x in (24, 96):
        canvas.fill(
            [(x - 2, 68), (x + 2, 68), (x + 7, 77), (x + 4, 77), (x, 71), (x - 4, 77), (x - 7, 77)], lit(look.colour)
        )
    canvas.fill(rounded(1, 1, 119, 70, 1.4), lit(look.colour, 0.2))
    screen(canvas, 2.6, 2.6, 117.4, 67.4, *look.rng.choice(_VIEWS))


def laptop(canvas: Canvas, look: Look) -> None:
    """An open notebook computer; box 120 x 80."""
    canvas.fill(rounded(16, 2, 104, 62, 3), lit(look.colour, 0.2))
    canvas.fill(rounded(17.6, 3.6, 102.4, 60.4, 2), _CASE)
    screen(canvas, 20, 6.4, 100, 57, *look.rng.choice(_VIEWS))
    canvas.fill([(14, 61), (106, 61), (119, 76), (1, 76)], fading(lighter(look.colour, 0.1), 0.14))
    canvas.fill([(1, 76), (119, 76), (117, 79.4), (3, 79.4)], fading(darker(look.colour, 0.25), 0.2))
    for row in range(4):
        y = 62.6 + row * 2
        inset = 19 - row * 1.8
        for index in range(14):
            width = (120 - 2 * inset) / 14
            x = inset + index * width
            canvas.fill(rounded(x + 0.4, y, x + width - 0.4, y + 1.5, 0.3), (46, 47, 50))
    canvas.fill([(46, 71.4), (74, 71.4), (75.4, 75.2), (44.6, 75.2)], darker(look.colour, 0.12))


def headphones(canvas: Canvas, look: Look) -> None:
    """Over-ear headphones; box 90 x 92."""
    canvas.stroke(
        arc(45, 46, 36, 40, 186, 354),
        5.4,
        Linear((darker(look.colour, 0.3), lighter(look.colour, 0.35), darker(look.colour, 0.35))),
    )
    canvas.stroke(arc(45, 47, 32.6, 36.4, 205, 335), 2.6, darker(look.colour, 0.5))
    for side in (-1, 1):
        x = 45 + side * 34
        canvas.stroke([(x + side * 1.2, 40), (x + side * 2, 56)], 3, metal(PALETTE["silver"]))
        cup = smooth([(x - 8, 50), (x, 43), (x + 8, 50), (x + 9, 66), (x + 7, 82), (x, 89), (x - 7, 82), (x - 9, 66)])
        pad = smooth(
            [(x - side * 6, 46), (x - side * 13, 52), (x - side * 14, 66), (x - side * 13, 81), (x - side * 6, 87)]
        )
        canvas.fill(pad, tube((58, 56, 58), 0.35))
        canvas.fill(cup, ball(look.colour, 0.35))
        canvas.ring(oval(x + side, 66, 5, 11), 0.7, lighter(look.colour, 0.45), 0.8)
        canvas.glow(oval(x - 3, 56, 2, 5), WHITE, 0.5, 2)


def camera(canvas: Canvas, look: Look) -> None:
    """A camera with an interchangeable lens; box 110 x 78."""
    canvas.fill(smooth([(40, 16), (44, 4), (66, 4), (70, 16)]), lit(look.colour))
    canvas.fill(rounded(3, 15, 107, 74, 7), lit(look.colour, 0.22))
    canvas.fill(rounded(3, 29, 107, 66, 1), darker(look.colour, 0.4) if look.colour[0] > 90 else (48, 48, 52))
    canvas.grain(rounded(3, 29, 107, 66, 1), 10, 0.6)
    canvas.fill(rounded(11, 9, 24, 16, 1.4), metal((150, 152, 156)))
    canvas.fill(oval(92, 15, 8, 3), metal((70, 70, 74), upright=False))
    for radius, shade in (
        (29, (40, 40, 43)),
        (26, (84, 86, 90)),
        (24, (28, 28, 31)),
        (19, (50, 51, 55)),
        (16, (14, 15, 20)),
    ):
        canvas.fill(oval(56, 46, radius), Linear((lighter(shade, 0.3), shade, darker(shade, 0.4)), (0, 0), (1, 1)))
    canvas.fill(oval(56, 46, 13), Radial(((40, 30, 70), (24, 40, 88), (10, 12, 22)), (0.5, 0.6), 0.6))
    canvas.glow(oval(51, 40, 4, 3), (200, 220, 255), 0.85, 2)
    canvas.glow(oval(61, 53, 2.4, 1.6), (190, 140, 220), 0.7, 1.4)
    canvas.fill(oval(96, 24, 1.6), (220, 60, 50))
    canvas.fill(rounded(10, 19, 26, 25, 1), fading((230, 234, 238), 0.1))


def speaker(canvas: Canvas, look: Look) -> None:
    """A wooden or coloured two-way loudspeaker; box 56 x 90."""
    block(canvas, 3, 8, 45, 88, 9, look.colour, 5)
    canvas.fill(rounded(6, 11, 42, 85, 2), lit((44, 44, 47)))
    for y, radius in ((26, 9), (60, 17)):
        canvas.fill(oval(24, y, radius), metal((120, 122, 126)))
        canvas.fill(oval(24, y, radius * 0.9), Radial(((24, 24, 26), (58, 58, 62), (26, 26, 28)), (0.5, 0.5), 0.55))
        canvas.fill(oval(24, y, radius * 0.32), ball((110, 112, 118)))
        canvas.ring(oval(24, y, radius * 0.66), radius * 0.04, (86, 86, 90))
    for x in (9, 39):
        for y in (40, 81):
            canvas.fill(oval(x, y, 1.1), metal(PALETTE["silver"]))
    canvas.fill(oval(24, 81, 1.2), (70, 160, 230))


def game_controller(canvas: Canvas, look: Look) -> None:
    """A two-handed game controller; box 100 x 70."""
    half = [
        (50, 12), (62, 11), (74, 7), (85, 11), (93, 30), (98, 54), (95, 65), (87, 66), (79, 57), (72, 49),
        (60, 47), (50, 47),
    ]
    body = smooth(mirrored(half, 50))
    canvas.fill(body, Linear((lighter(look.colour, 0.3), look.colour, darker(look.colour, 0.35)), (0.3, 0), (0.6, 1)))
    dark = contrast(look.colour) if look.colour[0] > 140 else (22, 22, 25)
    for x, y in ((36.0, 39.0), (64.0, 39.0)):
        canvas.fill(oval(x, y, 8.4), fading(darker(look.colour, 0.35), 0.2))
        canvas.fill(oval(x, y - 0.8, 6.2), ball(dark, 0.3))
        canvas.ring(oval(x, y - 0.8, 4.6), 0.5, lighter(dark, 0.3))
    for box in (rounded(21, 19, 25.6, 33, 1), rounded(16.4, 23.6, 30.2, 28.2, 1)):
        canvas.fill(box, lit(dark))
    for x, y, tint in (
        (77, 19, (70, 180, 110)),
        (83.4, 25.6, (214, 70, 70)),
        (77, 32, (70, 120, 214)),
        (70.6, 25.6, (236, 190, 60)),
    ):
        canvas.fill(oval(x, y, 3.2), ball(dark, 0.3))
        canvas.ring(oval(x, y, 1.5), 0.7, tint)
    canvas.fill(rounded(42, 17, 58, 27, 2), lit(darker(look.colour, 0.3)))
    canvas.fill(oval(50, 33, 2.6), ball((220, 224, 228)))
    canvas.glow(smooth([(14, 22), (22, 12), (30, 13), (18, 34)]), WHITE, 0.35, 4)


def usb_cable(canvas: Canvas, look: Look) -> None:
    """A coiled charging cable with both plugs showing; box 100 x 90."""
    for radius in (34, 30.5, 27, 23.5):
        canvas.ring(oval(50, 42, radius, radius * 0.9), 3.4, darker(look.colour, 0.4))
        canvas.ring(oval(50, 42, radius, radius * 0.9), 2.4, lighter(look.colour, 0.05))
        canvas.stroke(arc(50, 42, radius + 0.5, radius * 0.9 + 0.5, 190, 280), 0.7, lighter(look.colour, 0.5), 0.8)
    canvas.stroke(smooth([(30, 66), (22, 74), (20, 80)], False), 2.8, look.colour)
    canvas.stroke(smooth([(68, 68), (76, 74), (80, 78)], False), 2.8, look.colour)
    canvas.fill(rounded(16, 69, 25, 82, 1.6), lit(look.colour, 0.3))
    canvas.fill(rounded(17.6, 81, 23.4, 89, 0.5), metal(PALETTE["chrome"]))
    canvas.fill(rounded(75, 68, 86, 81, 1.6), lit(look.colour, 0.3))
    canvas.fill(rect(76.4, 80, 84.6, 89.4), metal(PALETTE["chrome"]))
    for x in (78, 81.4):
        canvas.fill(rect(x, 82.6, x + 1.8, 85), (70, 72, 76))
    canvas.fill(rounded(44, 68, 56, 78, 1.6), lit((40, 40, 44)))


def smartphone(canvas: Canvas, look: Look) -> None:
    """A telephone from behind with another from in front; box 84 x 100."""
    canvas.fill(rounded(2, 2, 50, 96, 7), metal(darker(look.colour, 0.1)))
    canvas.fill(rounded(3.4, 3.2, 48.6, 94.8, 6.4), lit(look.colour, 0.26))
    canvas.fill(rounded(7, 7, 25, 27, 5), lit(darker(look.colour, 0.16)))
    for x, y in ((12.2, 12.2), (12.2, 21.6), (20, 17)):
        canvas.fill(oval(x, y, 3.6), metal((120, 122, 128)))
        canvas.fill(oval(x, y, 2.8), Radial(((60, 70, 110), (18, 20, 30), (8, 8, 12)), (0.4, 0.35), 0.7))
    canvas.fill(rounded(33, 5, 81, 99, 7), metal((80, 82, 88)))
    canvas.fill(rounded(34, 6, 80, 98, 6.4), (12, 12, 15))
    screen(canvas, 35.6, 8, 78.4, 96, *look.rng.choice(_VIEWS))
    canvas.fill(oval(57, 10.6, 1.3), (14, 14, 18))
    for row in range(2):
        for column in range(4):
            left, top = 40 + column * 9.4, 72 + row * 11
            tint = look.rng.choice(((236, 92, 84), (88, 176, 236), (110, 200, 120), (250, 200, 80), (246, 246, 246)))
            canvas.fill(rounded(left, top, left + 6.8, top + 6.8, 1.8), lit(tint, 0.15))


def phone_case(canvas: Canvas, look: Look) -> None:
    """A protective back cover for a telephone; box 52 x 100."""
    canvas.fill(rounded(1, 1, 51, 99, 9), lit(darker(look.colour, 0.3), 0.2))
    face = rounded(2.8, 2.6, 49.2, 97.4, 8)
    canvas.fill(face, lit(look.colour, 0.2))
    if look.options.get("design") == "marbled":
        for _ in range(9):
            x, y = look.rng.uniform(0, 50), look.rng.uniform(0, 90)
            vein = smooth([(x, y), (x + 8, y + 12), (x + 4, y + 22), (x + 16, y + 40)], False)
            canvas.stroke(vein, look.rng.uniform(0.4, 1.6), lighter(look.colour, 0.7), 0.7, within=face)
    if look.options.get("design") == "floral":
        for _ in range(16):
            x, y = look.rng.uniform(5, 47), look.rng.uniform(30, 95)
            canvas.fill(
                star(x, y, look.rng.uniform(3, 6), 2, 6, look.rng.uniform(0, 60)),
                lighter(look.accent, 0.3),
                within=face,
            )
            canvas.fill(oval(x, y, 1.2), (250, 220, 90), within=face)
    if look.options.get("design") == "ribbed":
        for y in range(36, 97, 4):
            canvas.stroke([(6, y), (46, y)], 1.4, darker(look.colour, 0.25), within=face)
            canvas.stroke([(6, y + 1.2), (46, y + 1.2)], 0.5, lighter(look.colour, 0.3), within=face)
    canvas.fill(rounded(6, 6, 26, 28, 5), darker(look.colour, 0.6))
    canvas.fill(rounded(7, 7, 25, 27, 4.4), (20, 20, 24))
    for x, y in ((12, 12.4), (12, 21.6), (20, 17)):
        canvas.fill(oval(x, y, 3.7), metal((90, 92, 98)))
        canvas.fill(oval(x, y, 2.7), Radial(((60, 70, 110), (16, 18, 28), (8, 8, 12)), (0.4, 0.35), 0.7))
    canvas.fill(rounded(50, 26, 51.8, 36, 0.6), darker(look.colour, 0.5))
    canvas.glow(smooth([(36, 6), (46, 6), (20, 95), (8, 95)]), WHITE, 0.16, 3)


def power_bank(canvas: Canvas, look: Look) -> None:
    """A portable battery with indicator lights and a short cable; box 80 x 96."""
    canvas.stroke(smooth([(30, 10), (28, 3), (50, 1.6), (70, 8), (74, 30), (70, 44)], False), 2.4, (60, 60, 64))
    canvas.fill(rounded(66.4, 42, 74, 54, 1.6), lit((50, 50, 54)))
    canvas.fill(rounded(68, 53, 72.4, 60, 0.4), metal(PALETTE["chrome"]))
    canvas.fill(rounded(6, 10, 56, 94, 6), metal(darker(look.colour, 0.2)))
    canvas.fill(rounded(8, 11, 54, 93, 5), lit(look.colour, 0.24))
    canvas.fill(rounded(24, 7, 36, 12, 1), lit((60, 60, 64)))
    for index in range(4):
        canvas.fill(oval(22 + index * 6, 84, 1.3), ball((96, 214, 250) if index < 3 else (90, 96, 104)))
    canvas.fill([(33, 38), (24, 54), (31, 54), (28, 66), (39, 49), (32, 49)], contrast(look.colour), 0.9)
    canvas.glow(rounded(12, 16, 20, 76, 4), WHITE, 0.3, 4)


def phone_stand(canvas: Canvas, look: Look) -> None:
    """A desk stand that holds a telephone; box 72 x 96."""
    canvas.fill(oval(36, 86, 30, 8.4), darker(look.colour, 0.45))
    canvas.fill(oval(36, 83.6, 30, 8.4), lit(look.colour, 0.28))
    canvas.fill([(32, 40), (40, 40), (41.4, 83), (30.6, 83)], metal(look.colour))
    canvas.fill([(17, 4), (55, 4), (58, 66), (14, 66)], metal((72, 74, 80)))
    canvas.fill([(18.4, 5.6), (53.6, 5.6), (56.4, 64.4), (15.6, 64.4)], (14, 14, 17))
    screen(canvas, 19, 8, 53, 62, *look.rng.choice(_VIEWS))
    for x in (22, 44):
        canvas.fill(rounded(x, 60, x + 7, 70, 2), lit(lighter(look.colour, 0.1)))
    canvas.fill(rounded(12, 65.4, 60, 71, 2), lit(look.colour, 0.3))


def screen_protector(canvas: Canvas, look: Look) -> None:
    """A clear glass sheet in front of a telephone; box 84 x 100."""
    canvas.fill(rounded(30, 3, 80, 97, 7), metal((60, 62, 66)))
    canvas.fill(rounded(31.4, 4.4, 78.6, 95.6, 6), (14, 14, 17))
    screen(canvas, 33.6, 8, 76.4, 92, *look.rng.choice(_VIEWS))
    sheet = rounded(6, 6, 54, 99, 6)
    canvas.fill(
        sheet, Linear(((226, 240, 246), (196, 220, 232), (240, 248, 252), (190, 214, 226)), (0, 0), (1, 1)), 0.62
    )
    canvas.ring(sheet, 0.9, (150, 180, 196))
    canvas.fill([(14, 6), (30, 6), (8, 70), (6, 70), (6, 34)], WHITE, 0.5, within=sheet)
    canvas.fill([(40, 6), (45, 6), (14, 99), (9, 99)], WHITE, 0.4, within=sheet)
    canvas.fill(oval(30, 11, 1.6), (120, 150, 168))
