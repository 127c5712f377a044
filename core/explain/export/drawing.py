"""Pieces of the HTML file: bars, coloured words, pictures; plain markup that needs no script."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from core.explain.maps import HeatMap
from core.explain.render import colour_scale, overlay
from core.explain.words import WordWeight
from core.images import encode, thumbnail
from core.wording import escape, percent, signed

# Red, green, blue of what speaks for a category and against it, as on the screen.
_FOR, _AGAINST = "37,99,235", "234,122,23"
_FULL, _FAINT = 0.5, 0.06
_OPACITY = 0.6


def probability_bars(ranked: Sequence[tuple[str, float]], marked: str) -> str:
    """Categories and their probabilities, the explained one in bold."""
    rows = "".join(
        f'<li{" class=marked" if name == marked else ""}><span class="name" dir="auto">{escape(name)}</span>'
        f'<span class="track"><span class="fill" style="left:0;width:{100 * share:.2f}%"></span></span>'
        f'<span class="value">{percent(share)}</span></li>'
        for name, share in ranked
    )
    return f'<ol class="bars">{rows}</ol>'


def weight_bars(weights: Sequence[tuple[str, float, float | None]], written: Callable[[float], str] = signed) -> str:
    """Weights left (against) and right (for) of a middle line, all on one scale.

    Args:
        weights: (name, weight, standard error or None) in the order to draw; an error becomes a line of twice its
            length around the bar's end.
        written: a weight as it stands beside its bar.
    """
    reach = max((abs(weight) + (error or 0.0) for _, weight, error in weights), default=0.0) or 1.0
    rows = "".join(
        f'<li><span class="name" dir="auto">{escape(name)}</span>'
        f'<span class="track middle">{_bar(weight / reach)}{_whisker(weight, error, reach)}</span>'
        f'<span class="value">{written(weight)}{_plus_minus(error)}</span></li>'
        for name, weight, error in weights
    )
    return f'<ol class="bars">{rows}</ol>'


def coloured(text: str, words: Sequence[WordWeight]) -> str:
    """The text with its words coloured by their weights; the largest has the full colour."""
    largest = max((abs(word.weight) for word in words), default=0.0) or 1.0
    parts, position = [], 0
    for word in sorted(words, key=lambda each: each.start):
        if word.end > len(text):
            break
        parts += [escape(text[position : word.start]), _mark(text[word.start : word.end], word.weight, largest)]
        position = word.end
    parts.append(escape(text[position:]))
    return f'<div class="text" dir="auto">{"".join(parts)}</div>'


def legend(target: str) -> str:
    """What the colours of words mean."""
    shown = (_mark(word, weight, 1.0, title=False) for word, weight in (("for", 0.8), ("against", -0.8)))
    return f'<p class="note">{" ".join(shown)} {escape(target)}; the fuller the colour, the more the word counts.</p>'


def tiles(image: Image.Image, captioned: Mapping[str, HeatMap | None], side: int) -> str:
    """The picture and its maps, each with its caption.

    Args:
        image: the picture, of the maps' shape.
        captioned: caption (HTML) -> map, or None for the picture itself.
        side: longest side of a tile, pixels.
    """
    small = thumbnail(image, side)
    figures = "".join(
        f"<figure>{_tile(small, heat)}<figcaption>{caption}</figcaption></figure>"
        for caption, heat in captioned.items()
    )
    return f'<div class="tiles">{figures}</div>'


def scale(low: str, high: str) -> str:
    """The colour scale of the maps with what its ends mean."""
    ramp = _picture(colour_scale(256, 8), "Colour scale from dark to bright")
    return f'<p class="scale"><span>{escape(low)}</span>{ramp}<span>{escape(high)}</span></p>'


def _bar(part: float) -> str:
    """A bar from the middle; ``part`` is its length of the half track, -1 to 1."""
    side, length = ("left:50%", part) if part >= 0 else ("right:50%", -part)
    kind = "" if part >= 0 else " against"
    return f'<span class="fill{kind}" style="{side};width:{50 * length:.2f}%"></span>'


def _whisker(weight: float, error: float | None, reach: float) -> str:
    if error is None:
        return ""
    start, length = 50 + 50 * (weight - error) / reach, 100 * error / reach
    return f'<span class="whisker" style="left:{start:.2f}%;width:{length:.2f}%"></span>'


def _plus_minus(error: float | None) -> str:
    return "" if error is None else f" ± {error:.1g}"


def _mark(word: str, weight: float, largest: float, title: bool = True) -> str:
    strength = min(1.0, abs(weight) / largest)
    if strength < _FAINT:
        return escape(word)
    colour, kind = (_FOR, "") if weight > 0 else (_AGAINST, " class=against")
    said = f' title="{signed(weight)}"' if title else ""
    return f'<mark{kind} style="background:rgba({colour},{_FULL * strength:.2f})"{said}>{escape(word)}</mark>'


def _tile(image: Image.Image, heat: HeatMap | None) -> str:
    if heat is None:
        return _picture(image, "The picture")
    return _picture(overlay(image, _resized(heat, image.size), _OPACITY), f"Heat map for {heat.question.target}")


def _picture(picture: Image.Image, alt: str) -> str:
    data = base64.b64encode(encode(picture, "WEBP", quality=85)).decode("ascii")
    size = f'width="{picture.width}" height="{picture.height}"'
    return f'<img src="data:image/webp;base64,{data}" {size} alt="{escape(alt)}">'


def _resized(heat: HeatMap, size: tuple[int, int]) -> HeatMap:
    values = Image.fromarray(heat.values.astype(np.float32)).resize(size, Image.Resampling.BILINEAR)
    return replace(heat, values=np.asarray(values))
