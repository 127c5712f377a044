"""Title and description become one text; a text becomes what the encoder reads."""

import html
import re
import unicodedata

# all-MiniLM reads 256 word pieces; no ordinary text needs more characters than this to fill them.
MAX_CHARACTERS = 4000

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_SPACE = re.compile(r"\s+")


def compose(title: str, description: str) -> str:
    """Join title and description with a line break; an empty part adds nothing."""
    return "\n".join(part for part in (title.strip(), description.strip()) if part)


def clean(text: str) -> str:
    """What the text encoder reads: entities resolved, tags and control characters dropped, spaces single.

    Args:
        text: any text, of any length.

    Returns:
        At most ``MAX_CHARACTERS`` characters, empty when nothing readable is left.
    """
    # Entities and tags at most triple a text's length, so a long tail can be cut before the slower steps.
    text = html.unescape(text[: 4 * MAX_CHARACTERS])
    text = _TAG.sub(" ", text)
    text = unicodedata.normalize("NFKC", text)
    text = "".join(" " if unicodedata.category(character)[0] == "C" else character for character in text)
    return _SPACE.sub(" ", text).strip()[:MAX_CHARACTERS].rstrip()
