"""The demo catalogue: products drawn and described by the project itself, of any number, the same for the same seed."""

import csv
import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from core.catalog.product import Product
from core.catalog.shelves.chance import chance
from core.catalog.shelves.kind import Kind, Specimen, choose, picture
from core.catalog.shelves.showcase import SHOWCASE, Piece
from core.catalog.shelves.stock import STOCK
from core.catalog.shelves.wording import compose_text
from core.errors import DatasetError
from core.files import replacing, writing_to

Progress = Callable[[int, int], None]

CATEGORIES: tuple[str, ...] = tuple(sorted(STOCK))

_SOURCE = "demo"
_COLUMNS = ("ImgId", "title", "description", "categories", "source")


def demo_products(
    per_category: int = 8, seed: int = 0, progress: Progress | None = None, categories: Sequence[str] = CATEGORIES
) -> list[Product]:
    """Draw and describe products of every department.

    A product depends on its department, its number and the seed alone, so a larger catalogue holds the products of a
    smaller one.

    Args:
        per_category: products in each department, at least 1.
        seed: another seed gives other products.
        progress: called with (done, total) after each product.
        categories: the departments that are drawn, some of ``CATEGORIES``.

    Returns:
        Products by department, with JPEG bytes and ``attributes`` ``source`` ("demo"), ``kind`` and ``colour``.

    Raises:
        DatasetError: ``per_category`` is below 1.
    """
    return list(_each(per_category, seed, progress, categories))


def demo_product(category: str, index: int, seed: int = 0) -> Product:
    """Draw and describe one product.

    Args:
        category: one of ``CATEGORIES``.
        index: number in its department, from 0.
        seed: as in :func:`demo_products`.

    Returns:
        The product with id ``demo-<department>-<number>``, counted from 001.
    """
    specimen = choose(_kind(category, index, seed), chance(seed, category, index, "look"))
    title, description = compose_text(specimen, chance(seed, category, index, "words"))
    image = picture(specimen, chance(seed, category, index, "picture"))
    return _product(f"demo-{_slug(category)}-{index + 1:03d}", title, description, category, specimen, image)


def gallery(seed: int = 0) -> list[Product]:
    """Draw the hand-picked examples, with ids that links may rely on.

    Args:
        seed: another seed gives other angles, not other products.

    Returns:
        Twenty products; one has no text (``picture-only``) and one no picture (``text-only``).
    """
    return [_shown(piece, seed) for piece in SHOWCASE]


def write_demo(folder: Path, per_category: int = 8, seed: int = 0, progress: Progress | None = None) -> Path:
    """Write the catalogue in the Kaggle layout: ``train.csv`` and ``train/{ImgId}.jpg``.

    The table is written last and every file under a temporary name first, so a table is never without its pictures.

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
    rows = []
    with writing_to(folder, "The demo catalogue"):
        for product in _each(per_category, seed, progress, CATEGORIES):
            with replacing(folder / "train" / f"{product.id}.jpg") as path:
                path.write_bytes(product.image if isinstance(product.image, bytes) else b"")
            rows.append((product.id, product.title, product.description, product.category, _SOURCE))
        with replacing(folder / "train.csv") as path, path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows((_COLUMNS, *rows))
    return folder


def _each(per_category: int, seed: int, progress: Progress | None, categories: Sequence[str]) -> Iterator[Product]:
    if per_category < 1:
        raise DatasetError(f"A demo catalogue of {per_category} products a department is empty; ask for 1 or more.")
    done, total = 0, per_category * len(categories)
    for category in categories:
        for index in range(per_category):
            yield demo_product(category, index, seed)
            done += 1
            if progress is not None:
                progress(done, total)


def _shown(piece: Piece, seed: int) -> Product:
    kind = next(kind for kind in STOCK[piece.category] if kind.name == piece.kind)
    specimen = Specimen(dataclasses.replace(kind, scenes=(piece.scene,)), piece.colour, piece.options)
    image = None if piece.size is None else picture(specimen, chance(seed, piece.id), piece.size)
    return _product(piece.id, piece.title, piece.description, piece.category, specimen, image)


def _product(
    name: str, title: str, description: str, category: str, specimen: Specimen, image: bytes | None
) -> Product:
    attributes = {"source": _SOURCE, "kind": specimen.kind.name, "colour": specimen.colour}
    return Product(name, title, description, category, image, attributes)


def _kind(category: str, index: int, seed: int) -> Kind:
    """Every kind of a department comes once, in a shuffled order, before any comes again."""
    kinds = list(STOCK[category])
    turn, place = divmod(index, len(kinds))
    chance(seed, category, turn, "order").shuffle(kinds)
    return kinds[place]


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
