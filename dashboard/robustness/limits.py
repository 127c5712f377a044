"""What the study measured, and what it does not show."""

import streamlit as st

from dashboard.markup import plain
from dashboard.robustness.studies import Study


def draw_limits(study: Study | None) -> None:
    """Draw how the study was made, where there is one, and its limits."""
    with st.expander("How this was measured, and what it does not show", icon=":material/info:"):
        if study is not None:
            st.markdown(made(study))
        st.markdown(
            "- The corruptions are computed, one at a time. Real pictures and listings are spoilt in other ways, and "
            "in several at once.\n"
            "- Every picture is first brought to 256 pixels along its longest side, so that a severity means the same "
            "for every shop.\n"
            "- Severities of different corruptions cannot be compared: severity 3 of blur is not as bad as severity 3 "
            "of noise.\n"
            "- An explanation that changes is no fault by itself: when the picture changes, so may the reasons. An "
            "explanation that stays is not thereby a true one.\n"
            "- An attack that fails here may succeed with more steps. Resisting these attacks proves nothing about "
            "others."
        )


def made(study: Study) -> str:
    """How the study was made, in a paragraph (Markdown)."""
    settings, data = study.report.settings, study.report.data
    return (
        f"{settings['products']:,} products of {plain(data['name'])} ({plain(data['part'])}) that have both a picture "
        f"and text, drawn with seed {settings['seed']}; explanations of {settings['explained']:,} and attacks on "
        f"{settings['attacked']:,} of them. Heat map: {plain(settings['map'])}; words: {plain(settings['words'])}; "
        f"arithmetic: {plain(settings['arithmetic'])}; attacks in float32, {settings['attack_steps']} steps."
    )
