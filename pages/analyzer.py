"""Analyzer: one product, its category, and why."""

import streamlit as st

from dashboard import errors, page, resources
from dashboard.analyzer import answer, arrival, controls, draft, inputs, pictures, provenance, take_away, words
from dashboard.analyzer.work import Analysis


def main() -> None:
    page.header("Analyzer", "One product: which department it belongs to, and what in its picture and words says so.")
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
    places = {
        name: st.container() for name in ("answer", "target", "pictures", "words", "take_away", "settings", "made")
    }
    with places["target"]:
        target = controls.choose_target(analysis, prediction)
    with places["answer"]:
        answer.draw(analysis.product, prediction, analysis.states(), target)
    with places["settings"]:
        choice = controls.choose_method()
    with places["take_away"]:
        take_away.draw(analysis, target, choice)
    with places["made"]:
        provenance.draw(analysis.predictor, prediction, choice)
    picture = analysis.picture()
    if picture is not None:
        with places["pictures"]:
            pictures.draw(picture, analysis.maps(target, choice.methods))
    if analysis.product.has_text:
        # Last, because it takes longest: all else is on the screen by then.
        with places["words"]:
            words.draw(analysis, target, choice)


main()
