"""Work that is done only when it is asked for, and can be left.

No fragment: only what concerns the whole page may interrupt a running one.
"""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.predictor import Progress


def asked_for(
    place: DeltaGenerator, asked: tuple[object, ...], key: str, label: str, icon: str, working: str
) -> DeltaGenerator | None:
    """The bar of work that was asked for, with a button that stops it; else None, and the button that asks for it.

    Args:
        place: an empty element, where either is drawn.
        asked: what the work depends on; another time it is asked for anew.
        key: of the button.
        label: on the button.
        icon: on the button.
        working: what stands over the bar.
    """
    if st.session_state.get(_asked(key)) != asked:
        place.button(label, icon=icon, key=key, on_click=_ask, args=(key, asked))
        return None
    with place.container(horizontal=True, vertical_alignment="center", gap="small"):
        bar = st.progress(0.0, working, width="stretch")
        st.button("Stop", icon=":material/stop_circle:", key=f"{key}-stop", on_click=_ask, args=(key, None))
    return bar


def progress_of(bar: DeltaGenerator, number: int, total: int, text: str) -> Progress:
    """Progress of one of several pieces of work. Drawing is also where Streamlit ends this run when the person clicks.

    Args:
        bar: shows it.
        number: of the piece, from 0.
        total: pieces.
        text: over the bar.
    """
    return lambda done, most: bar.progress(min(1.0, (number + done / most) / total), text)


def _ask(key: str, asked: tuple[object, ...] | None) -> None:
    st.session_state[_asked(key)] = asked


def _asked(key: str) -> str:
    return f"{key}.asked"
