"""Slim bars with their labels and numbers, as HTML: probabilities, and weights for and against.

Plain HTML rather than a chart, because it is on the page at once, follows the theme, and a screen reader reads it.
"""

from collections.abc import Sequence

from core.wording import escape, percent, signed

__all__ = ["pair", "probability_bars", "signed", "weight_bars"]

# Instead of a number, for a category that a model does not have.
UNKNOWN = "unknown"


def probability_bars(ranked: Sequence[tuple[str, float | None]], marked: str | None = None) -> str:
    """Categories and their probabilities.

    Args:
        ranked: (category, probability of 0 to 1, or None where the model has no such category), in the order to draw.
        marked: the category that is explained, shown in bold.

    Returns:
        HTML; category names are escaped.
    """
    rows = "".join(
        f'<li class="{"sl-marked" if name == marked else ""}">'
        f'<span class="sl-name" dir="auto">{escape(name)}</span>'
        f'<span class="sl-track">{_filled(share)}</span>'
        f'<span class="sl-value">{UNKNOWN if share is None else percent(share)}</span></li>'
        for name, share in ranked
    )
    return f'<ol class="sl-bars" aria-label="Most probable categories">{rows}</ol>'


def weight_bars(weights: Sequence[tuple[str, float]], label: str, scale: float | None = None) -> str:
    """Weights left (against) and right (for) of a middle line, all on one scale.

    Args:
        weights: (word, weight), in the order to draw.
        label: what the bars are, for a screen reader.
        scale: the weight whose bar fills its half; the largest one's by default.

    Returns:
        HTML; words are escaped.
    """
    largest = scale or max((abs(weight) for _, weight in weights), default=0.0) or 1.0
    rows = "".join(
        f'<li><span class="sl-name" dir="auto">{escape(word)}</span>'
        f'<span class="sl-track sl-middle">'
        f'<span class="sl-fill {_side(weight)}" style="width:{50 * abs(weight) / largest:.2f}%"></span></span>'
        f'<span class="sl-value">{signed(weight)}</span></li>'
        for word, weight in weights
    )
    return f'<ol class="sl-bars sl-diverging" aria-label="{escape(label)}">{rows}</ol>'


def pair(first: str, second: str) -> str:
    """Two pieces of HTML side by side, or one under the other where there is no room."""
    return f'<div class="sl-pair"><div>{first}</div><div>{second}</div></div>'


def _filled(share: float | None) -> str:
    return "" if share is None else f'<span class="sl-fill" style="width:{100 * share:.2f}%"></span>'


def _side(weight: float) -> str:
    return "sl-for" if weight >= 0 else "sl-against"
