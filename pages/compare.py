"""Compare: two products, or one product as two models see it, side by side on the same scales."""

import streamlit as st

from dashboard import errors, page, resources
from dashboard.analyzer.work import Analysis
from dashboard.compare import chooser, results, state
from dashboard.compare.state import SIDES
from dashboard.markup import plain


def main() -> None:
    page.header("Compare", "Two products, or one product as two models see it, side by side on the same scales.")
    state.take_in()
    with st.container(key="compare-choosers"):
        for side, column in zip(SIDES, st.columns(2, gap="medium"), strict=True):
            with column:
                chooser.draw(side)
    chooser.draw_actions()
    state.keep()
    with st.container():
        if sentence := state.problem():
            st.error(plain(sentence), icon=":material/error:")
    with st.container(key="compare-results"), errors.shown():
        folders = resources.model_folders()
        analyses = [Analysis(resources.predictor(folders[state.model(side)]), state.product(side)) for side in SIDES]
        left, right = (results.look(side, state.model(side), each) for side, each in zip(SIDES, analyses, strict=True))
        show((left, right))


def show(pair: results.Pair) -> None:
    results.draw_answers(pair)
    targets = results.choose_targets(pair)
    results.draw_bars(pair, targets)
    st.subheader("Where in the picture", anchor=False)
    results.draw_pictures(pair, targets)
    st.subheader("Which words", anchor=False)
    # Last, because they take longest: all else is on the screen by then.
    results.draw_words(pair, targets)


main()
