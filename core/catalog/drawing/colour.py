"""Named colours of the demo catalogue and the arithmetic of light and shade on them."""

RGB = tuple[int, int, int]

WHITE: RGB = (255, 255, 255)
BLACK: RGB = (24, 24, 26)

PALETTE: dict[str, RGB] = {
    "black": (38, 38, 41),
    "charcoal": (70, 73, 78),
    "grey": (140, 144, 149),
    "silver": (193, 197, 202),
    "white": (242, 242, 240),
    "ivory": (240, 232, 212),
    "cream": (238, 223, 190),
    "beige": (214, 194, 162),
    "tan": (190, 148, 100),
    "brown": (116, 76, 48),
    "espresso": (72, 48, 38),
    "walnut": (112, 72, 44),
    "oak": (196, 152, 98),
    "pine": (222, 184, 126),
    "red": (200, 38, 42),
    "burgundy": (122, 28, 46),
    "coral": (242, 112, 96),
    "pink": (240, 150, 178),
    "rose": (208, 96, 116),
    "magenta": (202, 44, 128),
    "orange": (238, 128, 36),
    "yellow": (246, 204, 52),
    "gold": (212, 170, 74),
    "brass": (196, 158, 84),
    "copper": (190, 112, 74),
    "green": (62, 142, 72),
    "olive": (112, 118, 62),
    "forest green": (34, 88, 58),
    "mint": (158, 214, 188),
    "teal": (24, 128, 132),
    "turquoise": (64, 188, 190),
    "sky blue": (122, 184, 228),
    "blue": (38, 98, 190),
    "navy": (32, 46, 86),
    "lavender": (180, 164, 214),
    "purple": (108, 62, 150),
    "terracotta": (194, 102, 66),
    "amber": (200, 118, 30),
    "stainless steel": (186, 190, 194),
    "chrome": (206, 211, 216),
    "bronze": (128, 92, 58),
    "natural": (222, 176, 108),
    "sunburst": (206, 120, 40),
    "clear": (214, 232, 238),
}


def mix(first: RGB, second: RGB, share: float) -> RGB:
    """Blend two colours; ``share`` 0 gives the first, 1 the second, below 0 goes away from the second."""
    red, green, blue = (min(255, max(0, round(a + (b - a) * share))) for a, b in zip(first, second, strict=True))
    return red, green, blue


def lighter(colour: RGB, share: float = 0.3) -> RGB:
    """The colour moved towards white."""
    return mix(colour, WHITE, share)


def darker(colour: RGB, share: float = 0.3) -> RGB:
    """The colour moved towards black."""
    return mix(colour, (8, 8, 12), share)


def contrast(colour: RGB) -> RGB:
    """Near-white on a dark colour, near-black on a light one: for prints and markings."""
    red, green, blue = colour
    return (246, 246, 244) if 0.3 * red + 0.59 * green + 0.11 * blue < 140 else (44, 44, 48)
