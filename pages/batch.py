"""Batch: a whole dataset classified, and what of it a person should check first."""

import streamlit as st

from dashboard import errors
from dashboard.batch import answers, job
from dashboard.datasets.choice import choose
from dashboard.datasets.learned import learned_note
from dashboard.page import header
from dashboard.progress import progress


def main() -> None:
    header("Batch", "Every product of a dataset, classified; the answers that a person should check come first.")
    request = choose("batch", "it is then classified")
    if request is None:
        return
    found = job.take(request)
    if found.running:
        progress(
            found, "batch-stop", "You can leave this page meanwhile; the work goes on, and what is encoded is kept."
        )
        return
    if found.outcome is None:
        errors.show(found.problem or "")
    if st.button("Classify again", icon=":material/refresh:", key="batch-again", help="Reads the dataset anew."):
        job.start_again(request)
        st.rerun()
    if found.outcome is not None:
        learned_note(request.data)
        answers.draw(found.outcome)


with errors.shown():
    main()
