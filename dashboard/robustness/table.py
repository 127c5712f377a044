"""All figures as a table that sorts, and as a file."""

import pandas as pd
import streamlit as st

from core.evaluation.robustness.attacks import NAMES
from core.evaluation.robustness.figures import ACCURACY, CLEAN, MAP, WORDS
from core.evaluation.robustness.registry import CORRUPTIONS
from dashboard.robustness.studies import Study

_MEASURES = {ACCURACY: "right answers", MAP: "heat map alike", WORDS: "words that stay"}
_VALUES, _LOSSES = ("Value", "Value from", "Value to"), ("Loss", "Loss from", "Loss to")
_GIVEN = {"both": "picture and text", "picture": "picture", "text": "text"}


def figures_table(study: Study) -> None:
    """Draw the table and its download, closed by default."""
    rows = table(study)
    with st.expander("All figures", icon=":material/table:"):
        st.dataframe(
            rows.assign(**{name: 100 * rows[name] for name in (*_VALUES, *_LOSSES)}),
            column_config={name: st.column_config.NumberColumn(format="%.1f %%") for name in _VALUES}
            | {
                name: st.column_config.NumberColumn(
                    f"{name}, points", format="%.1f", help="Against the same products as they are, with its interval."
                )
                for name in _LOSSES
            },
            hide_index=True,
            height=420,
            alt="All figures of the study",
        )
        st.download_button(
            "Download",
            lambda: rows.to_csv(index=False).encode(),
            file_name=f"{study.model}-robustness.csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="robustness-download",
        )
        st.caption(
            "From and to: ends of the 95 % interval, by drawing the products anew 1,000 times (bootstrap). The file "
            "holds fractions of 1 in place of per cent and points."
        )


def table(study: Study) -> pd.DataFrame:
    """One row a figure, in words; shares from 0 to 1."""
    names = {each.key: each.name for each in CORRUPTIONS} | dict(NAMES) | {CLEAN: "nothing"}
    rows = study.figures
    return pd.DataFrame(
        {
            "Model": rows["model"],
            "Spoilt by": rows["spoilt"].map(names),
            "Severity or strength": rows["strength"],
            "Given": rows["given"].map(_GIVEN),
            "Measured": rows["measure"].map(_MEASURES),
            "Value": rows["value"],
            "Value from": rows["low"],
            "Value to": rows["high"],
            "Loss": rows["loss"].astype(float),
            "Loss from": rows["loss_low"].astype(float),
            "Loss to": rows["loss_high"].astype(float),
            "Products": rows["n"],
        }
    )
