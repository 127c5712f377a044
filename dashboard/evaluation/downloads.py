"""The figures as CSV files."""

import pandas as pd
import streamlit as st

from core.evaluation.report import EvaluationReport
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.per_class import table


def download_menu(measured: Measured, name: str) -> None:
    """Draw a button that opens three downloads; each file is made when it is asked for.

    Args:
        measured: what is shown, filters applied.
        name: what the products are called, for the files' names.
    """
    files = {
        "per-class": ("Figures of each category", lambda: per_class_csv(measured.report)),
        "confusion": ("Confusion matrix", lambda: confusion_csv(measured.report)),
        "predictions": ("Predictions and probabilities", lambda: measured.table.to_frame().to_csv(index=False)),
    }
    with st.popover("Download", icon=":material/download:"):
        for part, (label, make) in files.items():
            st.download_button(
                label,
                lambda make=make: make().encode(),
                file_name=f"{name}-{part}.csv",
                mime="text/csv",
                on_click="ignore",
                key=f"evaluation-download-{part}",
                width="stretch",
            )
        st.caption("CSV, of the products that the filters leave.")


def per_class_csv(report: EvaluationReport) -> str:
    """One row a category; rates in per cent."""
    return table(report).to_csv(index=False)


def confusion_csv(report: EvaluationReport) -> str:
    """Counts; a row is a true category, a column a predicted one."""
    names = list(report.categories)
    frame = pd.DataFrame(report.confusion, index=pd.Index(names, name="true category"), columns=names)
    return frame.to_csv()
