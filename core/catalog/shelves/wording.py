"""Titles and descriptions composed from a kind's templates and word lists.

A template is a sentence with ``{slots}``. A slot is the colour, one of the specimen's options, one of the kind's own
word lists or one of the common ones below, looked up in this order; within one product it keeps its value, so that a
size in the title is the size in the description. A chosen word may itself hold slots.
"""

import random
import re

from core.catalog.shelves.kind import Specimen

# Invented names; any likeness to a trade mark is by accident.
_BRANDS = (
    "Alderwick", "Brantley & Oak", "Corvane", "Dunmarrow", "Elmstead", "Fennick", "Galloway Lane", "Harrowdale",
    "Ivelo", "Juniver", "Kestrin", "Larkmoor", "Marovia", "Northquill", "Ostrava Works", "Pellmere", "Quindell",
    "Rookfield", "Sundrel", "Tarnwell", "Umberly", "Vandmere", "Wexcombe", "Yarrowby", "Zellandine", "Orlo & Finch",
    "Tidecrest", "Bramblekin", "Halvorsen Mill", "Mistralia",
)  # fmt: skip

_COMMON: dict[str, tuple[str, ...]] = {
    "brand": _BRANDS,
    "easy": ("easy", "simple", "quick", "effortless"),
    "year": ("one-year", "two-year", "three-year", "five-year"),
    "pack": ("2", "3", "4", "6"),
}

_SLOT = re.compile(r"\{(\w+)\}")
# Templates say "a"; what fills the slot decides. "One", "18" and "8" are spoken with the other sound.
_ARTICLE = re.compile(r"\b([Aa]) (?=(?!one\b)[aeio]|8|1[18]\b)", re.IGNORECASE)
# How often a title without a brand gets one in front, as marketplaces do.
_BRANDED = 0.5
_FEWEST_WORDS = 18
_MOST_WORDS = 44


def compose_text(specimen: Specimen, rng: random.Random) -> tuple[str, str]:
    """Write a specimen's title and description.

    Args:
        specimen: what the text is about.
        rng: chooses the words.

    Returns:
        Title, and a description of one to three sentences.
    """
    kind = specimen.kind
    known = {"colour": specimen.colour, **specimen.options}
    pattern = rng.choice(kind.titles)
    if "{brand}" not in pattern and rng.random() < _BRANDED:
        pattern = "{brand} - " + pattern
    title = _sentence(pattern, specimen, known, rng)
    opening, detail, closing = (
        _sentence(rng.choice(templates), specimen, known, rng)
        for templates in (kind.openings, kind.details, kind.closings)
    )
    order = rng.choice(((opening, detail, closing), (opening, closing, detail), (opening, detail), (opening, closing)))
    if _words(order) < _FEWEST_WORDS:
        order = (opening, detail, closing)
    if _words(order) > _MOST_WORDS:
        order = (opening, detail)
    return title, " ".join(f"{sentence}." for sentence in order)


def _words(sentences: tuple[str, ...]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


def _sentence(template: str, specimen: Specimen, known: dict[str, str], rng: random.Random) -> str:
    def word(match: re.Match[str]) -> str:
        slot = match.group(1)
        if slot not in known:
            choices = specimen.kind.slots.get(slot) or _COMMON[slot]
            known[slot] = _SLOT.sub(word, rng.choice(choices))
        return known[slot]

    filled = _ARTICLE.sub(r"\1n ", _SLOT.sub(word, template))
    return filled[0].upper() + filled[1:]
