"""Home: what this is, which model answers, and three ways in."""

import streamlit as st

from dashboard import examples, gallery, handover, landing, navigation, resources
from dashboard.analyzer.work import Analysis


def main() -> None:
    left, right = st.columns(2, gap="large", vertical_alignment="center")
    with left:
        st.html(landing.HERO)
        st.html(landing.facts(resources.card()))
        ways_in()
    example = examples.fitting(resources.card().categories)
    with right, st.container(border=True, key="home-live", gap="small"):
        landing.draw_result(Analysis(resources.predictor(), example))


def ways_in() -> None:
    example = examples.fitting(resources.card().categories)
    with st.container(horizontal=True, gap="small"):
        if st.button("Try an example", type="primary", icon=":material/play_arrow:", key="home-example"):
            handover.open_in_analyzer(example)
        if st.button("Upload your own", icon=":material/upload:", key="home-upload"):
            handover.open_empty()
        if navigation.exists("evaluation") and st.button(
            "Read the evaluation", icon=":material/monitoring:", key="home-evaluation"
        ):
            st.switch_page(navigation.target("evaluation"))
    picked = gallery.draw("home")
    if picked is not None:
        handover.open_in_analyzer(picked)


main()
