"""Drawings of clothes, shoes and jewellery."""

from collections.abc import Sequence

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, contrast, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import Path, Points, arc, mirrored, moved, oval, rect, rounded, smooth, star

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_SOLE: RGB = (240, 240, 236)


def _folds(canvas: Canvas, colour: RGB, lines: Sequence[Points], within: Path) -> None:
    """Soft creases in cloth."""
    for line in lines:
        crease = smooth(line, closed=False)
        canvas.stroke(crease, 1.1, darker(colour, 0.3), 0.4, within=within)
        canvas.stroke(moved(crease, 1.1, 0.2), 0.8, lighter(colour, 0.3), 0.35, within=within)


def t_shirt(canvas: Canvas, look: Look) -> None:
    """A short-sleeved shirt laid flat; box 100 x 100."""
    half = [(57, 8), (64, 6), (72, 9), (84, 16), (97, 36), (97, 37), (84, 45), (84, 45), (77, 36), (76, 60), (77, 96),
            (77, 96.5)]
    outline = smooth(mirrored(half, 50))
    canvas.fill(outline, Linear((darker(look.colour, 0.16), lighter(look.colour, 0.1), look.colour,
                                 darker(look.colour, 0.2)), (0.1, 0), (0.9, 0.4)))
    canvas.grain(outline, 4, 0.5)
    if look.options.get("print") == "striped":
        for y in range(22, 100, 11):
            canvas.fill(rect(22, y, 78, y + 4.4), contrast(look.colour), 0.85, within=outline)
    if look.options.get("print") == "graphic":
        canvas.fill(oval(50, 46, 14), ball(look.accent, 0.2))
        canvas.fill(star(50, 46, 11, 5, 5), contrast(look.accent))
    for side in (-1, 1):
        canvas.stroke(smooth([(50 + side * 23, 12), (50 + side * 25, 24), (50 + side * 27, 36)], False), 0.7,
                      darker(look.colour, 0.35), 0.7)
        canvas.stroke([(50 + side * 45.6, 35), (50 + side * 33, 43)], 0.5, darker(look.colour, 0.3), 0.7)
    collar = np.concatenate([smooth([(35, 7), (42, 17), (50, 20), (58, 17), (65, 7)], False),
                             smooth([(60, 7.5), (50, 10.5), (40, 7.5)], False)])
    canvas.fill(collar, darker(look.colour, 0.42))
    canvas.stroke(
        smooth([(36.5, 6.6), (42.5, 16.5), (50, 19.6), (57.5, 16.5), (63.5, 6.6)], False),
        2.4,
        darker(look.colour, 0.14),
    )
    _folds(
        canvas,
        look.colour,
        [[(30, 42), (36, 60), (33, 82)], [(70, 48), (66, 66), (69, 88)], [(45, 70), (48, 92)]],
        outline,
    )


def sneaker(canvas: Canvas, look: Look) -> None:
    """A running shoe, side view; box 100 x 56."""
    sole = smooth([(4, 46), (3, 51), (9, 55), (50, 54.5), (88, 55), (97, 51), (98, 46), (60, 47), (30, 45)])
    upper = smooth([(7, 47), (5, 30), (8, 12), (13, 7), (17, 10), (22, 17), (30, 17), (37, 10), (42, 9), (52, 19),
                    (66, 28), (84, 33), (95, 39), (97, 46), (60, 48), (30, 47)])
    canvas.fill(upper, lit(look.colour, 0.26))
    canvas.grain(upper, 6, 0.8)
    canvas.fill(smooth([(76, 31), (88, 34), (96, 40), (97, 46), (80, 47), (72, 40)]), lit(darker(look.colour, 0.2)))
    canvas.fill(smooth([(5.5, 34), (12, 30), (24, 36), (26, 47), (7, 47)]), lit(darker(look.colour, 0.28)))
    swoosh = smooth([(28, 40), (44, 38), (62, 30), (66, 32), (48, 44), (34, 47)])
    canvas.fill(swoosh, contrast(look.colour), 0.92)
    canvas.fill(
        smooth([(11, 9), (18, 12), (24, 18.5), (32, 18), (38, 11.5), (30, 13), (22, 13), (15, 7)]),
        darker(look.colour, 0.6),
    )
    tongue = smooth([(36, 9), (42, 2), (47, 5), (54, 17), (48, 19)])
    canvas.fill(tongue, lit(lighter(look.colour, 0.12)))
    for index in range(5):
        x, y = 42 + index * 5.4, 15.5 + index * 4
        canvas.stroke([(x - 4, y + 5.5), (x + 4, y - 2.4)], 1.5, WHITE)
    canvas.fill(sole, fading(_SOLE, 0.12))
    canvas.stroke(smooth([(4, 49), (30, 48.6), (60, 50.4), (97, 48.6)], False), 0.8, look.colour, 0.8)
    for x in range(8, 96, 5):
        canvas.stroke([(x, 53.4), (x + 2, 55)], 1, (90, 90, 92))
    canvas.glow(smooth([(14, 22), (30, 24), (40, 28), (26, 32)]), WHITE, 0.22, 4)


def ankle_boot(canvas: Canvas, look: Look) -> None:
    """A leather boot with a heel, side view; box 80 x 90."""
    shaft = smooth([(12, 4), (30, 3), (44, 5), (43, 30), (47, 48), (62, 58), (75, 68), (77, 78), (76, 80), (44, 80),
                    (10, 78), (9, 60), (14, 40), (12, 5)])
    canvas.fill(shaft, Linear((darker(look.colour, 0.3), lighter(look.colour, 0.25), look.colour, darker(look.colour,
                              0.3)), (0, 0.3), (1, 0.6)))
    canvas.fill(smooth([(28, 8), (36, 8), (37, 34), (28, 36)]), darker(look.colour, 0.45))
    for x in (29.5, 31.5, 33.5, 35.5):
        canvas.stroke([(x, 8), (x, 34)], 0.5, darker(look.colour, 0.62))
    canvas.fill(oval(28, 3.9, 16, 2.6), darker(look.colour, 0.6))
    canvas.fill([(9, 77), (28, 79), (27, 89), (10, 89)], fading((58, 44, 36), 0.2))
    canvas.fill(
        smooth([(28, 79), (50, 79.5), (77, 79), (78, 83), (60, 84.5), (40, 83), (28, 82)]), fading((58, 44, 36), 0.2)
    )
    _folds(canvas, look.colour, [[(14, 50), (26, 54), (40, 48)], [(46, 52), (50, 60), (46, 70)]], shaft)
    canvas.glow(smooth([(54, 60), (66, 66), (70, 73), (58, 70)]), WHITE, 0.35, 3)


def dress(canvas: Canvas, look: Look) -> None:
    """A sleeveless summer dress; box 70 x 100."""
    half = [(42, 4), (46, 3), (46, 3), (47, 14), (51, 22), (51, 22), (47, 34), (45, 42), (52, 62), (62, 92), (62, 93),
            (50, 97)]
    outline = smooth(mirrored(half, 35))
    canvas.fill(outline, Linear((darker(look.colour, 0.22), lighter(look.colour, 0.18), look.colour,
                                 lighter(look.colour, 0.1), darker(look.colour, 0.25))))
    neck = smooth([(28, 3), (30, 12), (35, 15), (40, 12), (42, 3), (35, 7)])
    canvas.fill(neck, darker(look.colour, 0.5))
    if look.options.get("pattern") == "floral":
        for _ in range(46):
            x, y = look.rng.uniform(8, 62), look.rng.uniform(10, 96)
            petals = star(x, y, 2.4, 1.2, 5, look.rng.uniform(0, 90))
            canvas.fill(petals, contrast(look.colour), 0.9, within=outline)
            canvas.fill(oval(x, y, 0.7), (240, 190, 60), within=outline)
    if look.options.get("pattern") == "polka-dot":
        for row in range(13):
            for column in range(9):
                x = 5 + column * 8 + (row % 2) * 4
                canvas.fill(oval(x, 8 + row * 7.4, 1.4), contrast(look.colour), within=outline)
    folds = [[(35 + dx * 0.4, 46), (35 + dx * 0.8, 70), (35 + dx, 96)] for dx in (-22, -12, -3, 8, 18)]
    _folds(canvas, look.colour, folds, outline)
    canvas.fill(smooth([(25, 41), (35, 42.5), (45, 41), (45.3, 45), (35, 46.5), (24.7, 45)]), darker(look.colour, 0.34))


def jeans(canvas: Canvas, look: Look) -> None:
    """Trousers laid flat; box 60 x 100."""
    outline = np.array(
        [(12, 4), (48, 4), (51, 24), (55, 96), (36, 97), (30.6, 36), (29.4, 36), (24, 97), (5, 96), (9, 24)], float
    )
    canvas.fill(outline, Linear((darker(look.colour, 0.3), lighter(look.colour, 0.22), look.colour,
                                 lighter(look.colour, 0.2), darker(look.colour, 0.3))))
    canvas.grain(outline, 7, 0.5)
    thread = (206, 160, 90)
    canvas.fill([(12, 4), (48, 4), (48.6, 9), (11.4, 9)], lit(darker(look.colour, 0.1)))
    canvas.stroke([(11.6, 9), (48.4, 9)], 0.4, thread)
    for x in (16, 24, 36, 44):
        canvas.fill(rect(x - 0.9, 3.4, x + 0.9, 10), darker(look.colour, 0.25))
    for side in (-1, 1):
        canvas.stroke(smooth([(30 + side * 8, 9.6), (30 + side * 11, 17), (30 + side * 19.6, 19)], False), 0.5, thread)
        canvas.glow(oval(30 + side * 13, 44, 4.5, 18), lighter(look.colour, 0.6), 0.35, 5)
        canvas.stroke([(30 + side * 17, 30), (30 + side * 20, 94)], 0.3, darker(look.colour, 0.4))
    canvas.stroke(smooth([(30, 9), (30, 26), (31, 34)], False), 0.5, darker(look.colour, 0.5))
    canvas.stroke(smooth([(33.4, 9), (34, 22), (31, 30)], False), 0.4, thread)
    canvas.fill(oval(30, 6.6, 1.4), metal(PALETTE["brass"]))


def ring(canvas: Canvas, look: Look) -> None:
    """A ring with a cut stone; box 70 x 90."""
    band = look.colour
    canvas.ring(oval(35, 58, 27, 28), 6.2, darker(band, 0.45))
    canvas.ring(oval(35, 58, 27, 28), 4.8, metal(band, upright=False))
    canvas.stroke(arc(35, 58, 29.4, 30.4, 190, 260), 0.9, WHITE, 0.9)
    canvas.stroke(arc(35, 58, 24.6, 25.6, 40, 110), 0.7, WHITE, 0.7)
    canvas.fill([(24, 24), (46, 24), (41, 35), (29, 35)], metal(band))
    stone = PALETTE[_STONES[look.options["stone"]]]
    crown = [(35, 29), (17, 14), (23, 6), (35, 3), (47, 6), (53, 14)]
    canvas.fill(crown, Radial((WHITE, lighter(stone, 0.4), stone, darker(stone, 0.3)), (0.4, 0.25), 0.7))
    for x in (17, 26, 35, 44, 53):
        canvas.stroke([(35, 29), (x, 13)], 0.45, WHITE, 0.75)
    for left, right in ((17, 26), (26, 35), (35, 44), (44, 53)):
        facet = [(left, 13.4), (right, 13.4), ((left + right) / 2, 6)]
        canvas.fill(facet, lighter(stone, look.rng.uniform(0.3, 0.8)), 0.75, within=crown)
    for x, y in ((19, 16), (51, 16), (29, 25), (41, 25)):
        canvas.fill(oval(x, y, 1.8), metal(lighter(band, 0.3)))
    canvas.fill(star(24, 8, 4, 0.7, 4), WHITE)


_STONES = {
    "clear crystal": "clear",
    "blue topaz": "sky blue",
    "red garnet": "red",
    "green peridot": "green",
    "amethyst": "purple",
}


def wristwatch(canvas: Canvas, look: Look) -> None:
    """An analogue watch with a strap; box 46 x 100."""
    strap = look.colour
    canvas.fill([(14, 2), (32, 2), (34, 32), (12, 32)], tube(strap, 0.3))
    canvas.fill([(12, 66), (34, 66), (32, 98), (14, 98)], tube(strap, 0.3))
    for y in (76, 81, 86, 91):
        canvas.fill(oval(23, y, 0.9, 1.2), darker(strap, 0.7))
    for x in (14.4, 31.6):
        canvas.stroke([(x, 4), (x - 0.6 * np.sign(x - 23), 30)], 0.3, lighter(strap, 0.5), 0.8)
    canvas.fill(rounded(13, 1, 33, 6, 1), metal(PALETTE["silver"]))
    canvas.fill(rounded(41, 47, 44.6, 52, 1), metal(PALETTE["silver"], upright=False))
    canvas.fill(
        oval(23, 49.5, 20), Linear(((250, 250, 252), (128, 132, 138), (236, 238, 240), (110, 114, 120)), (0, 0), (1, 1))
    )
    dial: RGB = look.rng.choice(((245, 245, 242), (28, 34, 48), (32, 32, 34)))
    canvas.fill(oval(23, 49.5, 16.6), ball(dial, 0.15))
    for hour in range(12):
        angle = np.radians(hour * 30)
        tip = np.array([np.sin(angle), -np.cos(angle)])
        canvas.stroke([tuple(tip * 12.6 + (23, 49.5)), tuple(tip * 15 + (23, 49.5))], 0.9, contrast(dial))
    canvas.stroke([(23, 49.5), (16.5, 43.6)], 1.5, contrast(dial))
    canvas.stroke([(23, 49.5), (32.5, 41.5)], 1, contrast(dial))
    canvas.stroke([(23, 53), (23, 37)], 0.4, (210, 60, 50))
    canvas.fill(oval(23, 49.5, 1.1), metal(PALETTE["silver"]))
    canvas.glow(smooth([(11, 46), (18, 37), (26, 35), (14, 52)]), WHITE, 0.35, 2)


def handbag(canvas: Canvas, look: Look) -> None:
    """A lady's tote with two handles; box 90 x 92."""
    handle = smooth([(28, 46), (30, 14), (45, 3), (60, 14), (62, 46)], closed=False)
    canvas.stroke(moved(handle, 2.4, -1.4), 2.6, darker(look.colour, 0.45))
    body = smooth([(12, 36), (12, 36), (45, 34), (78, 36), (78, 36), (86, 84), (84, 88), (45, 90), (6, 88), (4, 84)])
    canvas.fill(body, lit(look.colour, 0.24))
    canvas.grain(body, 5, 0.7)
    canvas.fill(
        smooth([(12, 36), (12, 36), (45, 34), (78, 36), (78, 36), (76, 40), (45, 38.6), (14, 40)]),
        darker(look.colour, 0.3),
    )
    canvas.stroke(smooth([(7, 80), (45, 82.5), (83, 80)], False), 0.5, lighter(look.colour, 0.4), 0.7)
    canvas.stroke(handle, 2.8, tube(look.colour, 0.3))
    for x in (28, 62):
        canvas.fill(rounded(x - 3, 44, x + 3, 56, 1.5), lit(darker(look.colour, 0.25)))
        canvas.ring(oval(x, 46, 2.3), 1, metal(PALETTE["gold"]))
    canvas.fill(rounded(40, 50, 50, 57, 1.4), metal(PALETTE["gold"]))
    canvas.glow(smooth([(16, 46), (34, 44), (28, 74), (13, 74)]), WHITE, 0.25, 6)


def necklace(canvas: Canvas, look: Look) -> None:
    """A chain with a pendant; box 80 x 90."""
    chain = smooth(
        [(14, 3), (10, 22), (18, 46), (33, 62), (40, 66), (47, 62), (62, 46), (70, 22), (66, 3)], closed=False
    )
    canvas.stroke(chain, 1.3, darker(look.colour, 0.35))
    for x, y in chain[::2]:
        canvas.fill(oval(x, y, 0.95), ball(lighter(look.colour, 0.3), 0.5))
    stone = PALETTE[_STONES[look.options["stone"]]]
    canvas.ring(oval(40, 67.4, 1.8), 0.8, metal(look.colour))
    drop = smooth([(40, 68), (40, 68), (47, 77), (45.5, 85), (40, 88), (34.5, 85), (33, 77)])
    canvas.fill(drop, metal(look.colour))
    inner = (drop - (40, 79)) * 0.76 + (40, 79.4)
    canvas.fill(inner, Radial((WHITE, lighter(stone, 0.2), stone, darker(stone, 0.4)), (0.35, 0.35), 0.8))
    canvas.fill(star(37.5, 77, 2.6, 0.5, 4), WHITE)
