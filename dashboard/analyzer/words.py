"""The text with its words coloured, the ten strongest as bars with whiskers, and how far to trust them."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.explain.question import Question
from core.explain.words import WordEvidence, WordFit, WordWeight, find_method
from dashboard import highlights
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.wording import title
from dashboard.analyzer.work import Analysis
from dashboard.bars import pair, weight_bars
from dashboard.markup import escape

STRONGEST = 10
# Below this share of explained variance the local model hardly follows the classifier.
LOW_FIT = 0.5
_STOPPED = "analyzer.words_stopped"


def draw(analysis: Analysis, question: Question, choice: Choice) -> WordFit | None:
    """Draw the words' part; computes them first, showing how far it is, if they are not known yet.

    Args:
        analysis: the product under analysis.
        question: the category to explain, and what it is held against.
        choice: the word method and its settings.

    Returns:
        The weights, or None where the person stopped them.
    """
    key = (analysis.key, choice.words, *sorted(choice.of(choice.words).items()))
    known = analysis.knows_evidence(choice.words, choice.of(choice.words))
    # Streamlit matches elements by their place. What is computed and what was found share the second one, so that new
    # words take the place of old ones and never stand beside them; known ones are renewed without being emptied first.
    place, text = st.empty(), st.container() if known else st.empty()
    if st.session_state.get(_STOPPED) == key:
        st.info("The words were stopped before they were ready.", icon=":material/pause_circle:")
        st.button("Weigh the words", icon=":material/play_arrow:", key="analyzer-resume", on_click=_resume)
        return None
    if not known:
        _compute(analysis, choice, key, place, text)
        text = text.container()
    fitted = analysis.words(question, choice.words, choice.of(choice.words))
    with text:
        _result(analysis, question, choice, fitted)
    return fitted


def reading(fitted: WordFit, known: WordEvidence, method: str) -> str:
    """One line on how the weights were made and how far they can be trusted."""
    parts = []
    if fitted.fit is not None:
        trust = "the weights say little" if fitted.fit < LOW_FIT else "the weights describe the model well here"
        parts.append(f"Local fit R² {fitted.fit:.2f}: {trust}.")
    read, total = len(known.words), known.words_total
    words = f"the first {read:,} of {total:,} words"
    if read == total:
        words = "the one word" if total == 1 else f"all {total:,} words"
    asked = "" if fitted.samples is None else f"; {method} asked it about {fitted.samples:,} variations"
    parts.append(f"The model reads {words}{asked}.")
    if fitted.settled is not None and read > 1:
        parts.append(
            "That settled the order of the strongest words."
            if fitted.settled
            else "The order of the strongest words is not settled: with another seed it may change."
        )
    if any(word.error for word in fitted.words):
        parts.append("Whiskers: one standard error.")
    return " ".join(parts)


def two_sides(question: Question, words: tuple[WordWeight, ...]) -> str:
    """The strongest words for either of two categories side by side, on one scale, as HTML.

    Every method's weight for "B rather than A" is that for "A rather than B" with the other sign.
    """
    halves = []
    scale = max((abs(word.weight) + (word.error or 0.0) for word in words), default=0.0)
    for asked, sign in ((question, 1), (question.swapped, -1)):
        strongest = [word for word in words if sign * word.weight > 0][: STRONGEST // 2]
        bars = weight_bars(
            [(word.word, sign * word.weight) for word in strongest],
            f"Words with the largest weights for {title(asked)}",
            scale,
            [word.error for word in strongest],
        )
        halves.append(f'<p class="sl-side">{escape(title(asked))}</p>{bars if strongest else _none()}')
    return f'<div class="sl-halves">{"".join(f"<div>{half}</div>" for half in halves)}</div>'


def _none() -> str:
    return '<p class="sl-note">No word.</p>'


def _compute(
    analysis: Analysis, choice: Choice, key: tuple[object, ...], place: DeltaGenerator, text: DeltaGenerator
) -> None:
    with place.container(horizontal=True, vertical_alignment="center", gap="small"):
        bar = st.progress(0.0, "Weighing the words …", width="stretch")
        st.button("Stop", icon=":material/stop_circle:", key="analyzer-stop", on_click=_stop, args=(key,))
    text.html(highlights.highlighted(analysis.product.text, ()))

    # Drawing is also where Streamlit ends this run when the person clicks or leaves, so the work can be left.
    def show(done: int, total: int) -> None:
        bar.progress(done / total, f"Weighing the words: {done:,} of {total:,} variations of the text …")

    analysis.evidence(choice.words, choice.of(choice.words), show)
    place.empty()


def _result(analysis: Analysis, question: Question, choice: Choice, fitted: WordFit) -> None:
    if not fitted.words:
        st.caption("There is no word in this text to weigh: signs, emoji and markup are not counted as words.")
        return
    text = highlights.highlighted(analysis.product.text, fitted.words) + highlights.legend(
        question.target, question.against
    )
    if question.against is None:
        strongest = fitted.words[:STRONGEST]
        label = f"Words with the largest weights for {question.target}"
        bars = weight_bars(
            [(word.word, word.weight) for word in strongest], label, errors=[word.error for word in strongest]
        )
        st.html(pair(text, bars))
    else:
        st.html(text + two_sides(question, fitted.words))
    known = analysis.evidence(choice.words, choice.of(choice.words))
    st.caption(reading(fitted, known, find_method(choice.words).name))


def _stop(key: tuple[object, ...]) -> None:
    st.session_state[_STOPPED] = key


def _resume() -> None:
    st.session_state.pop(_STOPPED, None)
