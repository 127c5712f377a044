"""Looks into a dataset before it is used: what it has, what it lacks, what is in it twice, what is broken."""

import hashlib
import os
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core import text
from core.catalog.dataset import Dataset
from core.catalog.problems import LEFT_OUT, Problem, found
from core.catalog.product import Product
from core.errors import ImageError
from core.images import PictureFacts, file_bytes, inspect_image
from core.settings import Settings, settings

Progress = Callable[[int, int], None]
PROGRESS_EVERY = 100


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


@dataclass(frozen=True)
class _Picture:
    digest: str
    facts: PictureFacts | None
    reason: str


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
    products = dataset.products
    pictures = _examine(products, decode, config or settings(), progress)
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


def _examine(
    products: Sequence[Product], decode: bool, config: Settings, progress: Progress | None
) -> dict[str, _Picture]:
    """Product id -> what its picture file turned out to be, for the products that have one."""
    sources = {product.id: product.image for product in products if product.image is not None}
    pictures: dict[str, _Picture] = {}
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        results = pool.map(lambda source: _look(source, decode, config), sources.values())
        for identity, picture in zip(sources, results, strict=True):
            pictures[identity] = picture
            if progress and (len(pictures) % PROGRESS_EVERY == 0 or len(pictures) == len(sources)):
                progress(len(pictures), len(sources))
    return pictures


def _look(source: bytes | Path, decode: bool, config: Settings) -> _Picture:
    digest = ""
    try:
        data = file_bytes(source, config.max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        return _Picture(digest, inspect_image(data, config, decode), "")
    except ImageError as error:
        return _Picture(digest, None, str(error))


def _broken(pictures: dict[str, _Picture]) -> list[Problem]:
    reasons = {identity: picture.reason for identity, picture in pictures.items() if picture.reason}
    cases = [f"{identity}: {reason}" for identity, reason in reasons.items()]
    return found("unreadable picture", cases, "picture", "that cannot be read: used as if missing.")


def _twice(products: Sequence[Product], pictures: dict[str, _Picture]) -> list[Problem]:
    by_text: dict[str, list[Product]] = defaultdict(list)
    by_picture: dict[str, list[Product]] = defaultdict(list)
    for product in products:
        words = text.clean(product.text).casefold()
        if words:
            by_text[words].append(product)
        if product.id in pictures and pictures[product.id].digest:
            by_picture[pictures[product.id].digest].append(product)
    texts = [product.id for alike in by_text.values() for product in alike[1:]]
    same = [product.id for alike in by_picture.values() for product in alike[1:]]
    torn = [product.id for alike in by_text.values() if _disagree(alike) for product in alike]
    return [
        *found("same text", texts, "product", "with the very text of an earlier one."),
        *found("same picture", same, "product", "with the very picture file of an earlier one."),
        *found("same text, other category", torn, "product", "sharing a text but not a category: check them."),
    ]


def _disagree(alike: Sequence[Product]) -> bool:
    return len({product.category for product in alike} - {None}) > 1
