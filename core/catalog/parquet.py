"""Reads products from a Parquet file, or from all the Parquet files of a folder."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from core.catalog import columns, rows
from core.catalog.picture_paths import file_inside, lost
from core.catalog.problems import Problem
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
    _check_types(schema, chosen)
    problems = columns.missing(chosen, schema.names, data.name, columns.ROLES)
    text_names = [field.name for field in schema if field.name != chosen.get("image") and not _is_picture(field)]
    table = pd.concat([_read_text(file, text_names) for file in files], ignore_index=True)
    if not len(table):
        raise DatasetError(f"{data.name} has no rows; give a dataset with products.")
    keep = columns.matching(table, where, data.name)
    pictures: list[bytes | Path | None] = [None] * int(keep.sum())
    if "image" in chosen:
        folder = data if data.is_dir() else data.parent
        pictures, not_found = _read_pictures(files, chosen["image"], keep.to_numpy(), folder)
        problems += not_found
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


def _check_types(schema: pa.Schema, chosen: Mapping[str, str]) -> None:
    for role, column in chosen.items():
        field = schema.field(column)
        if role != "image" and _is_picture(field):
            raise DatasetError(f"The column {column!r} holds pictures and cannot be the {role}; name another.")
        if role == "image" and not _is_picture(field) and not _is_string(field):
            raise DatasetError(f"The column {column!r} holds {field.type}, not pictures; name another for the image.")


def _is_string(field: pa.Field) -> bool:
    kind = field.type.value_type if pa.types.is_dictionary(field.type) else field.type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _image_column(schema: pa.Schema) -> dict[str, str]:
    pictures = [field.name for field in schema if _is_picture(field)]
    return {"image": pictures[0]} if len(pictures) == 1 else {}


def _read_text(file: Path, names: list[str]) -> pd.DataFrame:
    with _readable(file):
        table = pq.read_table(file, columns=names)
    texts = {name: [_as_text(value) for value in table[name].to_pylist()] for name in names}
    return pd.DataFrame(texts, index=range(pq.read_metadata(file).num_rows), dtype=str)


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_as_text(item) for item in value)
    return "" if value is None else str(value)


def _read_pictures(
    files: list[Path], column: str, keep: np.ndarray, folder: Path
) -> tuple[list[bytes | Path | None], list[Problem]]:
    root = folder.resolve()
    pictures: list[bytes | Path | None] = []
    not_found: list[str] = []
    for value, wanted in zip(_values(files, column), keep, strict=True):
        if wanted:
            content = (value.get("bytes") or value.get("path")) if isinstance(value, dict) else value
            picture = file_inside(root, content) if isinstance(content, str) and content else content or None
            if content and picture is None:
                not_found.append(str(content))
            pictures.append(picture)
    return pictures, lost(not_found)


def _values(files: list[Path], column: str) -> Iterator[Any]:
    for file in files:
        with _readable(file), pq.ParquetFile(file) as source:
            for batch in source.iter_batches(BATCH_ROWS, columns=[column]):
                yield from batch.column(0).to_pylist()


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{file.name} is damaged and cannot be read; export it again.") from error
