"""Text from people and files, made safe for HTML and for Markdown."""

import re

from core.wording import NO_BREAK, UNSHOWABLE, escape, percent, seconds

__all__ = ["NO_BREAK", "escape", "percent", "plain", "seconds"]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&^=])")


def plain(text: object) -> str:
    """Text for use inside Markdown, shown letter by letter: no emphasis, links, formulas, icons or colours."""
    return _MARKDOWN.sub(r"\\\1", UNSHOWABLE.sub("", str(text)))
