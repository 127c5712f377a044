"""The analysis to take away: an HTML file for people, a JSON file to repeat it; each is made when it is asked for."""

import re

import streamlit as st

from core.explain import modality
from core.explain.encoder_shares import encoder_shares
from core.explain.explanation import Explanation, notes, provenance
from core.explain.export import Report, gather, to_html, to_json
from core.explain.question import Question
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.work import Analysis

_LONGEST_NAME = 40


def draw(analysis: Analysis, question: Question, choice: Choice) -> None:
    """Draw the two buttons.

    Args:
        analysis: the product under analysis.
        question: the category that is explained, and what it is held against.
        choice: the methods.
    """
    # Streamlit calls what makes a file on a click, in a thread of its own; nothing is made for those who do not ask.
    files = (
        ("Report (HTML)", "html", "text/html", lambda: to_html(report(analysis, question, choice))),
        ("Data (JSON)", "json", "application/json", lambda: to_json(report(analysis, question, choice), True)),
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


def report(analysis: Analysis, question: Question, choice: Choice) -> Report:
    """All that is known of the analysis; what was computed for the page is not computed again."""
    predictor, prediction, picture = analysis.predictor, analysis.predict(), analysis.picture()
    evidence = analysis.evidence(choice.words, choice.of(choice.words))
    fitted = analysis.words(question, choice.words, choice.of(choice.words))
    shown = choice.maps if picture is not None else ()
    maps = tuple(analysis.heat_map(question, method, choice.of(method)) for method in shown)
    explanation = Explanation(
        question.target,
        question.against,
        maps,
        fitted.words,
        fitted.fit,
        modality.shares(analysis.states(), question),
        encoder_shares(predictor, prediction, question),
        provenance(predictor, evidence, maps, choice.words, fitted),
        notes(prediction, evidence),
        {},
    )
    return gather(predictor, analysis.product, prediction, explanation, picture, _tested(analysis, question, choice))


def _tested(analysis: Analysis, question: Question, choice: Choice) -> list[str]:
    """What the tests of the explanation said, as far as the person ran them."""
    said = []
    for method in choice.maps:
        if analysis.knows_trust(question, method, choice.of(method)):
            said.append(analysis.trust_in_map(question, method, choice.of(method)).sentence)
    if analysis.knows_trust(question, choice.words, choice.of(choice.words)):
        words = analysis.trust_in_words(question, choice.words, choice.of(choice.words))
        said += [] if words is None else [words.sentence]
    return said


def file_name(analysis: Analysis) -> str:
    """A name for the files from the product's title, in letters that every system takes."""
    title = re.sub(r"[^a-z0-9]+", "-", analysis.product.title.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return f"shelflens-{title}" if title else "shelflens-analysis"
