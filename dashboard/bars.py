"""Slim bars with their labels and numbers, as HTML: probabilities, and weights for and against.

Plain HTML rather than a chart, because it is on the page at once, follows the theme, and a screen reader reads it.
"""

from collections.abc import Callable, Sequence

from core.wording import escape, percent, points, signed

__all__ = ["change_bars", "pair", "points", "probability_bars", "signed", "weight_bars"]

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


def weight_bars(
    weights: Sequence[tuple[str, float]],
    label: str,
    scale: float | None = None,
    errors: Sequence[float | None] | None = None,
    written: Callable[[float], str] = signed,
) -> str:
    """Weights left (against) and right (for) of a middle line, all on one scale.

    Args:
        weights: (word, weight), in the order to draw.
        label: what the bars are, for a screen reader.
        scale: the weight whose bar fills its half; by default such that all bars and whiskers fit.
        errors: each weight's standard error, drawn as a whisker to both sides of the bar's end; None where unknown.
        written: a weight as it stands beside its bar.

    Returns:
        HTML; words are escaped.
    """
    known = [error or 0.0 for error in errors or [None] * len(weights)]
    reach = (abs(weight) + error for (_, weight), error in zip(weights, known, strict=True))
    largest = scale or max(reach, default=0.0) or 1.0
    rows = "".join(
        f'<li><span class="sl-name" dir="auto">{escape(word)}</span>'
        f'<span class="sl-track sl-middle">'
        f'<span class="sl-fill {_side(weight)}" style="width:{50 * abs(weight) / largest:.2f}%"></span>'
        f"{_whisker(weight / largest, error / largest)}</span>"
        f'<span class="sl-value"{_give_or_take(error)}>{written(weight)}</span></li>'
        for (word, weight), error in zip(weights, known, strict=True)
    )
    return f'<ol class="sl-bars sl-diverging" aria-label="{escape(label)}">{rows}</ol>'


def change_bars(changes: Sequence[tuple[str, float, float]], marked: str | None = None) -> str:
    """Probabilities before and after: grey is what stays, blue what is gained, orange what is lost.

    Args:
        changes: (category, probability before, probability after), in the order to draw.
        marked: the category that is now the answer, shown in bold.

    Returns:
        HTML; category names are escaped.
    """
    rows = "".join(
        f'<li class="{"sl-marked" if name == marked else ""}">'
        f'<span class="sl-name" dir="auto">{escape(name)}</span>'
        f'<span class="sl-track"><span class="sl-fill sl-kept" style="width:{100 * min(before, after):.2f}%"></span>'
        f"{_difference(before, after)}</span>"
        f'<span class="sl-value">{percent(after)} <small>{points(after - before)}</small></span></li>'
        for name, before, after in changes
    )
    return f'<ol class="sl-bars sl-changes" aria-label="Probabilities before and after">{rows}</ol>'


def pair(first: str, second: str) -> str:
    """Two pieces of HTML side by side, or one under the other where there is no room."""
    return f'<div class="sl-pair"><div>{first}</div><div>{second}</div></div>'


def _filled(share: float | None) -> str:
    return "" if share is None else f'<span class="sl-fill" style="width:{100 * share:.2f}%"></span>'


def _whisker(weight: float, error: float) -> str:
    """A line from one standard error below the bar's end to one above; both in shares of half the track."""
    if error <= 0:
        return ""
    return f'<span class="sl-whisker" style="left:{50 + 50 * (weight - error):.2f}%;width:{100 * error:.2f}%"></span>'


def _give_or_take(error: float) -> str:
    return f' title="Standard error {error:.2g}"' if error > 0 else ""


def _difference(before: float, after: float) -> str:
    low, high = sorted((before, after))
    side = "sl-gained" if after > before else "sl-lost"
    return f'<span class="sl-fill {side}" style="left:{100 * low:.2f}%;width:{100 * (high - low):.2f}%"></span>'


def _side(weight: float) -> str:
    return "sl-for" if weight >= 0 else "sl-against"
