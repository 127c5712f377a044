"""The products of an index on disk: their texts and columns in one table, their pictures one by one."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from core.catalog.product import Product
from core.files import replacing

PRODUCTS_FILE, PICTURES_FILE = "products.parquet", "pictures.parquet"
OWN_COLUMNS = ("id", "title", "description", "category")
# Pictures that are read together when one is asked for.
_PICTURES_PER_GROUP = 32


class Shelf:
    """Products by their row.

    Attributes:
        table: one row a product, text columns: ``OWN_COLUMNS`` and the catalogue's own.
    """

    def __init__(self, folder: Path) -> None:
        """Open what :func:`write` wrote; pictures are read when asked for.

        Raises:
            OSError, pyarrow.ArrowException: a file is missing or damaged.
        """
        self.table = pd.read_parquet(folder / PRODUCTS_FILE)
        self._pictures = folder / PICTURES_FILE
        self._rows = {identity: row for row, identity in enumerate(self.table["id"])}

    def __len__(self) -> int:
        """Number of products."""
        return len(self.table)

    def find(self, identity: str) -> int | None:
        """The row of the product with that id, or None."""
        return self._rows.get(identity)

    def picture(self, row: int) -> bytes | Path | None:
        """A product's picture: the file's bytes, the path to it, or None where it has none."""
        with pq.ParquetFile(self._pictures) as file:
            group, place = divmod(row, _PICTURES_PER_GROUP)
            found = file.read_row_group(group).slice(place, 1).to_pylist()[0]
        return found["bytes"] if found["path"] is None else Path(found["path"])

    def words(self, row: int) -> Product:
        """A product without its picture, which would have to be read from disk."""
        values = {str(name): value for name, value in self.table.iloc[row].items()}
        identity, title, description, category = (values.pop(name) for name in OWN_COLUMNS)
        attributes = {name: value for name, value in values.items() if value}
        return Product(identity, title, description, category or None, attributes=attributes)

    def product(self, row: int) -> Product:
        """A product with its picture."""
        return replace(self.words(row), image=self.picture(row))


def write(folder: Path, products: Sequence[Product]) -> None:
    """Write products; files appear whole or not at all.

    A picture that is a file is kept as its absolute path, one that the catalogue holds as bytes as these bytes.

    Raises:
        OSError: the folder cannot be written.
    """
    others = dict.fromkeys(name for product in products for name in product.attributes)
    columns = {name: [product.attributes.get(name, "") for product in products] for name in others}
    columns |= {
        "id": [product.id for product in products],
        "title": [product.title for product in products],
        "description": [product.description for product in products],
        "category": [product.category or "" for product in products],
    }
    order = [*OWN_COLUMNS, *(name for name in others if name not in OWN_COLUMNS)]
    with replacing(folder / PRODUCTS_FILE) as path:
        pd.DataFrame(columns, dtype=str)[order].to_parquet(path, index=False)
    schema = pa.schema([("path", pa.string()), ("bytes", pa.binary())])
    with replacing(folder / PICTURES_FILE) as path, pq.ParquetWriter(path, schema) as writer:
        for start in range(0, len(products), _PICTURES_PER_GROUP):
            part = [_kept(product.image) for product in products[start : start + _PICTURES_PER_GROUP]]
            writer.write_table(pa.Table.from_pylist(part, schema), row_group_size=_PICTURES_PER_GROUP)


def attributes_digest(products: Sequence[Product]) -> str:
    """SHA-256 of what the catalogue says of its products beside texts, category and picture, whatever their order."""
    digest = hashlib.sha256()
    for product in sorted(products, key=lambda each: each.id):
        digest.update(json.dumps([product.id, sorted(product.attributes.items())]).encode())
    return digest.hexdigest()


def _kept(image: bytes | Path | None) -> dict[str, str | bytes | None]:
    if isinstance(image, Path):
        return {"path": str(image.resolve()), "bytes": None}
    return {"path": None, "bytes": image}
