"""Looks into a dataset before it is used: what it has, what it lacks, what is in it twice, what is broken."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from core.catalog.dataset import Dataset
from core.catalog.picture_files import PictureFile, Progress, examine
from core.catalog.problems import LEFT_OUT, Problem, found
from core.catalog.product import Product
from core.catalog.repeats import disagree, same_picture, same_text
from core.settings import Settings, settings


@dataclass(frozen=True)
class Spread:
    """Smallest, middle and largest of some whole numbers."""

    smallest: int
    median: int
    largest: int


@dataclass(frozen=True)
class Audit:
    """What a dataset holds; build with :func:`audit`.

    Attributes:
        name: the dataset's name.
        digest: its content digest.
        rows: rows found, those left out included.
        products: rows that can be used.
        categories: category -> number of products, most frequent first.
        with_category, with_image, with_text, with_both: numbers of products.
        decoded: whether every picture was decoded; if not, only the files' headers were read.
        formats: picture format -> number of readable pictures, most frequent first.
        title_characters, description_characters: lengths of those that are not empty, None without any.
        width, height: of the readable pictures, in pixels, None without any.
        problems: what was found wrong on opening, in the pictures, and twice.
    """

    name: str
    digest: str
    rows: int
    products: int
    categories: dict[str, int]
    with_category: int
    with_image: int
    with_text: int
    with_both: int
    decoded: bool
    formats: dict[str, int]
    title_characters: Spread | None
    description_characters: Spread | None
    width: Spread | None
    height: Spread | None
    problems: tuple[Problem, ...]

    def to_dict(self) -> dict[str, Any]:
        """The same as plain values."""
        return asdict(self)


def audit(
    dataset: Dataset, decode: bool = True, config: Settings | None = None, progress: Progress | None = None
) -> Audit:
    """Examine every product of a dataset.

    Args:
        dataset: what :func:`core.catalog.dataset.open_dataset` gave.
        decode: decode every picture, which finds all damage; otherwise only headers are read.
        config: the limits for pictures; the environment's settings by default.
        progress: called with (pictures done, pictures in all).
    """
    return audit_of(dataset, examine(dataset.products, decode, config or settings(), progress), decode)


def audit_of(dataset: Dataset, pictures: Mapping[str, PictureFile], decode: bool) -> Audit:
    """The audit of a dataset whose picture files were examined already.

    Args:
        dataset: the dataset.
        pictures: what :func:`core.catalog.picture_files.examine` gave for its products.
        decode: whether they were decoded.
    """
    products = dataset.products
    facts = [picture.facts for picture in pictures.values() if picture.facts]
    left_out = sum(problem.count for problem in dataset.problems if problem.kind in LEFT_OUT)
    categories = Counter(product.category for product in products if product.category is not None)
    return Audit(
        name=dataset.name,
        digest=dataset.digest,
        rows=len(products) + left_out,
        products=len(products),
        categories=dict(categories.most_common()),
        with_category=categories.total(),
        with_image=len(pictures),
        with_text=sum(product.has_text for product in products),
        with_both=sum(product.has_image and product.has_text for product in products),
        decoded=decode,
        formats=dict(Counter(fact.format for fact in facts).most_common()),
        title_characters=_spread(len(product.title) for product in products if product.title),
        description_characters=_spread(len(product.description) for product in products if product.description),
        width=_spread(fact.width for fact in facts),
        height=_spread(fact.height for fact in facts),
        problems=(*dataset.problems, *_broken(pictures), *_twice(products, pictures)),
    )


def _spread(values: Iterable[int]) -> Spread | None:
    ordered = sorted(values)
    return Spread(ordered[0], int(statistics.median(ordered)), ordered[-1]) if ordered else None


def _broken(pictures: Mapping[str, PictureFile]) -> list[Problem]:
    reasons = {identity: picture.reason for identity, picture in pictures.items() if picture.reason}
    cases = [f"{identity}: {reason}" for identity, reason in reasons.items()]
    return found("unreadable picture", cases, "picture", "that cannot be read: used as if missing.")


def _twice(products: Sequence[Product], pictures: Mapping[str, PictureFile]) -> list[Problem]:
    by_text, by_picture = same_text(products), same_picture(products, pictures)
    texts = [product.id for alike in by_text for product in alike[1:]]
    same = [product.id for alike in by_picture for product in alike[1:]]
    torn = [product.id for alike in by_text if disagree(alike) for product in alike]
    return [
        *found("same text", texts, "product", "with the very text of an earlier one."),
        *found("same picture", same, "product", "with the very picture file of an earlier one."),
        *found("same text, other category", torn, "product", "sharing a text but not a category: check them."),
    ]
