"""Analyzer: one product, its category, and why."""

import streamlit as st

from dashboard import errors, page, resources
from dashboard.analyzer import (
    answer,
    arrival,
    controls,
    draft,
    inputs,
    pictures,
    provenance,
    sections,
    slow_maps,
    take_away,
    verdict,
    words,
)
from dashboard.analyzer.work import Analysis


def main() -> None:
    page.header("Analyzer", "One product: which category it belongs to, and what in its picture and words says so.")
    predictor = resources.predictor()
    arrival.take_in()
    left, right = st.columns([1, 2], gap="medium")
    with left:
        inputs.draw()
    product = draft.submitted()
    if product is None:
        return
    with right:
        # Both containers are always there: Streamlit matches elements by their place, and would else leave the old
        # results standing under the new ones until the words are ready.
        notice, results = st.container(), st.container(key="analyzer-results")
        with notice:
            notify()
        with results, errors.shown():
            show(Analysis(predictor, product))


def notify() -> None:
    if draft.is_stale():
        st.info(draft.stale_sentence(), icon=":material/history:")
        # style.css dims the results while this mark is on the page.
        st.html('<span class="sl-stale" hidden></span>')


def show(analysis: Analysis) -> None:
    prediction = analysis.predict()
    parts = ("answer", "verdict", "question", "pictures", "words", "more", "take_away", "settings", "made")
    places = {name: st.container(key=f"analyzer-part-{name}") for name in parts}
    with places["question"]:
        question = controls.choose_question(analysis, prediction)
    with places["answer"]:
        answer.draw(analysis.product, prediction, analysis.states(), question, analysis.encoders(question))
    with places["verdict"]:
        verdict.draw(analysis)
    with places["settings"]:
        choice = controls.choose_methods(analysis.predictor)
    with places["take_away"]:
        take_away.draw(analysis, question, choice)
    with places["made"]:
        provenance.draw(analysis.predictor, prediction, choice)
    if analysis.product.has_image:
        with places["pictures"]:
            pictures.draw(analysis, question, choice)
            awaited = st.container()
    ready = sections.ready(analysis, choice)
    with places["more"]:
        # What is here belongs to the last answer until the words are ready, so it goes while they are weighed. Either
        # way it ends up at the same depth: a container more, and the browser would forget which tab is open.
        more = st.container() if ready else st.empty()
    fitted = None
    if analysis.product.has_text:
        # Late, because it takes longest: all else is on the screen by then.
        with places["words"]:
            fitted = words.draw(analysis, question, choice)
    with more if ready else more.container():
        sections.draw(analysis, question, choice, fitted)
    if analysis.product.has_image:
        # Last, so that the words have the processor for themselves.
        with awaited:
            slow_maps.draw(analysis, question, choice)


main()
