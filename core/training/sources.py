"""What is known of the sources of a model's training data: ``sources.toml`` in its folder."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from core.catalog.product import Product
from core.errors import SettingsError

SOURCES_FILE = "sources.toml"


def read_sources(folder: Path) -> dict[str, Any]:
    """Source's name -> what is known of it (name, licence, credit, examples); nothing where there is no file.

    Raises:
        SettingsError: the file cannot be read, or holds something else than a table for each source.
    """
    path = folder / SOURCES_FILE
    if not path.is_file():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} could not be read: {error}.") from error
    for name, known in found.items():
        if not isinstance(known, dict):
            raise SettingsError(f"{path} says {name} = {known!r}; write a table [{name}] for each source.")
    return found


def examples_allowed(products: Sequence[Product], sources: Mapping[str, Any]) -> np.ndarray:
    """Of which products the features may be kept beside the model, bool (N,).

    All but those of sources that say ``examples = false``: their licence does not let anything of them be passed on.
    """
    kept = [sources.get(product.attributes.get("source", ""), {}).get("examples", True) for product in products]
    return np.array(kept, dtype=bool)
