"""Self-contained HTML documents: they ask the network for nothing and run no script.

The document's own security policy forbids both, so that even a text that got past the escaping could do nothing.
"""

import string
from collections.abc import Mapping
from pathlib import Path

from core.wording import escape

_TEMPLATE = Path(__file__).with_name("document.html")


def document(title: str, body: str) -> str:
    """A whole document, light or dark as the reader's system is, light on paper.

    Args:
        title: the window's title, plain text.
        body: its content, HTML in which every text from outside is escaped already.
    """
    template = string.Template(_TEMPLATE.read_text(encoding="utf-8"))
    return template.substitute(title=escape(title), body=body)


def definitions(values: Mapping[str, str]) -> str:
    """Names and values (plain text), two columns."""
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in values.items())
    return f"<dl>{rows}</dl>"
