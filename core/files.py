"""Files that are either whole or not there: digests, and writing under a temporary name."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.errors import DatasetError, ShelfLensError

_BLOCK = 1 << 20


def sha256_of(path: Path) -> str:
    """Hexadecimal SHA-256 of a file's bytes.

    Raises:
        OSError: the file cannot be read.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; on success it takes ``path``'s place, on an error it is removed.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=path.suffix)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        # mkstemp makes files only their owner can read; give what an ordinary new file would have.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def writing_to(place: Path, what: str, error: type[ShelfLensError] = DatasetError) -> Iterator[None]:
    """Make a person's sentence of what keeps a ``with`` statement from writing.

    Args:
        place: the file or folder that the user named.
        what: the sentence's subject, such as ``The figures``.
        error: what is raised.

    Raises:
        ShelfLensError: of the kind ``error``, where the statement raised an OSError.
    """
    try:
        yield
    except OSError as problem:
        raise error(f"{what} cannot be written to {place} ({problem.strerror}); name another place.") from problem
