"""A page's address, kept while other pages are visited.

Streamlit empties the address on the way to another page, also when the browser goes back; the filters, which live in
it, would be lost by opening a product in the analyzer.
"""

import streamlit as st

from dashboard import navigation


def restore(page: str) -> None:
    """Show the view that was left, where one comes back to the page without naming another; call first.

    Args:
        page: the page's name.
    """
    kept: dict[str, list[str]] = st.session_state.get(_key(page), {})
    # Where the sidebar has written a model, Streamlit refuses another address in the same run.
    if kept and navigation.just_arrived() and not st.query_params:
        st.switch_page(navigation.target(page), query_params=kept)


def keep(page: str) -> None:
    """Remember the address; call last, on the page and in each of its fragments.

    Args:
        page: the page's name.
    """
    st.session_state[_key(page)] = {name: st.query_params.get_all(name) for name in st.query_params}


def _key(page: str) -> str:
    return f"{page}.address"
