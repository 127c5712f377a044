"""The words of a text, each with its place in it."""

import html
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass

from core.text import blank_markup

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_JOINS_LETTERS = frozenset("-'\u2019\u2010\u2011")
_JOINS_DIGITS = frozenset(".,")
_INVISIBLE = "\u00ad"
# Over the text's kinds: w letter, d digit, m combining mark, i ideograph, f invisible, j joins letters, p joins digits.
_WORD = re.compile(r"i|[wd](?:[wdm]|(?:f+|jf*)(?=[wd])|(?<=d)p(?=d))*")


@dataclass(frozen=True)
class Span:
    """A word and where it is: ``text[start:end] == word``."""

    word: str
    start: int
    end: int


def find_words(text: str) -> list[Span]:
    """Words of a text in its own order, repeated ones apart.

    A word is a run of letters, digits and the marks on them, in any script; a hyphen or apostrophe inside it and a
    point or comma inside a number belong to it ("T-shirt", "men's", "3.5"). Ideographs are words one by one, for they
    are written without spaces. Tags, entities, punctuation and emoji are no words.

    Args:
        text: any text.

    Returns:
        Spans that do not overlap; none when the text holds no word.
    """
    # Letters and apostrophes that are written as entities, as in "caf&eacute;" or "men&#39;s", are part of their words.
    readable = _ENTITY.sub(lambda entity: _stand_in(entity.group()), blank_markup(text))
    kinds = readable.translate(_KINDS)
    return [Span(text[match.start() : match.end()], *match.span()) for match in _WORD.finditer(kinds)]


def leave_out(text: str, positions: Collection[int]) -> str:
    """The text without some of its words.

    Args:
        text: any text.
        positions: places of the words in ``find_words(text)``.

    Returns:
        All between the words stays as it is.
    """
    parts, start = [], 0
    for position, word in enumerate(find_words(text)):
        if position in positions:
            parts.append(text[start : word.start])
            start = word.end
    return "".join([*parts, text[start:]])


def _stand_in(entity: str) -> str:
    """As many characters as the entity has, which make up the same kind of thing as the character it stands for."""
    character = html.unescape(entity)
    if character in _JOINS_LETTERS:
        return character + _INVISIBLE * (len(entity) - 1)
    return (character if len(character) == 1 and character.isalnum() else " ") * len(entity)


class _Kinds(dict[int, str]):
    """Code point -> kind, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = kind = _kind(chr(code))
        return kind


def _kind(character: str) -> str:
    if character in _JOINS_LETTERS:
        return "j"
    if character in _JOINS_DIGITS:
        return "p"
    category = unicodedata.category(character)
    if category == "Lo" and unicodedata.name(character, "").startswith("CJK "):
        return "i"
    return {"L": "w", "N": "d", "M": "m"}.get(category[0], "f" if category == "Cf" else " ")


_KINDS = _Kinds()
