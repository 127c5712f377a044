"""Uploaded tables, kept in the cache by their content, so that they are read like any other file."""

import hashlib
from pathlib import Path

from core.errors import DatasetError
from core.files import replacing
from core.settings import settings

KINDS = ("csv", "parquet")


def keep(name: str, content: bytes) -> Path:
    """Write an uploaded file into the cache; the same content is written once.

    Args:
        name: the file's name in the browser; only its last part and its ending count.
        content: its bytes.

    Raises:
        DatasetError: it is neither CSV nor Parquet, or cannot be written.
    """
    # A browser may send any name, so nothing of it may lead out of the folder.
    plain = Path(name.replace("\\", "/"))
    suffix = plain.suffix.lower()
    if suffix.removeprefix(".") not in KINDS:
        raise DatasetError(f"{name} is neither CSV nor Parquet; upload one of these.")
    digest = hashlib.sha256(content).hexdigest()[:32]
    path = settings().cache / "uploads" / digest / f"{plain.stem[:60]}{suffix}"
    try:
        if not path.is_file():
            with replacing(path) as temporary:
                temporary.write_bytes(content)
    except OSError as error:
        raise DatasetError(f"The file cannot be kept ({error.strerror}); free some space and try again.") from error
    return path
