"""Results as JSON files: written whole, and read with a sentence for everything that can be wrong with them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from core.errors import DatasetError, ShelfLensError
from core.files import replacing

T = TypeVar("T")


def write(path: Path, values: Any) -> None:
    """Write JSON-ready values; the file appears whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(
    path: Path,
    make: Callable[[dict[str, Any]], T],
    known_format: int | None = None,
    *,
    kind: str,
    again: str,
    error: type[ShelfLensError] = DatasetError,
) -> T:
    """Read a file and make something of its values.

    Args:
        path: the file.
        make: values -> the result; what it raises for want of a value counts as damage.
        known_format: what must stand in the file as ``format``; None for files without one.
        kind: what the file is, for the sentence that it is not there or none.
        again: what to do then, such as ``make it with `compare```.
        error: what is raised.

    Raises:
        ShelfLensError: of the kind ``error``: the file is missing, damaged or of another format.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if known_format is not None and values["format"] != known_format:
            found = values["format"]
            raise error(f"{path} has format {found}, and this version reads format {known_format}; {again}.")
        return make(values)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise error(f"There is no {kind} in {path.parent}; {again}.") from problem
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as problem:
        raise error(f"{path} is damaged or no {kind}; {again}.") from problem
