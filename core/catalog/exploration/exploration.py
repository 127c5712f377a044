"""Everything that is found in a dataset, and finding it."""

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core import text
from core.catalog.audit import Audit, Spread, audit_of
from core.catalog.dataset import Dataset
from core.catalog.exploration.histogram import Histogram
from core.catalog.exploration.samples import Example, examples
from core.catalog.exploration.telling_words import TellingWord, telling_words
from core.catalog.picture_files import PictureFile, Progress, examine
from core.catalog.problems import Problem
from core.catalog.product import Product
from core.catalog.repeats import disagree, same_picture, same_text
from core.settings import Settings, settings

SAME_TEXT, SAME_PICTURE = "text", "picture"
UNLABELLED = ""
# Of each list, so that the file stays small whatever the dataset.
_MOST = 200
_IDS_A_GROUP = 6
_MOST_SIZES = 12


@dataclass(frozen=True)
class CategoryProfile:
    """One category.

    Attributes:
        name: its name; empty for products without a category.
        products: how many.
        with_image: how many have a picture.
        title_characters: middle length of the titles that are not empty, 0 without any.
        description_characters: likewise of the descriptions.
        words: the words that tell it from the others.
        examples: a few products.
    """

    name: str
    products: int
    with_image: int
    title_characters: int
    description_characters: int
    words: tuple[TellingWord, ...]
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Repeat:
    """Products that share a text or a picture.

    Attributes:
        kind: ``text`` or ``picture``.
        products: how many.
        ids: the first of them.
        title: of the first.
        categories: all their categories.
        disagree: whether they have different ones.
    """

    kind: str
    products: int
    ids: tuple[str, ...]
    title: str
    categories: tuple[str, ...]
    disagree: bool


@dataclass(frozen=True)
class Exploration:
    """What a dataset holds; build with :func:`explore`.

    Attributes:
        audit: counts, spreads and problems.
        missing: part of a product, or further column -> products without it.
        titles: lengths of titles that are not empty, characters.
        descriptions: lengths of descriptions that are not empty, characters.
        sides: longest sides of the readable pictures, pixels.
        sizes: the most frequent sizes, ``width x height`` -> pictures.
        unreadable: (product id, reason) of pictures that cannot be read.
        repeats: groups of products that share a text or a picture, largest first.
        categories: most frequent first.
    """

    audit: Audit
    missing: dict[str, int]
    titles: Histogram
    descriptions: Histogram
    sides: Histogram
    sizes: dict[str, int]
    unreadable: tuple[tuple[str, str], ...]
    repeats: tuple[Repeat, ...]
    categories: tuple[CategoryProfile, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Exploration":
        """Inverse of :meth:`to_dict`, also once it has been JSON.

        Raises:
            TypeError, KeyError, ValueError, AttributeError: the values are not those of an exploration.
        """
        return cls(
            audit=_audit(values["audit"]),
            missing=dict(values["missing"]),
            titles=_histogram(values["titles"]),
            descriptions=_histogram(values["descriptions"]),
            sides=_histogram(values["sides"]),
            sizes=dict(values["sizes"]),
            unreadable=tuple((identity, reason) for identity, reason in values["unreadable"]),
            repeats=tuple(
                Repeat(**{**each, "ids": tuple(each["ids"]), "categories": tuple(each["categories"])})
                for each in values["repeats"]
            ),
            categories=tuple(_profile(each) for each in values["categories"]),
        )


def explore(dataset: Dataset, config: Settings | None = None, progress: Progress | None = None) -> Exploration:
    """Look at every product and every picture of a dataset.

    Args:
        dataset: what :func:`core.catalog.dataset.open_dataset` gave.
        config: the limits for pictures; the environment's settings by default.
        progress: called with (pictures done, pictures in all); may raise to stop.
    """
    products = dataset.products
    pictures = examine(products, True, config or settings(), progress)
    facts = [picture.facts for picture in pictures.values() if picture.facts]
    sizes = Counter(f"{fact.width} x {fact.height}" for fact in facts)
    unreadable = [(identity, picture.reason) for identity, picture in pictures.items() if picture.reason]
    return Exploration(
        audit=audit_of(dataset, pictures, decode=True),
        missing=missing_values(products),
        titles=Histogram.of(len(product.title) for product in products if product.title),
        descriptions=Histogram.of(len(product.description) for product in products if product.description),
        sides=Histogram.of(max(fact.width, fact.height) for fact in facts),
        sizes=dict(sizes.most_common(_MOST_SIZES)),
        unreadable=tuple(unreadable[:_MOST]),
        repeats=_repeats(products, pictures),
        categories=_profiles(products),
    )


def missing_values(products: Sequence[Product]) -> dict[str, int]:
    """Part of a product, or further column that any product fills -> products without it."""
    filled = Counter(name for product in products for name, value in product.attributes.items() if value)
    parts = {
        "title": sum(not product.title for product in products),
        "description": sum(not product.description for product in products),
        "category": sum(product.category is None for product in products),
        "picture": sum(product.image is None for product in products),
    }
    return parts | {name: len(products) - count for name, count in sorted(filled.items()) if name not in parts}


def _repeats(products: Sequence[Product], pictures: Mapping[str, PictureFile]) -> tuple[Repeat, ...]:
    groups = [(SAME_TEXT, alike) for alike in same_text(products)]
    groups += [(SAME_PICTURE, alike) for alike in same_picture(products, pictures)]
    groups.sort(key=lambda group: -len(group[1]))
    return tuple(_repeat(kind, alike) for kind, alike in groups[:_MOST])


def _repeat(kind: str, alike: Sequence[Product]) -> Repeat:
    categories = sorted({product.category for product in alike if product.category is not None})
    ids = tuple(product.id for product in alike[:_IDS_A_GROUP])
    return Repeat(kind, len(alike), ids, alike[0].title, tuple(categories), disagree(alike))


def _profiles(products: Sequence[Product]) -> tuple[CategoryProfile, ...]:
    by_category: dict[str, list[Product]] = defaultdict(list)
    for product in products:
        by_category[product.category or UNLABELLED].append(product)
    words = telling_words(
        [text.clean(product.text) for product in products], [product.category or UNLABELLED for product in products]
    )
    return tuple(
        CategoryProfile(
            name=name,
            products=len(own),
            with_image=sum(product.has_image for product in own),
            title_characters=_middle(len(product.title) for product in own if product.title),
            description_characters=_middle(len(product.description) for product in own if product.description),
            words=words[name],
            examples=examples(own),
        )
        for name, own in sorted(by_category.items(), key=lambda item: (-len(item[1]), item[0]))
    )


def _middle(values: Iterable[int]) -> int:
    found = list(values)
    return int(statistics.median(found)) if found else 0


def _audit(values: Mapping[str, Any]) -> Audit:
    spreads = ("title_characters", "description_characters", "width", "height")
    known = {name: None if values[name] is None else Spread(**values[name]) for name in spreads}
    problems = tuple(Problem(**{**each, "examples": tuple(each["examples"])}) for each in values["problems"])
    return Audit(**{**values, **known, "problems": problems})


def _histogram(values: Mapping[str, Any]) -> Histogram:
    return Histogram(tuple(values["edges"]), tuple(values["counts"]))


def _profile(values: Mapping[str, Any]) -> CategoryProfile:
    words = tuple(TellingWord(**each) for each in values["words"])
    return CategoryProfile(
        **{**values, "words": words, "examples": tuple(Example(**each) for each in values["examples"])}
    )
