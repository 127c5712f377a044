"""Heat maps that take seconds: computed in the background, so that all else on the page answers meanwhile."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from core.explain import registry
from core.explain.question import Question
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.pictures import missing
from dashboard.analyzer.work import Analysis
from dashboard.background import Job, Runs, Say
from dashboard.progress import progress

STOPPED = "The map was stopped before it was ready."


def draw(analysis: Analysis, question: Question, choice: Choice) -> None:
    """Begin what is missing and draw how far it is; the page runs again when it is there.

    Args:
        analysis: a product with a picture.
        question: the category, and what it is held against.
        choice: the methods.
    """
    awaited = missing(analysis, question, choice)
    if not awaited:
        return
    settings = [(method, *sorted(choice.of(method).items())) for method in choice.maps]
    key = (analysis.key, question.target, question.against, *settings)
    found = _runs().find(key)
    if found is None or found.outcome is not None:
        found = _runs().start(key, lambda: new(analysis, awaited, choice))
    if found.problem is None:
        progress(found, "analyzer-maps-stop", "")
        return
    st.info(found.problem, icon=":material/pause_circle:")
    if st.button("Compute the map", icon=":material/play_arrow:", key="analyzer-maps-resume"):
        _runs().start(key, lambda: new(analysis, awaited, choice))
        st.rerun()


def new(analysis: Analysis, awaited: Sequence[tuple[Question, str]], choice: Choice) -> Job[int]:
    """A run that has not begun: it makes the analysis know the maps.

    Args:
        analysis: a product with a picture.
        awaited: what is asked, and by which method.
        choice: the methods' settings.
    """

    def work(say: Say) -> int:
        for asked, method in awaited:
            analysis.heat_map(asked, method, choice.of(method), partial(say, step_of(method)))
        return len(awaited)

    return Job(analysis.product.title, work, STOPPED, step_of(awaited[0][1]))


def step_of(method: str) -> str:
    """What is being done, for a person."""
    return f"Computing the map of {registry.find(method).name}"


@st.cache_resource(show_spinner=False)
def _runs() -> Runs[int]:
    return Runs()
