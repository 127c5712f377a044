"""Text from people and files, made safe for HTML and for Markdown."""

import html
import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")
NO_BREAK = "\N{NO-BREAK SPACE}"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def escape(text: object) -> str:
    """Text for use inside HTML, also inside quoted attributes; control characters are dropped."""
    return html.escape(_CONTROL.sub("", str(text)), quote=True)


def plain(text: object) -> str:
    """Text for use inside Markdown, shown letter by letter: no emphasis, links, formulas, icons or colours."""
    return _MARKDOWN.sub(r"\\\1", _CONTROL.sub("", str(text)))


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
