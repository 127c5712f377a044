"""The address says what is shown, so that a view can be sent on, and Back goes to the view before."""

from collections.abc import Iterable, Mapping

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx


def went_back() -> bool:
    """Whether this run was asked for with the browser's Back or Forward, so that the address is to be followed.

    At other times it may be older than what the person chose last.
    """
    context = get_script_run_ctx(suppress_warning=True)
    return context is not None and context.is_history_navigation


def write(parameters: Iterable[str], shown: Mapping[str, str], bare: Mapping[str, str]) -> None:
    """Write what is shown, in one step, as each makes an entry in the browser's history.

    Args:
        parameters: all that the page writes.
        shown: those that say what is shown now, with their values.
        bare: what the page shows at an address without any; such an address is left as it is.
    """
    given = {name: st.query_params[name] for name in parameters if name in st.query_params}
    if given == shown or (not given and shown == bare):
        return
    for name in given.keys() - shown.keys():
        st.query_params.pop(name)
    if shown:
        st.query_params.update(shown)
