"""Selections of products kept under names, in one JSON file that all sessions share."""

import threading
from collections.abc import Mapping
from pathlib import Path

from core import json_files
from core.errors import DatasetError
from core.files import writing_to

Query = Mapping[str, list[str]]
MOST, LONGEST = 200, 80
_lock = threading.Lock()


def read(path: Path) -> dict[str, Query]:
    """All saved selections: name -> parameters of the page's address.

    Args:
        path: the file; where there is none, nothing was saved.

    Raises:
        DatasetError: the file is damaged.
    """
    if not path.is_file():
        return {}
    return json_files.read(
        path,
        lambda found: {
            str(name): {str(key): [str(value) for value in values] for key, values in query.items()}
            for name, query in found.items()
        },
        kind="list of saved selections",
        again="mend the file or move it away",
    )


def save(path: Path, name: str, query: Query) -> None:
    """Keep a selection, in place of one of the same name.

    Raises:
        DatasetError: the name is empty or too long, there are too many, or the file is damaged or cannot be written.
    """
    name = name.strip()
    if not name or len(name) > LONGEST:
        raise DatasetError(f"A selection needs a name of 1 to {LONGEST} characters.")
    with _lock:
        found = read(path)
        if name not in found and len(found) >= MOST:
            raise DatasetError(f"There are {MOST} saved selections already; delete one first.")
        _write(path, found | {name: dict(query)})


def delete(path: Path, name: str) -> None:
    """Forget a selection; one that is not there is no mistake.

    Raises:
        DatasetError: the file is damaged or cannot be written.
    """
    with _lock:
        found = read(path)
        if found.pop(name, None) is not None:
            _write(path, found)


def _write(path: Path, found: Mapping[str, Query]) -> None:
    with writing_to(path, "The selection"):
        json_files.write(path, found)
