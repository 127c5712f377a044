"""What kinds of product a category holds, by name, and short listings composed from such names.

A catalogue teaches how one shop writes; names of kinds, written by us, teach what words mean in any shop. Listings are
composed with invented brands, so that no real one is tied to a category.
"""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.errors import SettingsError

DEPARTMENTS = Path(__file__).with_name("departments.toml")

_COLOURS = (
    *("black", "white", "red", "blue", "green", "grey", "brown", "pink", "navy", "silver", "gold", "beige", "purple"),
    *("yellow", "orange", "multicolor", "assorted"),
)
_PRAISE = (
    *("premium", "classic", "portable", "lightweight", "heavy-duty", "compact", "large", "small", "mini", "new"),
    *("original", "durable", "modern", "stylish", "professional", "deluxe", "universal", "adjustable", "soft"),
    *("basic", "everyday"),
)
_DETAILS = (
    *("pack of 2", "set of 4", "pack of 1", "12 inch", "24 pcs", "500 ml", "1 kg", "large", "small", "medium"),
    *("6-pack", "10 x 12 inches", "with warranty", "for home use", "for men", "for women", "for kids", "unisex"),
    *("size 8", "xl", "free size", "2-pack", "model {}", "{} cm", "{} mm", "{} g", "v{}"),
)
_SYLLABLES = (
    *("ka", "zen", "tri", "lo", "mar", "vex", "nor", "pel", "sun", "ar", "do", "bri", "fen", "tal", "os", "ly"),
    *("ra", "qui", "mon", "ber", "hal", "sto", "win", "tex", "gra"),
)
_MOST_NUMBER = 500


@dataclass(frozen=True)
class KindName:
    """The name of a kind of product, and its category."""

    name: str
    category: str


def read_kind_names(file: Path = DEPARTMENTS, categories: Sequence[str] | None = None) -> list[KindName]:
    """Read names of kinds from a TOML file: one table a category, with ``kinds`` separated by semicolons.

    Args:
        file: the file; the departments of a general store by default.
        categories: only these categories; all when None.

    Raises:
        SettingsError: the file cannot be read, or is not of that form.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
        lists = {category: str(table["kinds"]) for category, table in tables.items()}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SettingsError(
            f"{file} is not a file of kinds: give one table a category, each with kinds = 'first; second'."
        ) from error
    return [
        KindName(name, category)
        for category, text in lists.items()
        if categories is None or category in categories
        for name in (" ".join(part.split()) for part in text.split(";"))
        if name
    ]


def compose_listing(kind: KindName, siblings: Mapping[str, Sequence[str]], rng: random.Random) -> str:
    """A short listing of one product of a kind, as shops write them.

    Args:
        kind: what it is.
        siblings: names of kinds by category, from which keywords are added at times.
        rng: chooses brand, praise, detail and colour.
    """
    parts = [kind.name]
    if rng.random() < 0.4:
        parts.insert(0, rng.choice(_PRAISE))
    if rng.random() < 0.5:
        parts.insert(0, "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 3))))
    if rng.random() < 0.5:
        parts.append(rng.choice(_DETAILS).format(rng.randint(1, _MOST_NUMBER)))
    if rng.random() < 0.4:
        parts.append(rng.choice(_COLOURS))
    listing = " ".join(parts)
    if rng.random() < 0.25:
        others = siblings[kind.category]
        listing += ", " + ", ".join(rng.sample(list(others), min(2, len(others))))
    return listing
