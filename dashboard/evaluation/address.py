"""The page's address, kept while other pages are visited.

Streamlit empties the address on the way to another page, also when the browser goes back; the filters, which live in
it, would be lost by opening a product in the analyzer.
"""

import streamlit as st

from dashboard import navigation

_KEPT = "evaluation.address"


def restore() -> None:
    """Show the view that was left, where one comes back to the page without naming another; call first."""
    kept: dict[str, list[str]] = st.session_state.pop(_KEPT, {})
    if kept and navigation.just_arrived() and not st.query_params:
        st.switch_page(navigation.target("evaluation"), query_params=kept)


def keep() -> None:
    """Remember the address; call last, on the page and in each of its fragments."""
    st.session_state[_KEPT] = {name: st.query_params.get_all(name) for name in st.query_params}
