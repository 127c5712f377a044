"""Finished parts of a study on disk, so that an interrupted one goes on where it was."""

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.files import replacing

# Name -> numbers (rows, products), a row a severity or strength; not a number where there is none.
Part = Mapping[str, npt.NDArray[np.float64]]
# To be raised when the same settings would give other numbers than before.
VERSION = 1


class Kept:
    """Parts by all that they depend on."""

    def __init__(self, folder: Path) -> None:
        """Open (or begin) a store.

        Args:
            folder: where the parts lie; made when first written.
        """
        self._folder = folder

    def get(self, depends_on: Mapping[str, Any], make: Callable[[], Mapping[str, npt.ArrayLike]]) -> Part:
        """A part, made now if it is not kept; what is kept is written whole or not at all.

        Args:
            depends_on: everything that the numbers depend on, as JSON-ready values.
            make: computes them.

        Raises:
            OSError: the folder cannot be written.
        """
        key = json.dumps({"version": VERSION, **depends_on}, sort_keys=True)
        path = self._folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"
        found = self._read(path)
        if found is None:
            found = {name: np.asarray(values, dtype=np.float64) for name, values in make().items()}
            plain = {name: _plain(values) for name, values in found.items()}
            with replacing(path) as temporary:
                temporary.write_text(json.dumps(plain), encoding="utf-8")
        return found

    def _read(self, path: Path) -> Part | None:
        """A kept part; None where there is none or it is damaged."""
        try:
            values = json.loads(path.read_text(encoding="utf-8"))
            return {name: np.array(rows, dtype=np.float64) for name, rows in values.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return None


def _plain(values: npt.NDArray[np.float64]) -> list[list[float | None]]:
    return [[None if np.isnan(value) else value for value in row] for row in values.tolist()]
