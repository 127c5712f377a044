"""What a smaller copy costs, in words."""

from core.training.compress.results import Point

_MEGABYTE = 1e6


def megabytes(size: int) -> str:
    """Bytes as megabytes with the digits that they deserve."""
    value = size / _MEGABYTE
    return f"{value:.1f} MB" if value < 100 else f"{value:.0f} MB"


def given_up(point: Point, original: Point) -> str:
    """One sentence on what a copy gives up against the original, plain text."""
    lost = 100 * (original.accuracy - point.accuracy)
    accuracy = "loses nothing in accuracy" if abs(lost) < 0.05 else f"{_verb(lost)} {_points(abs(lost))} of accuracy"
    parts = [f"{accuracy} on {point.n:,} held-out products"]
    if point.map_agreement is not None:
        parts.append(f"its heat maps rank places like the original's with a correlation of {point.map_agreement:.2f}")
    if point.word_agreement is not None:
        parts.append(f"{100 * point.word_agreement:.0f} % of the five weightiest words stay the same")
    return (
        f"{_capital(point.label)} takes {megabytes(point.bytes)}, {100 * point.smaller:.0f} % less than the numbers of "
        f"the original in full precision, and {'; '.join(parts)}. {_speed(point)}"
    )


def _speed(point: Point) -> str:
    if 0.95 <= point.times_as_fast <= 1.05:
        return "It answers as fast as the original."
    slower = point.times_as_fast < 1
    times = 1 / point.times_as_fast if slower else point.times_as_fast
    return f"An answer takes {times:.1f} times as long." if slower else f"It answers {times:.1f} times as fast."


def _verb(lost: float) -> str:
    return "loses" if lost > 0 else "gains"


def _points(value: float) -> str:
    return f"{value:.1f} {'point' if round(value, 1) == 1 else 'points'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
