"""The head that every page has."""

import streamlit as st


def header(title: str, lead: str = "") -> None:
    """Draw a page's title and the one sentence that says what it is for.

    Args:
        title: the page's name, as in the menu.
        lead: one sentence, Markdown.
    """
    st.header(title, anchor=False)
    if lead:
        st.caption(lead)
