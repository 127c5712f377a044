"""Title and description become one text; a text becomes what the encoder reads."""

import html
import re
import unicodedata

# all-MiniLM reads 256 word pieces; no ordinary text needs more characters than this to fill them.
MAX_CHARACTERS = 4000
# Markup is longer than what is left of it, so more is looked at than kept; the rest of a huge text is not.
MAX_RAW_CHARACTERS = 4 * MAX_CHARACTERS

# What lies between such a pair is never shown to a reader.
_HIDDEN = tuple(
    (re.compile(opening, re.IGNORECASE), re.compile(closing, re.IGNORECASE))
    for opening, closing in ((r"<script\b", r"</script\s{0,9}>"), (r"<style\b", r"</style\s{0,9}>"), ("<!--", "-->"))
)
# The bound keeps the time linear on hostile text such as thousands of opening brackets.
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]{0,300}>")
_SPACE = re.compile(r"\s+")


def compose(title: str, description: str) -> str:
    """Join title and description with a line break; an empty part adds nothing."""
    return "\n".join(part for part in (title.strip(), description.strip()) if part)


def clean(text: str) -> str:
    """What the text encoder reads: entities resolved, markup and control characters dropped, spaces single.

    Args:
        text: any text, of any length.

    Returns:
        At most ``MAX_CHARACTERS`` characters, empty when nothing readable is left.
    """
    text = html.unescape(text[:MAX_RAW_CHARACTERS])
    if "<" in text:
        text = blank_markup(text)
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", text))
    if not text.isprintable():
        text = _SPACE.sub(" ", "".join(_readable(character) for character in text))
    return text.strip()[:MAX_CHARACTERS].rstrip()


def blank_markup(text: str) -> str:
    """The text with tags, comments, scripts and styles as spaces; its length and all other places stay."""
    for opening, closing in _HIDDEN:
        parts, position = [], 0
        while start := opening.search(text, position):
            end = closing.search(text, start.end())
            if end is None:
                break
            parts += [text[position : start.start()], " " * (end.end() - start.start())]
            position = end.end()
        text = "".join([*parts, text[position:]])
    return _TAG.sub(lambda tag: " " * len(tag.group()), text)


def _readable(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":  # marks within words, such as soft hyphens and joiners, which hold no place of their own
        return ""
    return " " if category[0] == "C" else character
