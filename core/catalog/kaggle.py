"""Reads the Kaggle layout: ``train.csv`` and a folder of pictures named after the products."""

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from core.catalog import columns, rows
from core.catalog.picture_paths import file_inside, lost
from core.catalog.problems import TOO_MANY_FIELDS, Problem, found
from core.catalog.product import Product
from core.errors import DatasetError

TABLE = "train.csv"
# Preferred first where one product has several files.
EXTENSIONS = (".jpg", ".jpeg", ".png", ".webp")
# How the files of spreadsheet programs begin: .xlsx and .ods, and .xls.
WORKBOOKS = (b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))


def read(
    data: Path,
    asked: Mapping[str, str] | None = None,
    where: Mapping[str, str] | None = None,
    progress: rows.Progress | None = None,
) -> tuple[list[Product], list[Problem]]:
    """Read the products of a folder, or of a CSV file with its pictures in the folder of the same name.

    Args:
        data: a folder with ``train.csv`` and ``train/{ImgId}.jpg``, or a file ``NAME.csv`` beside ``NAME/``.
        asked: part of a product -> column name, where the usual names do not fit. A column named for ``image``
            holds paths relative to the CSV file's folder.
        where: column -> value that the rows must have.
        progress: called with (rows done, rows in all).

    Returns:
        The products in the file's order, and what was wrong with the rest.

    Raises:
        DatasetError: there is no table, it cannot be read as UTF-8 CSV, or lacks a column asked for.
    """
    path = data / TABLE if data.is_dir() else data
    table, problems = read_table(path)
    available = list(table.columns)
    chosen = columns.resolve(available, asked, path.name)
    folder = path.with_suffix("")
    if "image" not in (asked or {}) and folder.is_dir():
        chosen.pop("image", None)  # the layout's own pictures win over a column that only looks like one
    problems += columns.missing(chosen, available, path.name, ("id", "title", "description", "category"))
    table = table[columns.matching(table, where, path.name)].reset_index(drop=True)
    if "image" in chosen:
        pictures, not_found = _named_pictures(path.parent, table[chosen["image"]].tolist())
        problems += not_found
    else:
        names = table[chosen["id"]].str.strip().tolist() if "id" in chosen else []
        pictures = _pictures_by_id(folder, names, len(table))
        problems += [] if folder.is_dir() else [_no_folder(folder)]
    products, row_problems = rows.to_products(table, chosen, pictures, progress)
    return products, problems + row_problems


def read_table(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """Read a UTF-8 CSV file as text: no value is taken for a number or for a missing value.

    Raises:
        DatasetError: the file is missing, empty, not UTF-8 or not CSV, or no line fits the header.
    """
    if not path.is_file():
        raise DatasetError(f"There is no {path.name} in {path.parent}; give a folder that holds it.")
    bad: list[str] = []
    try:
        try:
            table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        except pd.errors.ParserError as error:
            if "Expected" not in str(error):
                raise
            table = _read_ragged(path, bad)
    except pd.errors.EmptyDataError as error:
        raise DatasetError(f"{path.name} is empty; its first line must name the columns.") from error
    except pd.errors.ParserError as error:
        reason = str(error).rpartition(": ")[2].strip().rstrip(".")
        raise DatasetError(f"{path.name} is not a well-formed CSV file ({reason}); mend or export it again.") from error
    except UnicodeDecodeError as error:
        raise DatasetError(_not_text(path)) from error
    except OSError as error:
        raise DatasetError(f"{path.name} cannot be read ({error.strerror}); check its permissions.") from error
    table = _under_header(table, bad)
    if table.empty and bad:
        raise DatasetError(
            f"Every line of {path.name} has more fields than its header; name every column in the first line and quote "
            "fields that hold commas."
        )
    if table.empty:
        raise DatasetError(f"{path.name} has column names but no rows; add products to it.")
    table.columns = table.columns.str.strip()
    if len(table.columns) == 1 and any(mark in table.columns[0] for mark in ";\t|"):
        raise DatasetError(f"{path.name} does not separate its columns by commas; export it again with commas.")
    rest = "with more fields than the header: left out; quote fields that hold commas."
    return table, found(TOO_MANY_FIELDS, bad, "line", rest)


def _not_text(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(max(map(len, WORKBOOKS)))
    if start.startswith(WORKBOOKS):
        return f"{path.name} is a workbook (such as Excel writes) and not CSV; open it there and save it as CSV UTF-8."
    return f"{path.name} is not UTF-8 text; save it again with UTF-8 encoding."


def _read_ragged(path: Path, bad: list[str]) -> pd.DataFrame:
    def leave_out(fields: list[str]) -> None:
        bad.append(fields[0])

    return pd.read_csv(
        path, dtype=str, keep_default_na=False, encoding="utf-8-sig", engine="python", on_bad_lines=leave_out
    )


def _under_header(table: pd.DataFrame, bad: list[str]) -> pd.DataFrame:
    """The table without missing values, its fields under the names that stand over them.

    Where the first line has more fields than the header, pandas takes the first fields of every line for a name of the
    row and moves the others to the left. Fields that no name stands over may be empty, as line ends of many exports
    are; lines in which they are not are left out and added to ``bad``.
    """
    if isinstance(table.index, pd.RangeIndex):
        return table.fillna("")
    names = table.columns
    whole = table.reset_index().fillna("")
    too_long = (whole.iloc[:, len(names) :] != "").any(axis=1)
    bad += whole.loc[too_long].iloc[:, 0].tolist()
    return whole.loc[~too_long].iloc[:, : len(names)].set_axis(names, axis=1).reset_index(drop=True)


def _no_folder(folder: Path) -> Problem:
    sentence = f"There is no folder {folder.name}/ beside the table, so products are read without pictures."
    return Problem("no picture folder", 1, sentence, (folder.name,))


def _pictures_by_id(folder: Path, names: list[str], count: int) -> list[bytes | Path | None]:
    # Ids are looked up among the files that are there, so no id can lead out of the folder.
    if not names or not folder.is_dir():
        return [None] * count
    files: dict[str, str] = {}
    for extension in reversed(EXTENSIONS):
        files |= {os.path.splitext(name)[0]: name for name in os.listdir(folder) if name.lower().endswith(extension)}
    return [folder / files[name] if name in files else None for name in names]


def _named_pictures(folder: Path, names: list[str]) -> tuple[list[bytes | Path | None], list[Problem]]:
    root = folder.resolve()
    pictures: list[bytes | Path | None] = [file_inside(root, name.strip()) if name.strip() else None for name in names]
    return pictures, lost([name for name, path in zip(names, pictures, strict=True) if name.strip() and path is None])
