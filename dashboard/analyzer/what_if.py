"""What if: words switched off, the text edited, places of the picture brushed out, and what the model says then."""

from collections.abc import Sequence

import streamlit as st

from core.explain.read_words import read_words
from core.explain.words import WordFit, WordWeight
from dashboard import components, errors, heatmaps
from dashboard.analyzer import change, consequence
from dashboard.analyzer.draft import MOST_DESCRIPTION
from dashboard.analyzer.work import Analysis
from dashboard.components import Piece
from dashboard.highlights import FAINT


# A fragment, so that nothing else runs again while a person tries things out.
@st.fragment
@errors.shown()
def draw(analysis: Analysis, fitted: WordFit | None) -> None:
    """Draw what comes of the change, and under it what can be changed.

    Args:
        analysis: the product under analysis.
        fitted: the words' weights, which colour the text; None where they were not computed.
    """
    made = change.change(analysis)
    product, prediction = analysis.product, analysis.predict()
    outcome, left, right = st.container(), *st.columns([3, 2], gap="medium")
    with outcome:
        st.html(consequence.block(product, prediction, analysis.answer_to(made), made))
        st.button(
            "Reset",
            icon=":material/restart_alt:",
            key="analyzer-what-if-reset",
            disabled=made.is_none,
            on_click=change.reset,
            args=(analysis,),
        )
    if product.has_text:
        with left:
            _text(analysis, () if fitted is None else fitted.words)
    if product.has_image:
        with right if product.has_text else left:
            _picture(analysis)


def pieces(text: str, words: Sequence[tuple[int, int]], weights: Sequence[WordWeight]) -> list[Piece]:
    """A text cut into words and what stands between them.

    Args:
        text: the text.
        words: start and end of each word that can be switched off, in the text's order.
        weights: weights of words in this text, for their colours.
    """
    largest = max((abs(word.weight) for word in weights), default=0.0) or 1.0
    strengths = {word.start: word.weight / largest for word in weights}
    found: list[Piece] = []
    position = 0
    for place, (start, end) in enumerate(words):
        if start > position:
            found.append((text[position:start], None, 0.0))
        strength = strengths.get(start, 0.0)
        found.append((text[start:end], place, round(strength, 2) if abs(strength) >= FAINT else 0.0))
        position = end
    return [*found, (text[position:], None, 0.0)]


def _text(analysis: Analysis, weights: Sequence[WordWeight]) -> None:
    made, state = change.change(analysis), change.draft(analysis)
    text = analysis.product.text if made.text is None else made.text
    read = read_words(analysis.predictor, text)
    components.word_toggles(
        change.key(analysis, "words"),
        "Words of the text; press one to leave it out",
        pieces(read.text, [(word.start, word.end) for word in read.words], weights if made.text is None else ()),
        state.words_off,
        state.words_round,
        lambda: change.take_words(analysis),
    )
    st.caption("Press a word to leave it out, and again to put it back." + _unread(len(read.words), read.total))
    st.toggle("Without the text", key=change.key(analysis, "without-text"))
    with st.expander("Edit the text", icon=":material/edit:"):
        # Set here and not by `value`, so that a reset can set it again.
        st.session_state.setdefault(change.key(analysis, "text"), analysis.product.text)
        st.text_area(
            "Text",
            key=change.key(analysis, "text"),
            height=140,
            max_chars=MOST_DESCRIPTION + 1_001,
            label_visibility="collapsed",
            on_change=change.take_text,
            args=(analysis,),
        )


def _picture(analysis: Analysis) -> None:
    picture = analysis.picture()
    if picture is None:
        return
    state = change.draft(analysis)
    components.picture_brush(
        change.key(analysis, "picture"),
        "The picture; drag over a place to brush it out",
        "The picture as the model was given it",
        heatmaps.data_url(picture),
        state.regions,
        state.picture_round,
        lambda: change.take_boxes(analysis),
    )
    st.caption("Drag over a place to brush it out: the model is then given the surroundings' colours instead.")
    st.toggle("Without the picture", key=change.key(analysis, "without-picture"))


def _unread(read: int, total: int) -> str:
    return "" if read == total else f" The model reads the first {read:,} of {total:,} words."
