"""Whether the answer is right, asked under it; what a person says is kept as a dataset that models can learn from."""

import streamlit as st

from core.errors import ShelfLensError
from core.feedback import Feedback
from core.settings import settings
from dashboard import errors
from dashboard.analyzer.work import Analysis
from dashboard.markup import plain

_KEY = "analyzer-verdict"


# A fragment, so that nothing else runs again when a person judges.
@st.fragment
@errors.shown()
def draw(analysis: Analysis) -> None:
    """Draw the question, or what was said and a way to take it back."""
    feedback = Feedback(settings().feedback)
    problem = st.session_state.pop(_KEY, None)
    said = feedback.find(analysis.product)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=_KEY + "-line"):
        if said is None:
            _ask(analysis)
        else:
            # Whatever model was asked then: another may be active now, and answer something else.
            category = plain(said["categories"])
            st.caption(f"Kept: it is {category}. *Learn* and `python -m core update feedback` can teach it to a model.")
            st.button(
                "Take back",
                icon=":material/undo:",
                type="tertiary",
                key=f"{_KEY}-back-{analysis.key}",
                on_click=_take_back,
                args=(said["ImgId"],),
            )
    if problem:
        errors.show(problem)


def _ask(analysis: Analysis) -> None:
    prediction = analysis.predict()
    others = [name for name in sorted(prediction.probabilities) if name != prediction.category]
    choice = f"{_KEY}-is-{analysis.key}"
    st.caption("Is that right?", width="content")
    st.button(
        "Yes",
        icon=":material/check:",
        key=f"{_KEY}-yes-{analysis.key}",
        on_click=_record,
        args=(analysis, None),
        help=f"Keeps the product, its picture too, on this machine: in {settings().feedback}.",
    )
    st.selectbox(
        "What it is",
        others,
        index=None,
        placeholder="No, it is …",
        key=choice,
        accept_new_options=True,
        label_visibility="collapsed",
        width=240,
        on_change=_record,
        args=(analysis, choice),
    )


def _record(analysis: Analysis, choice: str | None) -> None:
    """Keep the answer as it is, or what was chosen in its place."""
    prediction = analysis.predict()
    category = prediction.category if choice is None else st.session_state[choice]
    if not category:
        return
    try:
        Feedback(settings().feedback).record(analysis.product, category, prediction, analysis.predictor.name)
    except ShelfLensError as error:
        st.session_state[_KEY] = str(error)


def _take_back(identity: str) -> None:
    try:
        Feedback(settings().feedback).take_back(identity)
    except ShelfLensError as error:
        st.session_state[_KEY] = str(error)
