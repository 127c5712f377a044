"""Opens a dataset by the name a user gives: a folder, a file, or one of the words ``demo`` and ``feedback``."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.catalog import kaggle, parquet
from core.catalog.columns import parse_columns, parse_where
from core.catalog.problems import Problem
from core.catalog.product import Product
from core.errors import DatasetError
from core.settings import settings

__all__ = ["Dataset", "Problem", "content_digest", "open_dataset", "parse_columns", "parse_where", "place_of"]

# The drawn catalogue, and what people said of answers.
DEMO, FEEDBACK = "demo", "feedback"


@dataclass(frozen=True)
class Dataset:
    """Products that were read, and what was wrong with the rest.

    Attributes:
        name: the folder's or file's name without its ending.
        products: in the order of the source.
        digest: SHA-256 of the content (:func:`content_digest`), in hexadecimal.
        problems: what was found and left out or used in part.
    """

    name: str
    products: tuple[Product, ...]
    digest: str
    problems: tuple[Problem, ...] = ()


def open_dataset(
    data: str | Path,
    columns: Mapping[str, str] | None = None,
    where: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Dataset:
    """Read a dataset; pictures are found but not decoded (:mod:`core.catalog.audit` does that).

    Args:
        data: a folder in the Kaggle layout, a CSV file, a Parquet file or folder, ``demo`` or ``feedback``.
        columns: part of a product (id, title, description, category, image) -> column name.
        where: column name -> value that the rows must have; all conditions hold together.
        progress: called with (rows done, rows in all).

    Raises:
        DatasetError: there is nothing to read there, or nothing in it can be used.
    """
    if str(data) == DEMO:
        return _demo(columns, where, progress)
    path = place_of(data)
    if str(data) == FEEDBACK and not (path / kaggle.TABLE).is_file():
        raise DatasetError("Nobody has judged an answer yet; the analyzer asks for it under every answer.")
    read = _reader(path)
    products, problems = read(path, columns, where, progress)
    if not products:
        raise DatasetError(f"No row of {path.name} has a picture or text; check the columns and the picture folder.")
    name = path.resolve().name if path.is_dir() else path.stem
    return Dataset(name, tuple(products), content_digest(products), tuple(problems))


def place_of(data: str | Path) -> Path:
    """Where a dataset lies that a user names; ``demo`` lies nowhere and stays as it is."""
    return settings().feedback if str(data) == FEEDBACK else Path(data)


def content_digest(products: Sequence[Product]) -> str:
    """SHA-256 of ids, texts, categories and pictures, the same whatever the order of the products.

    A picture held as bytes counts with its bytes. A picture file counts with its name and size only, so that a large
    folder is identified in a second: a file replaced by another of the same name and size goes unnoticed.
    """
    lines = sorted(
        "\x1f".join((product.id, product.title, product.description, product.category or "", _identity(product.image)))
        for product in products
    )
    return hashlib.sha256("\x1e".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def _identity(image: bytes | Path | None) -> str:
    if image is None:
        return ""
    if isinstance(image, bytes):
        return hashlib.sha256(image).hexdigest()
    return f"{image.name}:{image.stat().st_size}"


def _reader(path: Path) -> Callable[..., tuple[list[Product], list[Problem]]]:
    if not path.exists():
        raise DatasetError(f"There is no dataset at {path}; give a folder, a Parquet file, or the word {DEMO}.")
    if path.is_dir():
        if (path / kaggle.TABLE).is_file():
            return kaggle.read
        if parquet.files_of(path):
            return parquet.read
        raise DatasetError(f"The folder {path} has neither {kaggle.TABLE} nor Parquet files; give one that has.")
    readers = {".csv": kaggle.read, parquet.SUFFIX: parquet.read}
    if path.suffix.lower() not in readers:
        raise DatasetError(
            f"{path.name} is neither CSV nor Parquet; give a folder, a Parquet file, or the word {DEMO}."
        )
    return readers[path.suffix.lower()]


def _demo(
    columns: Mapping[str, str] | None,
    where: Mapping[str, str] | None,
    progress: Callable[[int, int], None] | None,
) -> Dataset:
    from core.catalog import demo

    if columns:
        raise DatasetError("The demo catalogue has fixed columns; leave --columns out.")
    wanted = where or {}
    # Only what can meet the conditions is drawn.
    categories = [name for name in demo.CATEGORIES if wanted.get("category", name) == name]
    drawn = demo.demo_products(progress=progress, categories=categories)
    products = [product for product in drawn if _meets(product, wanted)]
    if not products:
        raise DatasetError("No demo product meets the conditions; choose by category, or leave --where out.")
    return Dataset(DEMO, tuple(products), content_digest(products))


def _meets(product: Product, where: Mapping[str, str]) -> bool:
    values = {**product.attributes, "category": product.category or "", "id": product.id}
    return all(values.get(column) == value for column, value in where.items())
