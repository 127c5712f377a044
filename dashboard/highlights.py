"""A text with its words coloured by what they weigh, as HTML."""

from collections.abc import Sequence
from typing import Protocol

from dashboard.bars import signed
from dashboard.markup import escape

# Below this share of the full colour a word stays plain, so that the eye finds the others.
FAINT = 0.06


class Weighed(Protocol):
    """A word's place in a text and its weight, as ``core.explain.words.WordWeight``."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """First character behind it."""

    @property
    def weight(self) -> float:
        """Above 0 for the category, below 0 against it."""


def highlighted(text: str, weights: Sequence[Weighed], scale: float | None = None) -> str:
    """Colour the words of a text.

    Words for the category are blue, words against it orange and underlined; the stronger, the fuller the colour.

    Args:
        text: the original text; it is escaped here.
        weights: words with their places in ``text``, which do not overlap.
        scale: the weight that gets the full colour; the largest one's by default.

    Returns:
        HTML in the text's own order and direction.
    """
    largest = scale or max((abs(word.weight) for word in weights), default=0.0) or 1.0
    parts, position = [], 0
    for word in sorted(weights, key=lambda item: item.start):
        parts.append(escape(text[position : word.start]))
        parts.append(_marked(text[word.start : word.end], word.weight, largest))
        position = word.end
    parts.append(escape(text[position:]))
    return f'<div class="sl-text" dir="auto">{"".join(parts)}</div>'


def legend(target: str, against: str | None = None) -> str:
    """What the colours mean, for a category, or for one rather than another."""
    blue, orange, end = "for", "against", f" {escape(target)}"
    if against is not None:
        blue, orange, end = f"for {escape(target)}", f"for {escape(against)}", ""
    return (
        f'<p class="sl-legend"><mark class="sl-word sl-for" style="--strength:0.8">{blue}</mark> '
        f'<mark class="sl-word sl-against" style="--strength:0.8">{orange}</mark>{end}; '
        "the fuller the colour, the more the word counts</p>"
    )


def _marked(word: str, weight: float, largest: float) -> str:
    strength = min(1.0, abs(weight) / largest)
    if strength < FAINT:
        return escape(word)
    side = "sl-for" if weight > 0 else "sl-against"
    attributes = f'class="sl-word {side}" style="--strength:{strength:.2f}" title="{signed(weight)}"'
    return f"<mark {attributes}>{escape(word)}</mark>"
