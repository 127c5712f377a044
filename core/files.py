"""Files that are either whole or not there: digests, and writing under a temporary name."""

import hashlib
import tempfile
import uuid
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
    temporary = path.with_name(f".{path.stem}-{uuid.uuid4().hex}{path.suffix}")
    temporary.touch(exist_ok=False)
    # What any new file has. Asking for the process's mask instead would change it, for a moment, for all threads.
    mode = temporary.stat().st_mode
    try:
        yield temporary
        # Some libraries put a file of their own in the place, which only its owner can read.
        temporary.chmod(mode)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def replacing_folder(path: Path) -> Iterator[Path]:
    """Yield an empty temporary folder beside ``path``; on success it takes ``path``'s place, on an error it is removed.

    What ``path`` held before is removed only once the new folder is in its place.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as room:
        # The room itself is for its owner's eyes only; the folders inside are as any other.
        new, old = Path(room) / "new", Path(room) / "old"
        new.mkdir()
        yield new
        if path.exists():
            path.rename(old)
        try:
            new.rename(path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise


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
        reason = problem.strerror or type(problem).__name__
        raise error(f"{what} cannot be written to {place} ({reason}); name another place.") from problem
