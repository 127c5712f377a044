"""Which dataset is explored, and what is shown until it is."""

import streamlit as st

from core.catalog.exploration.exploration import Exploration
from dashboard import errors
from dashboard.data import job
from dashboard.datasets.choice import choose
from dashboard.progress import progress


def chosen() -> Exploration | None:
    """Draw the choice, then progress or what went wrong; the exploration once there is one."""
    request = choose("data", "it is then looked through")
    if request is None:
        return None
    found = job.take(request)
    if found.running:
        progress(found, "data-stop", "You can leave this page meanwhile; the work goes on, and what is found is kept.")
        return None
    if found.outcome is None:
        errors.show(found.problem or "")
    if st.button("Look again", icon=":material/refresh:", key="data-again", help="Reads everything anew."):
        job.start_again(request)
        st.rerun()
    return found.outcome
