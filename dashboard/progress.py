"""How far work in the background is, and a way to end it."""

from typing import Any

import streamlit as st

from dashboard.background import Job
from dashboard.markup import plain


@st.fragment(run_every=0.5)
def progress(running: Job[Any], key: str, caption: str) -> None:
    """Draw a bar that moves by itself; when the work has ended, the page runs again.

    Args:
        running: the work.
        key: of the button that stops it.
        caption: Markdown below, or nothing.
    """
    if not running.running:
        st.rerun()
    far = f": {running.done:,} of {running.total:,}" if running.total else " …"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(min(1.0, running.done / max(running.total, 1)), text=plain(running.step) + far)
        if st.button("Stop", icon=":material/stop:", key=key):
            running.stop()
    if caption:
        st.caption(caption)
