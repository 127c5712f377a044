"""Reads products from a Parquet file, or from all the Parquet files of a folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from core.catalog import columns, rows
from core.catalog.problems import Problem, found
from core.catalog.product import Product
from core.errors import DatasetError

SUFFIX = ".parquet"
BATCH_ROWS = 2048


def files_of(data: Path) -> list[Path]:
    """The Parquet files that ``data`` names, in order of their names."""
    return sorted(data.glob(f"*{SUFFIX}")) if data.is_dir() else [data]


def read(
    data: Path,
    asked: Mapping[str, str] | None = None,
    where: Mapping[str, str] | None = None,
    progress: rows.Progress | None = None,
) -> tuple[list[Product], list[Problem]]:
    """Read the products of a Parquet file or folder; the pictures of the chosen rows are held in memory.

    Args:
        data: a file, or a folder whose ``*.parquet`` files have the same columns.
        asked: part of a product -> column name, where the usual names do not fit. The image column holds encoded
            bytes, structs ``{bytes, path}``, or paths relative to the folder.
        where: column -> value that the rows must have.
        progress: called with (rows done, rows in all).

    Returns:
        The products in the files' order, and what was wrong with the rest.

    Raises:
        DatasetError: a file is not Parquet, or lacks a column asked for.
    """
    files = files_of(data)
    schema = _schema(files)
    chosen = columns.resolve(schema.names, asked, data.name)
    if "image" not in chosen:
        chosen |= _image_column(schema)
    problems = columns.missing(chosen, schema.names, data.name, columns.ROLES)
    text_names = [name for name in schema.names if name != chosen.get("image") and not _is_picture(schema.field(name))]
    table = pd.concat([_read_text(file, text_names) for file in files], ignore_index=True)
    keep = columns.matching(table, where, data.name)
    if table.empty:
        raise DatasetError(f"{data.name} has no rows; give a dataset with products.")
    pictures: list[bytes | Path | None] = [None] * int(keep.sum())
    if "image" in chosen:
        folder = data if data.is_dir() else data.parent
        pictures, lost = _read_pictures(files, chosen["image"], keep.to_numpy(), folder)
        problems += lost
    products, row_problems = rows.to_products(table[keep].reset_index(drop=True), chosen, pictures, progress)
    return products, problems + row_problems


def _schema(files: list[Path]) -> pa.Schema:
    schemas = []
    for file in files:
        try:
            schemas.append(pq.read_schema(file))
        except (pa.ArrowException, OSError) as error:
            raise DatasetError(f"{file.name} is not a Parquet file that can be read; export it again.") from error
        if schemas[-1].names != schemas[0].names:
            raise DatasetError(f"{file.name} and {files[0].name} have different columns; keep them in two folders.")
    return schemas[0]


def _is_picture(field: pa.Field) -> bool:
    if pa.types.is_struct(field.type):
        return bool(field.type.get_field_index("bytes") >= 0)
    return bool(pa.types.is_binary(field.type) or pa.types.is_large_binary(field.type))


def _image_column(schema: pa.Schema) -> dict[str, str]:
    pictures = [field.name for field in schema if _is_picture(field)]
    return {"image": pictures[0]} if len(pictures) == 1 else {}


def _read_text(file: Path, names: list[str]) -> pd.DataFrame:
    try:
        table = pq.read_table(file, columns=names)
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{file.name} is damaged and cannot be read; export it again.") from error
    return pd.DataFrame({name: _as_text(table[name]) for name in names}, dtype=str).fillna("")


def _as_text(column: pa.ChunkedArray) -> list[str]:
    # Whole numbers become "7", not "7.0" as they would by way of a table with missing values.
    return ["" if value is None else str(value) for value in column.to_pylist()]


def _read_pictures(
    files: list[Path], column: str, keep: np.ndarray, folder: Path
) -> tuple[list[bytes | Path | None], list[Problem]]:
    pictures: list[bytes | Path | None] = []
    lost: list[str] = []
    root = folder.resolve()
    for value, wanted in zip(_values(files, column), keep, strict=True):
        if not wanted:
            continue
        picture = _picture(value, root)
        if picture is None and value:
            lost.append(str(value)[:80])
        pictures.append(picture)
    problem = "{count} pictures are named by a path that is not in the dataset's folder."
    return pictures, found("path outside", lost, problem)


def _values(files: list[Path], column: str) -> Iterator[object]:
    for file in files:
        with pq.ParquetFile(file) as source:
            for batch in source.iter_batches(BATCH_ROWS, columns=[column]):
                yield from batch.column(0).to_pylist()


def _picture(value: object, root: Path) -> bytes | Path | None:
    if isinstance(value, dict):
        value = value.get("bytes") or value.get("path")
    if isinstance(value, bytes):
        return value or None
    if isinstance(value, str) and value:
        path = (root / value).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    return None
