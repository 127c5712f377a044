"""Drawings of things sold in bottles, tubes, jars and packs: beauty, health and baby care."""

import numpy as np

from core.catalog.drawing.canvas import Canvas
from core.catalog.drawing.colour import PALETTE, RGB, WHITE, darker, lighter
from core.catalog.drawing.look import Look
from core.catalog.drawing.paint import Linear, Radial, ball, fading, lit, metal, tube
from core.catalog.drawing.paths import mirrored, oval, rect, rounded, smooth, star, turned
from core.catalog.drawing.solids import block, cylinder, label

# Rows of coordinates are easier to follow than one pair a line.
# fmt: off

_GOLD = PALETTE["gold"]
_SKINS: tuple[RGB, ...] = ((232, 196, 160), (222, 180, 140), (212, 166, 124), (200, 150, 108))


def lipstick(canvas: Canvas, look: Look) -> None:
    """An open lipstick beside its cap; box 60 x 100."""
    case: RGB = look.rng.choice(((34, 34, 38), _GOLD, PALETTE["silver"], (120, 28, 44)))
    canvas.fill(rounded(8, 62, 30, 98, 1.4), metal(case))
    canvas.fill(rounded(10.6, 46, 27.4, 63, 1), metal(_GOLD))
    bullet = smooth([(12.4, 47), (12.4, 47), (12.4, 22), (15, 11), (20, 6), (25.6, 14), (25.6, 47), (25.6, 47)])
    canvas.fill(bullet, tube(look.colour, 0.3))
    canvas.fill(
        smooth([(13.2, 21), (15.6, 11.6), (20, 6.6), (24.6, 14.4), (22, 23), (17, 25)]), lit(lighter(look.colour, 0.22))
    )
    canvas.stroke([(8.4, 66), (29.6, 66)], 0.7, _GOLD)
    canvas.fill(rounded(36, 52, 57, 98, 1.4), metal(case))
    canvas.stroke([(36.4, 57), (56.6, 57)], 0.8, _GOLD)


def perfume(canvas: Canvas, look: Look) -> None:
    """A square glass bottle of scent with a metal collar; box 64 x 96."""
    canvas.fill(rounded(24, 4, 40, 22, 1.6), metal(look.rng.choice((_GOLD, PALETTE["silver"], (40, 40, 44)))))
    canvas.fill(rounded(26.5, 21, 37.5, 29, 0.8), metal(_GOLD))
    glass = lighter(look.colour, 0.55)
    round_body = look.rng.random() < 0.4
    body = oval(32, 61, 30, 33) if round_body else rounded(5, 28, 59, 94, 5)
    canvas.fill(body, Linear((darker(glass, 0.25), WHITE, glass, lighter(glass, 0.5), darker(glass, 0.3))))
    juice = (body - (32, 62)) * (0.86, 0.84) + (32, 63.4)
    canvas.fill(
        juice,
        Linear(
            (darker(look.colour, 0.2), lighter(look.colour, 0.35), look.colour, darker(look.colour, 0.3)),
            (0, 0),
            (1, 0.5),
        ),
    )
    canvas.fill(rect(2, 20, 62, 42), lighter(glass, 0.35), 0.8, within=juice)
    canvas.stroke([(32, 30), (32, 84)], 0.6, WHITE, 0.5)
    canvas.fill(rounded(18, 56, 46, 74, 0.6), (250, 248, 242), 0.92)
    canvas.ring(rounded(19.2, 57.2, 44.8, 72.8, 0.4), 0.4, _GOLD)
    for y, width in ((62, 9), (66, 6), (69, 4)):
        canvas.stroke([(32 - width, y), (32 + width, y)], 0.9 if y == 62 else 0.5, (60, 52, 44))
    canvas.glow(rounded(9, 44, 15, 84, 2.6), WHITE, 0.75, 1.6)


def nail_polish(canvas: Canvas, look: Look) -> None:
    """A small bottle with a tall cap; box 44 x 96."""
    canvas.fill(rounded(14.5, 3, 29.5, 48, 2.4), metal((40, 38, 42)))
    canvas.fill(rect(15.5, 47, 28.5, 53), metal(PALETTE["silver"]))
    body = smooth(mirrored([(22, 52), (30, 52.5), (40, 60), (42, 78), (40, 92), (34, 94.5), (22, 95)], 22))
    canvas.fill(body, Radial((lighter(look.colour, 0.4), look.colour, darker(look.colour, 0.35)), (0.35, 0.4), 0.7))
    canvas.ring(body, 0.9, lighter(look.colour, 0.6), 0.7)
    canvas.glow(smooth([(8, 64), (12, 60), (12, 86), (8, 88)]), WHITE, 0.9, 1.4)
    canvas.stroke([(15, 75), (29, 75)], 1.2, WHITE, 0.9)
    canvas.stroke([(17, 79), (27, 79)], 0.6, WHITE, 0.9)


def eyeshadow(canvas: Canvas, look: Look) -> None:
    """An open palette of pressed powders with a mirror; box 100 x 86."""
    case = (44, 42, 46)
    canvas.fill(rounded(6, 3, 94, 42, 3), lit(case))
    canvas.fill(
        rounded(10, 6.4, 90, 39, 1.4),
        Linear(((196, 210, 222), (246, 250, 252), (180, 194, 208), (226, 234, 240)), (0, 0), (1, 1)),
    )
    canvas.fill([(4, 44), (96, 44), (99, 84), (1, 84)], lit(case, 0.16))
    tones = [lighter(look.colour, share) for share in (0.65, 0.4, 0.15)] + [
        darker(look.colour, share) for share in (0.0, 0.22, 0.48)
    ]
    look.rng.shuffle(tones)
    for index, tone in enumerate(tones):
        column, row = index % 3, index // 3
        left, top = 8 + column * 29 - row, 47 + row * 15
        pan = rounded(left, top, left + 26, top + 12.6, 1.6)
        canvas.fill(pan, lit(tone, 0.18))
        canvas.grain(pan, 6, 0.5)
        canvas.ring(pan, 0.5, lighter(case, 0.4))
    canvas.stroke([(14, 80), (82, 80)], 1.6, tube((210, 206, 200), 0.3, upright=False))
    canvas.fill(oval(84, 80, 5, 1.9), lit(darker(look.colour, 0.2)))
    canvas.fill(rect(30, 41.4, 70, 44.6), metal(_GOLD, upright=False))


def cream_jar(canvas: Canvas, look: Look) -> None:
    """A low jar of face cream with its lid leaning on it; box 100 x 72."""
    side = cylinder(canvas, 40, 26, 58, 34, look.colour, 0.24, lid=(236, 234, 228))
    canvas.fill(oval(40, 26, 30, 6.6), Radial(((255, 253, 248), (248, 242, 232), (226, 216, 202)), (0.4, 0.4), 0.7))
    canvas.stroke(smooth([(26, 27), (36, 23.6), (48, 26), (40, 29), (34, 27)], False), 1.6, (255, 254, 250))
    canvas.fill(rect(18, 40, 62, 56), (250, 248, 244), 0.92, within=side)
    canvas.stroke([(26, 45.6), (54, 45.6)], 1.5, darker(look.colour, 0.45))
    canvas.stroke([(31, 50), (49, 50)], 0.8, darker(look.colour, 0.3))
    canvas.fill(oval(80, 48, 17, 19), metal(lighter(look.colour, 0.1)))
    canvas.fill(oval(81.6, 47.6, 14.6, 16.8), lit(lighter(look.colour, 0.22), 0.2))


def pill_bottle(canvas: Canvas, look: Look) -> None:
    """A bottle of capsules, some of them in front; box 70 x 100."""
    canvas.fill(rounded(14, 3, 56, 22, 2), metal((244, 244, 242)))
    for x in np.linspace(16, 54, 14):
        canvas.stroke([(x, 5), (x, 20)], 0.5, (190, 190, 190), 0.7)
    body = smooth(mirrored([(35, 22), (51, 22.4), (53, 26), (59, 32), (60, 60), (60, 90), (57, 93.5), (35, 94)], 35))
    canvas.fill(body, tube(look.colour, 0.34))
    label(canvas, 10.4, 40, 59.6, 80, (250, 250, 246), look.accent)
    canvas.glow(rounded(15, 30, 19, 88, 2), WHITE, 0.55, 1.6)
    for x, y, turn in ((10, 94, 0), (24, 97, 1), (46, 96.4, 0), (60, 94.6, 1)):
        canvas.fill(
            rounded(x - 5, y - 2, x + 5, y + 2, 2),
            tube(look.accent if turn else lighter(look.accent, 0.3), 0.3, upright=False),
        )
        canvas.fill(rounded(x, y - 2, x + 5, y + 2, 2), tube((248, 246, 240), 0.2, upright=False))


def thermometer(canvas: Canvas, look: Look) -> None:
    """A digital fever thermometer; box 110 x 30."""
    body = smooth(
        [
            (4, 9), (4, 9), (30, 5), (62, 6), (80, 12), (96, 13.4), (96, 17), (80, 18.4), (62, 25), (30, 26),
            (4, 22), (4, 22),
        ]
    )
    canvas.fill(body, fading((246, 247, 248), 0.1))
    canvas.fill(smooth([(4, 9), (4, 9), (20, 6.4), (20, 24.6), (4, 22), (4, 22)]), fading(look.colour, 0.2))
    canvas.fill(smooth([(62, 6), (80, 12), (94, 13.4), (94, 17), (80, 18.4), (62, 25)]), fading(look.colour, 0.2), 0.9)
    canvas.fill(rounded(94, 13.2, 108, 17.2, 2), metal(PALETTE["chrome"], upright=False))
    canvas.fill(rounded(27, 9, 52, 22, 1.6), lit((60, 66, 70)))
    canvas.fill(rounded(28.4, 10.4, 50.6, 20.6, 1), fading((190, 206, 184), 0.1))
    _digits(canvas, 31, 12, "368")
    canvas.fill(oval(57, 15.6, 2.6), ball(look.colour))


_SEGMENTS = {
    "3": "abgcd",
    "6": "afgedc",
    "8": "abcdefg",
    "1": "bc",
    "2": "abged",
    "0": "abcdef",
    "7": "abc",
    "5": "afgcd",
}
_BARS = {
    "a": ((0, 0), (3, 0)), "b": ((3, 0), (3, 3)), "c": ((3, 3), (3, 6)), "d": ((0, 6), (3, 6)), "e": ((0, 3), (0, 6)),
    "f": ((0, 0), (0, 3)), "g": ((0, 3), (3, 3)),
}


def _digits(canvas: Canvas, x: float, y: float, number: str, scale: float = 1.1) -> None:
    """Seven-segment figures on a display."""
    for index, digit in enumerate(number):
        for bar in _SEGMENTS[digit]:
            start, end = ((x + index * 6 * scale + px * scale, y + py * scale) for px, py in _BARS[bar])
            canvas.stroke([start, end], 0.8 * scale, (36, 42, 40))


def toothbrush(canvas: Canvas, look: Look) -> None:
    """Two manual toothbrushes; box 110 x 34."""
    for y, colour in ((9, look.colour), (26, look.accent)):
        handle = smooth([(4, y - 2), (4, y + 2), (30, y + 3.4), (55, y + 2.4), (80, y + 1.4), (106, y + 2.2), (108, y),
                         (106, y - 1.8), (80, y - 1.2), (55, y - 2.4), (30, y - 3.2)])
        canvas.fill(handle, fading(colour, 0.3))
        canvas.fill(smooth([(14, y - 1.6), (44, y - 1.4), (44, y + 1.6), (14, y + 1.8)]), fading((246, 246, 246), 0.08))
        for index in range(9):
            x = 86 + index * 2.2
            tint = (246, 250, 252) if index % 3 else lighter(colour, 0.35)
            canvas.fill(rounded(x - 0.9, y - 9 + (index % 2), x + 0.9, y - 1, 0.5), tube(tint, 0.14))


def tissue_box(canvas: Canvas, look: Look) -> None:
    """A box of paper tissues with one pulled up; box 100 x 84."""
    block(canvas, 4, 48, 80, 82, 16, look.colour, 12)
    for x in range(10, 78, 12):
        for y in (56, 66, 76):
            canvas.fill(star(x + (y % 4) * 2, y, 3, 1.3, 6), lighter(look.colour, 0.55), 0.9)
    canvas.fill(oval(50, 42, 22, 3.4), (90, 90, 96))
    tissue = smooth([(34, 42), (30, 24), (36, 10), (44, 18), (52, 3), (58, 16), (68, 8), (70, 26), (66, 42), (50, 44)])
    canvas.fill(tissue, Linear(((255, 255, 255), (236, 238, 242), (252, 252, 254), (222, 226, 232)), (0, 0), (1, 0.4)))
    for line in ([(44, 18), (46, 30), (44, 42)], [(58, 16), (56, 30), (58, 42)], [(38, 22), (40, 40)]):
        canvas.stroke(smooth(line, False), 0.7, (196, 202, 210), 0.8)


def pump_bottle(canvas: Canvas, look: Look) -> None:
    """A bottle with a pump dispenser; box 56 x 100."""
    canvas.fill(smooth([(10, 5), (26, 4), (32, 6), (32, 10), (26, 11), (14, 10)]), fading((246, 246, 246), 0.12))
    canvas.fill(rect(25.4, 10, 30.6, 20), tube((232, 232, 232), 0.2))
    canvas.fill(rounded(19, 19, 37, 29, 1.6), tube((246, 246, 246), 0.2))
    body = smooth(mirrored([(28, 28), (36, 28.6), (44, 32), (50, 42), (51, 66), (50, 92), (46, 96.4), (28, 97)], 28))
    canvas.fill(body, tube(look.colour, 0.3))
    label(canvas, 10, 50, 46, 84, (252, 252, 250), look.accent)
    canvas.glow(rounded(9, 44, 13, 90, 2), WHITE, 0.5, 1.6)


def plasters(canvas: Canvas, look: Look) -> None:
    """Adhesive bandages fanned out; box 100 x 80."""
    for index, angle in enumerate((-38, -14, 10, 34)):
        tone = _SKINS[index]
        about = (50.0, 70.0)
        strip = turned(rounded(40, 4, 60, 72, 10), angle, about)
        canvas.fill(strip, lit(tone, 0.12))
        canvas.ring(strip, 0.4, darker(tone, 0.25))
        pad = turned(rounded(41, 28, 59, 48, 1), angle, about)
        canvas.fill(pad, lit(lighter(tone, 0.35), 0.08))
        for x in (45, 50, 55):
            for y in (10, 16, 22, 54, 60, 66):
                canvas.fill(turned(oval(x, y, 0.7), angle, about), darker(tone, 0.3))
