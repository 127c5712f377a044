"""Numbers and text as people read them, wherever they are shown: on a page, in a file, on a terminal."""

import html
import re

NO_BREAK = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
# Control characters but tabulator and line ends, and halves of characters, which no file can hold.
UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
# Lower bound of the probability, and how sure the model is in words.
_SURE = ((0.95, "Very sure"), (0.8, "Fairly sure"), (0.5, "Leaning towards it"), (0.0, "Undecided"))


def escape(text: object) -> str:
    """Text for use inside HTML, also inside quoted attributes; control characters are dropped."""
    return html.escape(UNSHOWABLE.sub("", str(text)), quote=True)


def percent(share: float, digits: int = 0) -> str:
    """A share of 0 to 1 as ``97 %``, joined by a space that does not break.

    A share that is not quite 0 or 1 is never shown as if it were.
    """
    smallest = 10.0**-digits
    sign, number = "", 100 * share
    if 0 < share <= smallest / 200:
        sign, number = f"<{NO_BREAK}", smallest
    elif 1 - smallest / 200 <= share < 1:
        sign, number = f">{NO_BREAK}", 100 - smallest
    return f"{sign}{number:.{digits}f}{NO_BREAK}%"


def seconds(milliseconds: float) -> str:
    """A duration as ``43 ms`` or ``1.2 s``, with no more digits than it deserves."""
    if milliseconds < 1:
        return f"<{NO_BREAK}1{NO_BREAK}ms"
    if milliseconds < 100:
        return f"{milliseconds:.0f}{NO_BREAK}ms"
    return f"{milliseconds / 1000:.{2 if milliseconds < 1000 else 1}f}{NO_BREAK}s"


def signed(weight: float) -> str:
    """A weight with its sign and two digits that count, at most four: ``+0.12``, ``−0.034``, ``+0.0012``."""
    size = abs(weight)
    digits = 2 if size >= 0.1 else 3 if size >= 0.01 or size == 0 else 4
    return f"{'+' if weight >= 0 else MINUS}{abs(weight):.{digits}f}"


def points(difference: float) -> str:
    """A difference of two probabilities in percentage points: ``+58``, ``−3``, ``±0``."""
    rounded = round(100 * difference)
    return f"{'±' if rounded == 0 else '+' if rounded > 0 else MINUS}{abs(rounded)}"


def sureness(confidence: float) -> str:
    """How sure a probability of 0 to 1 is, in words."""
    return next(words for least, words in _SURE if confidence >= least)
