"""Explorations on disk, by the content of what was explored, and by where it lies so that it need not be opened."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from core.catalog import kaggle, parquet
from core.catalog.dataset import DEMO, Dataset, open_dataset
from core.catalog.exploration.exploration import Exploration, explore, missing_values
from core.catalog.picture_files import Progress
from core.files import replacing
from core.settings import Settings, settings

# To be raised when the same dataset would give other figures than before.
VERSION = 1
_FOLDER = "exploration"


def explored(
    data: str,
    columns: Mapping[str, str] | None = None,
    where: Mapping[str, str] | None = None,
    config: Settings | None = None,
    reading: Progress | None = None,
    looking: Progress | None = None,
    again: bool = False,
) -> Exploration:
    """Explore a dataset, or read what was found in it before.

    A dataset is known again by its content. Where its table and its folder of pictures have not been written to since,
    it is not even opened; a picture replaced under its old name is noticed only with ``again``.

    Args:
        data: as for :func:`core.catalog.dataset.open_dataset`, and so the next two.
        columns: part of a product -> column name.
        where: column name -> value that the rows must have.
        config: the cache's folder and the limits for pictures; the environment's settings by default.
        reading: called with (rows read, rows in all); may raise to stop.
        looking: called with (pictures done, pictures in all); may raise to stop.
        again: explore although it was explored before.

    Raises:
        DatasetError: there is nothing to read there, or nothing in it can be used.
        OSError: the cache cannot be written.
    """
    config = config or settings()
    folder = config.cache / _FOLDER
    pointer = folder / f"at-{_place(data, columns, where, config)}.txt"
    known = None if again else _pointed(pointer)
    if known is not None:
        return known
    dataset = open_dataset(data, columns, where, reading)
    path = folder / f"{_content(dataset, config)}.json"
    found = None if again else _read(path)
    if found is None:
        found = explore(dataset, config, looking)
        with replacing(path) as temporary:
            temporary.write_text(json.dumps(found.to_dict(), ensure_ascii=False), encoding="utf-8", errors="replace")
    with replacing(pointer) as temporary:
        temporary.write_text(path.name, encoding="utf-8")
    return found


def _pointed(pointer: Path) -> Exploration | None:
    try:
        name = pointer.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    return _read(pointer.with_name(Path(name).name))


def _read(path: Path) -> Exploration | None:
    """A kept exploration; None where there is none or it is damaged."""
    try:
        return Exploration.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _content(dataset: Dataset, config: Settings) -> str:
    # The digest does not cover further columns, nor does it know which pictures are too large to be read.
    parts = [
        VERSION,
        dataset.name,
        dataset.digest,
        missing_values(dataset.products),
        config.max_bytes,
        config.max_pixels,
    ]
    problems = [problem.to_dict() for problem in dataset.problems]
    return hashlib.sha256(json.dumps([*parts, problems]).encode()).hexdigest()[:32]


def _place(data: str, columns: Mapping[str, str] | None, where: Mapping[str, str] | None, config: Settings) -> str:
    """Where a dataset lies and when its files were last written, as a name."""
    files = [] if data == DEMO else _files(Path(data))
    written = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files if file.exists()]
    asked = [sorted((columns or {}).items()), sorted((where or {}).items())]
    limits = [config.max_bytes, config.max_pixels]
    text = json.dumps([VERSION, data == DEMO, written, asked, limits])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _files(path: Path) -> list[Path]:
    """The dataset's tables and its folder of pictures."""
    path = path.resolve()
    if path.is_dir() and not (path / kaggle.TABLE).is_file():
        return [path, *parquet.files_of(path)]
    table = path / kaggle.TABLE if path.is_dir() else path
    return [table, table.with_suffix("")]
