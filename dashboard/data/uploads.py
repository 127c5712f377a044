"""Uploaded tables, kept in the cache by their content, so that they are read like any other file."""

import hashlib
from pathlib import Path

from core.files import replacing
from core.settings import settings

KINDS = ("csv", "parquet")


def keep(name: str, content: bytes) -> Path:
    """Write an uploaded file into the cache; the same content is written once.

    Args:
        name: the file's name in the browser; only its last part and its ending count.
        content: its bytes.

    Raises:
        OSError: the cache cannot be written.
    """
    # A browser may send any name, so nothing of it may lead out of the folder.
    plain = Path(name.replace("\\", "/")).name or "upload.csv"
    path = settings().cache / "uploads" / hashlib.sha256(content).hexdigest()[:32] / plain
    if not path.is_file():
        with replacing(path) as temporary:
            temporary.write_bytes(content)
    return path
