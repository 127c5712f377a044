"""The analysis to take away: an HTML file for people, a JSON file to repeat it; each is made when it is asked for."""

import re

import streamlit as st

from core.explain.explanation import explain
from core.explain.export import Report, gather, to_html, to_json
from dashboard.analyzer.controls import Choice
from dashboard.analyzer.work import Analysis

_LONGEST_NAME = 40


def draw(analysis: Analysis, target: str, choice: Choice) -> None:
    """Draw the two buttons.

    Args:
        analysis: the product under analysis.
        target: the category that is explained.
        choice: how the explanation is made.
    """
    # Streamlit calls what makes a file on a click, in a thread of its own; nothing is made for those who do not ask.
    files = (
        ("Report (HTML)", "html", "text/html", lambda: to_html(report(analysis, target, choice))),
        ("Data (JSON)", "json", "application/json", lambda: to_json(report(analysis, target, choice), True)),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="analyzer-take-away"):
        for label, ending, mime, make in files:
            st.download_button(
                label,
                lambda make=make: make().encode(),
                file_name=f"{file_name(analysis)}.{ending}",
                mime=mime,
                icon=":material/download:",
                on_click="ignore",
                key=f"analyzer-download-{ending}",
            )
        st.caption("The report is one file that opens anywhere; the data repeat it with `python -m core repeat FILE`.")


def report(analysis: Analysis, target: str, choice: Choice) -> Report:
    """All that is known of the analysis; what was computed for the page is not computed again."""
    prediction, picture = analysis.predict(), analysis.picture()
    known = analysis.neighbourhood(choice.samples, choice.seed)
    explanation = explain(
        analysis.predictor,
        analysis.product,
        prediction,
        target,
        methods=choice.methods,
        image=picture,
        neighbourhood=known,
        words_kept=max(1, len(known.words)),
    )
    return gather(analysis.predictor, analysis.product, prediction, explanation, picture)


def file_name(analysis: Analysis) -> str:
    """A name for the files from the product's title, in letters that every system takes."""
    title = re.sub(r"[^a-z0-9]+", "-", analysis.product.title.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return f"shelflens-{title}" if title else "shelflens-analysis"
