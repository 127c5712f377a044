"""What a person has switched off or edited in the what-if section; it lives in the session, for one product."""

from dataclasses import dataclass

import streamlit as st

from core.explain.boxes import Box
from core.explain.what_if import Change
from dashboard import components
from dashboard.analyzer.work import Analysis

_DRAFT = "analyzer.what_if"


@dataclass
class Draft:
    """What was switched off so far; the rest is in the widgets themselves.

    Attributes:
        owner: key of the analysis that it belongs to.
        words_off: places of words that are switched off.
        regions: boxes that are brushed out.
        words_round: a new number makes the browser forget the words that were pressed.
        picture_round: a new number makes the browser forget the boxes that were drawn.
    """

    owner: str
    words_off: frozenset[int] = frozenset()
    regions: tuple[Box, ...] = ()
    words_round: int = 0
    picture_round: int = 0


def draft(analysis: Analysis) -> Draft:
    """What was switched off of this product; another product begins afresh."""
    found: Draft | None = st.session_state.get(_DRAFT)
    if found is None or found.owner != analysis.key:
        found = st.session_state[_DRAFT] = Draft(analysis.key)
    return found


def key(analysis: Analysis, part: str) -> str:
    """Key of one of the section's elements: ``words``, ``picture``, ``text``, ``without-text``, ``without-picture``."""
    return f"analyzer-what-if-{part}-{analysis.key}"


def change(analysis: Analysis) -> Change:
    """All that is different from the product as it is."""
    state, made = st.session_state, draft(analysis)
    text = state.get(key(analysis, "text"), analysis.product.text)
    return Change(
        words_off=made.words_off,
        regions=made.regions,
        without_image=bool(state.get(key(analysis, "without-picture"))),
        without_text=bool(state.get(key(analysis, "without-text"))),
        text=None if text == analysis.product.text else text,
    )


def take_words(analysis: Analysis) -> None:
    """Remember which words were pressed."""
    draft(analysis).words_off = components.words_off(key(analysis, "words"))


def take_boxes(analysis: Analysis) -> None:
    """Remember which boxes were drawn."""
    draft(analysis).regions = components.boxes(key(analysis, "picture"))


def take_text(analysis: Analysis) -> None:
    """Forget which words were pressed: their places belonged to the text as it was before."""
    made = draft(analysis)
    made.words_off = frozenset()
    made.words_round += 1


def reset(analysis: Analysis) -> None:
    """Go back to the product as it is."""
    made = draft(analysis)
    made.regions = ()
    made.picture_round += 1
    take_text(analysis)
    st.session_state[key(analysis, "text")] = analysis.product.text
    st.session_state[key(analysis, "without-picture")] = st.session_state[key(analysis, "without-text")] = False
