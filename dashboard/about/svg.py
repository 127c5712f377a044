"""The few shapes that the drawings are made of; colours are the theme's own, so a drawing follows light and dark."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.markup import escape

SURFACE, LINE, MUTED, ACCENT = "var(--sl-surface)", "var(--sl-line)", "var(--sl-muted)", "var(--sl-for)"
_LINE_HEIGHT = 17


@dataclass(frozen=True)
class Box:
    """A rectangle in a drawing's own units.

    Attributes:
        x: left edge.
        y: upper edge.
        width: to the right.
        height: downwards.
    """

    x: float
    y: float
    width: float
    height: float

    @property
    def left(self) -> tuple[float, float]:
        """Middle of the left edge."""
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> tuple[float, float]:
        """Middle of the right edge."""
        return self.x + self.width, self.y + self.height / 2

    @property
    def top(self) -> tuple[float, float]:
        """Middle of the upper edge."""
        return self.x + self.width / 2, self.y

    @property
    def bottom(self) -> tuple[float, float]:
        """Middle of the lower edge."""
        return self.x + self.width / 2, self.y + self.height


def card(box: Box, title: str, lines: Sequence[str] = (), dashed: bool = False) -> str:
    """A step: a box with a title and lines of text, from its upper left corner.

    Args:
        box: where.
        title: what it is.
        lines: details, one a line; they are not broken.
        dashed: a step that explains, in place of one that the answer passes through.
    """
    dash = "stroke-dasharray:5 4;" if dashed else ""
    shape = (
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="8" '
        f'style="fill:{SURFACE};stroke:{LINE};{dash}"/>'
    )
    words = text(box.x + 12, box.y + 22, title, bold=True)
    for number, line in enumerate(lines, start=1):
        words += text(box.x + 12, box.y + 22 + _LINE_HEIGHT * number, line, small=True)
    return shape + words


def text(
    x: float, y: float, words: str, bold: bool = False, small: bool = False, anchor: str = "start", colour: str = ""
) -> str:
    """Words on one line, their baseline at ``y``; small ones are muted unless a colour is given."""
    size, weight = (12.5 if small else 14), (600 if bold else 400)
    fill = colour or (MUTED if small else "currentColor")
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" style="font-size:{size}px;font-weight:{weight};fill:{fill}">'
        f"{escape(words)}</text>"
    )


def arrow(points: Sequence[tuple[float, float]], dashed: bool = False) -> str:
    """A line through the points, with a head at its end.

    Args:
        points: at least two; the last two lie on one horizontal or vertical line.
        dashed: for what explains, in place of what the answer passes through.
    """
    path = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
    (x0, y0), (x1, y1) = points[-2:]
    across, down = _sign(x1 - x0), _sign(y1 - y0)
    # The head's two back corners lie 8 behind its tip and 4 to each side.
    corners = [(x1 - 8 * across + 4 * down * side, y1 - 8 * down + 4 * across * side) for side in (1, -1)]
    head = " ".join(f"{x:g},{y:g}" for x, y in [(x1, y1), *corners])
    dash = "stroke-dasharray:5 4;" if dashed else ""
    return (
        f'<path d="{path}" style="fill:none;stroke:{MUTED};stroke-width:1.5;{dash}"/>'
        f'<polygon points="{head}" style="fill:{MUTED}"/>'
    )


def strip(box: Box, values: Sequence[float], colour: str = ACCENT) -> str:
    """A row of numbers as stripes, darker for larger.

    Args:
        box: where.
        values: 0 to 1 each.
        colour: of the largest.
    """
    step = box.width / len(values)
    return "".join(
        f'<rect x="{box.x + number * step:.2f}" y="{box.y}" width="{step - 0.6:.2f}" height="{box.height}" '
        f'style="fill:{colour};fill-opacity:{0.12 + 0.88 * value:.2f}"/>'
        for number, value in enumerate(values)
    )


def drawing(width: float, height: float, title: str, parts: Sequence[str], css_class: str) -> str:
    """The whole picture, as wide as the page allows.

    Args:
        width: of its own units.
        height: of its own units.
        title: what it shows, for a screen reader.
        parts: shapes, from back to front.
        css_class: for the style sheet.
    """
    return (
        f'<svg class="{css_class}" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}" '
        f'style="width:100%;height:auto;font-family:inherit">{"".join(parts)}</svg>'
    )


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)
