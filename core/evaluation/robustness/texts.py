"""Ways to spoil a text. Words are what stands between spaces; titles stay titles and descriptions descriptions."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from core.catalog.product import Product
from core.evaluation.robustness.corruption import TextCorruption
from core.evaluation.robustness.typing_errors import SHORTEST, mistyped

# What shops say of anything; none of it is among the phrases that training puts into texts.
BOILERPLATE = (
    "Welcome to our store.",
    "Please read the description before you order.",
    "We ship worldwide from our own warehouse.",
    "Colours may differ slightly on your screen.",
    "Contact us first if you are not satisfied.",
    "Follow our shop for weekly discounts.",
    "Customers also bought these items.",
    "Sign up for the newsletter and save five percent.",
    "Stock is limited, so order today.",
    "Pay in three instalments without interest.",
    "Gift wrapping is available on request.",
    "Measurements are approximate.",
    "Batteries are not included unless stated.",
    "Business customers ask for a quote.",
    "Report a problem with this listing.",
    "All trademarks belong to their owners.",
    "Delivered in recyclable packaging.",
    "Compare with similar items below.",
)


def with_typing_errors(product: Product, level: float, rng: np.random.Generator) -> Product:
    """A slip in ``level`` per cent of the words of three characters or more."""

    def spoil(words: list[str]) -> list[str]:
        return [_slip(word, level, *rng.integers(2**32, size=2).tolist()) for word in words]

    return _by_part(product, spoil)


def _slip(word: str, level: float, order: int, seed: int) -> str:
    """Both numbers are drawn for every word, so that a word hit at one severity is hit alike at all above."""
    if len(word) < SHORTEST or order >= level / 100 * 2**32:
        return word
    return mistyped(word, np.random.default_rng(seed))


def truncated(product: Product, level: float, rng: np.random.Generator) -> Product:
    """The first ``level`` per cent of the words, of title and description together, at least one."""
    title, description = product.title.split(), product.description.split()
    kept = max(1, round(level / 100 * (len(title) + len(description))))
    return _with(product, title[:kept], description[: max(0, kept - len(title))])


def shuffled(product: Product, level: float, rng: np.random.Generator) -> Product:
    """Words in another order within every ``level`` neighbouring ones, of title and description apart."""
    size = int(level)

    def spoil(words: list[str]) -> list[str]:
        groups = [words[at : at + size] for at in range(0, len(words), size)]
        return [group[place] for group in groups for place in rng.permutation(len(group))]

    return _by_part(product, spoil)


def with_boilerplate(product: Product, level: float, rng: np.random.Generator) -> Product:
    """``level`` sentences that shops say of anything before the title."""
    chosen = rng.permutation(len(BOILERPLATE))[: int(level)]
    return replace(product, title=" ".join([*(BOILERPLATE[place] for place in chosen), product.title]).strip())


def without_title(product: Product, level: float, rng: np.random.Generator) -> Product:
    """The title without its first ``level`` per cent of words; empty at 100."""
    words = product.title.split()
    return replace(product, title=" ".join(words[round(level / 100 * len(words)) :]))


def _by_part(product: Product, spoil: Callable[[list[str]], list[str]]) -> Product:
    return _with(product, spoil(product.title.split()), spoil(product.description.split()))


def _with(product: Product, title: list[str], description: list[str]) -> Product:
    return replace(product, title=" ".join(title), description=" ".join(description))


TYPOS = TextCorruption(
    "typos", "Typing errors", (10, 20, 40, 60, 80), "{} % of the words misspelt",
    "Letters are exchanged, left out, doubled or hit beside the key, once in a word.", with_typing_errors,
)  # fmt: skip
TRUNCATION = TextCorruption(
    "truncation", "Cut short", (80, 60, 40, 20, 10), "the first {} % of the words",
    "Only the beginning of title and description is left.", truncated,
)  # fmt: skip
ORDER = TextCorruption(
    "order", "Word order", (2, 4, 8, 16, 1000), "shuffled within {} words",
    "Words change places with words near by, at last anywhere in the title or the description.", shuffled,
)  # fmt: skip
BOILERPLATE_BEFORE = TextCorruption(
    "boilerplate", "Boilerplate", (1, 2, 4, 8, 16), "{} sentences of any shop before it",
    "What shops say of anything stands before the title.", with_boilerplate,
)  # fmt: skip
TITLE = TextCorruption(
    "title", "Title cut away", (20, 40, 60, 80, 100), "{} % of the title's words gone",
    "The title loses its first words until, at last, it is empty.", without_title,
)  # fmt: skip
TEXT_CORRUPTIONS = (TYPOS, TRUNCATION, ORDER, BOILERPLATE_BEFORE, TITLE)
