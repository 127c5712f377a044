"""The text with its words coloured, the ten strongest as bars, and how far to trust them."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.explain.words import Neighbourhood, WordFit
from dashboard import highlights
from dashboard.analyzer.controls import Choice
from dashboard.analyzer.work import Analysis
from dashboard.bars import pair, weight_bars

STRONGEST = 10
# Below this share of explained variance the local model hardly follows the classifier.
LOW_FIT = 0.5
_STOPPED = "analyzer.words_stopped"


def draw(analysis: Analysis, target: str, choice: Choice) -> None:
    """Draw the words' part; computes them first, showing how far it is, if they are not known yet.

    Args:
        analysis: the product under analysis.
        target: the category to explain.
        choice: samples and seed.
    """
    key = (analysis.key, choice.samples, choice.seed)
    known = analysis.has_neighbourhood(choice.samples, choice.seed)
    # Streamlit matches elements by their place. What is computed and what was found share the second one, so that new
    # words take the place of old ones and never stand beside them; known ones are renewed without being emptied first.
    place, text = st.empty(), st.container() if known else st.empty()
    if st.session_state.get(_STOPPED) == key:
        st.info("The words were stopped before they were ready.", icon=":material/pause_circle:")
        st.button("Weigh the words", icon=":material/play_arrow:", key="analyzer-resume", on_click=_resume)
        return
    if not known:
        _compute(analysis, choice, key, place, text)
        text = text.container()
    with text:
        _result(analysis, target, choice)


def reading(target: str, fitted: WordFit, known: Neighbourhood) -> str:
    """One line on how far the weights can be trusted."""
    fit = fitted.fit or 0.0
    trust = "the weights say little" if fit < LOW_FIT else "the weights describe the model well here"
    read, total = len(known.words), known.words_total
    words = f"the first {read:,} of {total:,} words"
    if read == total:
        words = "the one word" if total == 1 else f"all {total:,} words"
    return (
        f"Local fit R² {fit:.2f}: {trust}. The model reads {words}; LIME asked it about {known.samples:,} variations."
    )


def _compute(
    analysis: Analysis, choice: Choice, key: tuple[str, int, int], place: DeltaGenerator, text: DeltaGenerator
) -> None:
    with place.container(horizontal=True, vertical_alignment="center", gap="small"):
        bar = st.progress(0.0, _progress_text(0, choice.samples), width="stretch")
        st.button("Stop", icon=":material/stop_circle:", key="analyzer-stop", on_click=_stop, args=(key,))
    text.html(highlights.highlighted(analysis.product.text, ()))

    # Drawing is also where Streamlit ends this run when the person clicks or leaves, so the work can be left.
    def show(done: int, total: int) -> None:
        bar.progress(done / total, _progress_text(done, total))

    analysis.neighbourhood(choice.samples, choice.seed, show)
    place.empty()


def _result(analysis: Analysis, target: str, choice: Choice) -> None:
    fitted = analysis.words(target, choice.samples, choice.seed)
    if not fitted.words:
        st.caption("There is no word in this text to weigh: signs, emoji and markup are not counted as words.")
        return
    known = analysis.neighbourhood(choice.samples, choice.seed)
    strongest = [(word.word, word.weight) for word in fitted.words[:STRONGEST]]
    text = highlights.highlighted(analysis.product.text, fitted.words) + highlights.legend(target)
    st.html(pair(text, weight_bars(strongest, f"Words with the largest weights for {target}")))
    st.caption(reading(target, fitted, known))


def _progress_text(done: int, total: int) -> str:
    return f"Weighing the words: {done:,} of {total:,} variations of the text …"


def _stop(key: tuple[str, int, int]) -> None:
    st.session_state[_STOPPED] = key


def _resume() -> None:
    st.session_state.pop(_STOPPED, None)
