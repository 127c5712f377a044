"""The menu that keeps a selection, sends it on as a link, or downloads it."""

import streamlit as st

from dashboard.evaluation.clicking import rerun_after_click
from dashboard.evaluation.downloads import download_menu
from dashboard.evaluation.measures import Measured
from dashboard.evaluation.saved import saved_menu


@st.fragment
def share_menu(measured: Measured, model: str, name: str, place: str | None, only: list[str]) -> None:
    """Draw the menu; arguments as for :func:`dashboard.evaluation.downloads.download_menu`."""
    rerun_after_click()
    # Opening it draws it anew: the link then names also what was chosen in the tabs and beside the matrix since.
    with st.popover("Save and share", icon=":material/ios_share:", key="evaluation-share", on_change="rerun"):
        saved_menu()
        download_menu(measured, model, name, place, only)
