"""The demo catalogue: products drawn and described by the project itself, of any number, the same for the same seed."""

import csv
import hashlib
import random
import re
from collections.abc import Callable
from pathlib import Path

from core.catalog.product import Product
from core.catalog.shelves.kind import Kind, choose, picture
from core.catalog.shelves.stock import STOCK
from core.catalog.shelves.wording import compose_text
from core.errors import DatasetError
from core.files import replacing

Progress = Callable[[int, int], None]

CATEGORIES: tuple[str, ...] = tuple(sorted(STOCK))

_COLUMNS = ("ImgId", "title", "description", "categories", "source")


def demo_products(per_category: int = 8, seed: int = 0, progress: Progress | None = None) -> list[Product]:
    """Draw and describe products of every department.

    A product depends on its department, its number and the seed alone, so a larger catalogue begins with the
    products of a smaller one.

    Args:
        per_category: products in each department, at least 1.
        seed: another seed gives other products.
        progress: called with (done, total) after each product.

    Returns:
        Products by department, with JPEG bytes and ``attributes`` ``source`` ("demo"), ``kind`` and ``colour``.

    Raises:
        DatasetError: ``per_category`` is below 1.
    """
    if per_category < 1:
        raise DatasetError(f"A demo catalogue of {per_category} products a department is empty; ask for 1 or more.")
    total = per_category * len(CATEGORIES)
    products: list[Product] = []
    for category in CATEGORIES:
        for index in range(per_category):
            products.append(demo_product(category, index, seed))
            if progress is not None:
                progress(len(products), total)
    return products


def demo_product(category: str, index: int, seed: int = 0) -> Product:
    """Draw and describe one product.

    Args:
        category: one of ``CATEGORIES``.
        index: number in its department, from 0.
        seed: as in :func:`demo_products`.

    Returns:
        The product with id ``demo-<department>-<number>``.
    """
    specimen = choose(_kind(category, index, seed), _chance(seed, category, index, "look"))
    title, description = compose_text(specimen, _chance(seed, category, index, "words"))
    return Product(
        id=f"demo-{_slug(category)}-{index + 1:03d}",
        title=title,
        description=description,
        category=category,
        image=picture(specimen, _chance(seed, category, index, "picture")),
        attributes={"source": "demo", "kind": specimen.kind.name, "colour": specimen.colour},
    )


def write_demo(folder: Path, per_category: int = 8, seed: int = 0, progress: Progress | None = None) -> Path:
    """Write the catalogue in the Kaggle layout: ``train.csv`` and ``train/{ImgId}.jpg``.

    Pictures are written first and the table last, each under a temporary name, so a table is never without its
    pictures.

    Args:
        folder: where to write; made when missing.
        per_category: as in :func:`demo_products`.
        seed: as in :func:`demo_products`.
        progress: called with (done, total) after each product.

    Returns:
        ``folder``.

    Raises:
        DatasetError: ``per_category`` is below 1, or the folder cannot be written.
    """
    products = demo_products(per_category, seed, progress)
    try:
        for product in products:
            with replacing(folder / "train" / f"{product.id}.jpg") as path:
                path.write_bytes(_bytes(product))
        with replacing(folder / "train.csv") as path, path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(_COLUMNS)
            writer.writerows((item.id, item.title, item.description, item.category, "demo") for item in products)
    except OSError as error:
        raise DatasetError(f"The demo catalogue cannot be written to {folder}: {error.strerror}.") from error
    return folder


def _bytes(product: Product) -> bytes:
    assert isinstance(product.image, bytes)
    return product.image


def _kind(category: str, index: int, seed: int) -> Kind:
    """Every kind of a department comes once, in a shuffled order, before any comes again."""
    kinds = list(STOCK[category])
    turn, place = divmod(index, len(kinds))
    _chance(seed, category, turn, "order").shuffle(kinds)
    return kinds[place]


def _chance(seed: int, category: str, index: int, purpose: str) -> random.Random:
    """A generator of its own for each decision: ``hash()`` would differ from run to run."""
    key = f"{seed}|{category}|{index}|{purpose}".encode()
    return random.Random(int.from_bytes(hashlib.sha256(key).digest()[:8], "big"))


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
