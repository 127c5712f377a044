"""The evaluation as files: a report to read, tables for spreadsheets, predictions for programs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from core.errors import ShelfLensError
from core.evaluation.export import gather, tables, to_html
from core.evaluation.export.evaluation import Evaluation
from dashboard.evaluation import at_hand
from dashboard.evaluation.measures import Measured

_KINDS = {"html": "text/html", "csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


@dataclass(frozen=True)
class File:
    """Something to download.

    Attributes:
        label: what it is.
        make: makes its content, when it is asked for.
    """

    label: str
    make: Callable[[], str | bytes]


def download_menu(measured: Measured, model: str, name: str, place: str | None, only: Sequence[str] = ()) -> None:
    """Draw the downloads; each file is made when it is asked for.

    Args:
        measured: what is shown, filters applied.
        model: the model's name.
        name: what the products are called, for the files' names.
        place: where their catalogue lies, for their titles; None where that is not known.
        only: what the filters ask of them, in words, for the report.
    """
    st.caption("Download what the filters leave; the report opens without a network.")
    for part, file in files(measured, model, name, place, only).items():
        st.download_button(
            file.label,
            file.make,
            file_name=f"{name}-{part}",
            mime=_KINDS[part.rsplit(".", 1)[1]],
            on_click="ignore",
            key=f"evaluation-download-{part}",
            width="stretch",
        )


def files(measured: Measured, model: str, name: str, place: str | None, only: Sequence[str] = ()) -> dict[str, File]:
    """What can be downloaded, by the end of the file's name; arguments as for :func:`download_menu`."""

    def everything() -> Evaluation:
        which = f"{name} (only {', '.join(only)})" if only else name
        return gather(measured.table, model, which, {"Model": model, "Products": which}, _titles(place))

    def mistakes() -> pd.DataFrame:
        return tables.mistakes(measured.table, _titles(place))

    def groups() -> pd.DataFrame:
        return tables.groups([measured.disparity(column) for column in measured.columns])

    return {
        "report.html": File("Report to read (HTML)", lambda: to_html(everything())),
        "per-class.csv": File("Figures of each category (CSV)", lambda: _csv(tables.per_class(measured.report))),
        "confusion.csv": File("Confusion matrix (CSV)", lambda: tables.confusion(measured.report).to_csv()),
        "groups.csv": File("Figures of each group (CSV)", lambda: _csv(groups())),
        "mistakes.csv": File("Mistakes (CSV)", lambda: _csv(mistakes())),
        "predictions.csv": File("Predictions and probabilities (CSV)", lambda: _csv(measured.table.to_frame())),
        "predictions.parquet": File("Predictions and probabilities (Parquet)", measured.table.to_parquet),
    }


def _csv(frame: pd.DataFrame) -> str:
    return str(frame.to_csv(index=False))


def _titles(place: str | None) -> dict[str, str] | None:
    """Titles by id where the catalogue is at hand; a report without them is better than none."""
    if place is None:
        return None
    try:
        return {identity: product.title for identity, product in at_hand.products(place).items()}
    except ShelfLensError:
        return None
