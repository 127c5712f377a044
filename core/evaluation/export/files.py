"""An evaluation written to a folder: the HTML file and, beside it, its tables as CSV."""

from pathlib import Path

import pandas as pd

from core.errors import DatasetError
from core.evaluation.export import tables
from core.evaluation.export.evaluation import Evaluation
from core.evaluation.export.html_file import to_html
from core.files import replacing, writing_to

SUFFIX = ".html"


def check_report(path: Path) -> None:
    """Make sure that a report can be written to a path, before the work of making one.

    Raises:
        DatasetError: the path does not end in .html.
    """
    if path.suffix.lower() != SUFFIX:
        raise DatasetError(f"A report is written as {SUFFIX}, not as {path.name}; name such a file.")


def csv_files(evaluation: Evaluation) -> dict[str, str]:
    """The tables as CSV: ``per-class``, ``groups``, ``worst-groups``, ``mistakes`` and ``confusion``."""
    frames: dict[str, pd.DataFrame] = {
        "per-class": tables.per_class(evaluation.report),
        "groups": tables.groups(evaluation.disparities),
        "worst-groups": tables.worst(evaluation.search),
        "mistakes": tables.mistakes(evaluation.table, evaluation.titles),
    }
    found = {name: frame.to_csv(index=False) for name, frame in frames.items()}
    return found | {"confusion": tables.confusion(evaluation.report).to_csv()}


def write_report(evaluation: Evaluation, path: Path) -> list[Path]:
    """Write the HTML file and, named after it, the CSV files; each appears whole or not at all.

    Args:
        evaluation: what to write.
        path: the HTML file.

    Returns:
        The files written, the HTML file first.

    Raises:
        DatasetError: a file cannot be written.
    """
    check_report(path)
    contents = {path: to_html(evaluation)}
    contents |= {path.with_name(f"{path.stem}-{name}.csv"): text for name, text in csv_files(evaluation).items()}
    with writing_to(path, "The report"):
        for file, text in contents.items():
            with replacing(file) as temporary:
                temporary.write_text(text, encoding="utf-8")
    return list(contents)
