"""Pictures that a table names by path, kept inside the dataset's folder."""

from collections.abc import Sequence
from pathlib import Path

from core.catalog.problems import Problem, found


def file_inside(root: Path, name: str) -> Path | None:
    """The file ``name`` under ``root``, or None where there is none or the path leads out of ``root``.

    Args:
        root: a resolved folder.
        name: a relative path as the table has it.
    """
    try:
        path = (root / name).resolve()
        return path if path.is_relative_to(root) and path.is_file() else None
    except (OSError, ValueError):  # names that no file system takes: too long, or with a null character
        return None


def lost(names: Sequence[str]) -> list[Problem]:
    """The problem of paths that :func:`file_inside` did not find."""
    rest = "that lead to no file inside the dataset's folder: not followed."
    return found("lost picture path", names, "picture path", rest)
