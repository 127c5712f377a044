"""A selection kept under a name, or sent on as a link."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from core.errors import ShelfLensError
from core.evaluation import saved_selections
from core.settings import settings
from dashboard import errors
from dashboard.evaluation import conditions
from dashboard.evaluation.clicking import announce
from dashboard.evaluation.filters import HAS, SOURCE
from dashboard.markup import plain

_NAME, _PROBLEM = "evaluation-selection-name", "evaluation.selection-problem"


def selections_file() -> Path:
    """Where selections are kept, for all sessions."""
    return settings().cache / "selections.json"


def saved_menu() -> None:
    """Draw the link, a field to save this selection, and the saved ones."""
    st.caption("Link to what is shown now")
    st.code(link(st.context.url or "", _address()), language=None, wrap_lines=True)
    with st.form("evaluation-selection", border=False, clear_on_submit=False):
        st.text_input("Save the selection as", key=_NAME, placeholder="Name", max_chars=saved_selections.LONGEST)
        st.form_submit_button("Save", icon=":material/bookmark_add:", on_click=_save, width="stretch")
    problem = st.session_state.pop(_PROBLEM, "")
    if problem:
        st.error(plain(problem), icon=":material/error:")
    with errors.shown():
        _list(saved_selections.read(selections_file()))


def link(url: str, address: Mapping[str, list[str]]) -> str:
    """A page's address with these parameters in place of its own."""
    query = urlencode(address, doseq=True)
    return f"{url.split('?')[0]}?{query}" if query else url.split("?")[0]


def _list(saved: Mapping[str, Mapping[str, list[str]]]) -> None:
    st.caption("Saved selections, for everybody who uses this dashboard" if saved else "None is saved yet.")
    for name, address in saved.items():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(plain(name), key=f"evaluation-saved-{name}", on_click=_open, args=(address,), width="stretch")
            st.button(
                "",
                key=f"evaluation-forget-{name}",
                icon=":material/delete:",
                help=f"Delete {plain(name)}",
                on_click=_delete,
                args=(name,),
                type="tertiary",
            )


def _address() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _save() -> None:
    try:
        saved_selections.save(selections_file(), st.session_state[_NAME], _address())
    except ShelfLensError as error:
        st.session_state[_PROBLEM] = str(error)


def _delete(name: str) -> None:
    try:
        saved_selections.delete(selections_file(), name)
    except ShelfLensError as error:
        st.session_state[_PROBLEM] = str(error)


def _open(address: Mapping[str, list[str]]) -> None:
    """Set the filters to what was saved; the rest of the page stays as it is."""
    announce()
    st.session_state[SOURCE] = list(address.get(SOURCE, ()))
    st.session_state[HAS] = next(iter(address.get(HAS, ())), "All")
    st.query_params[conditions.ONLY] = list(address.get(conditions.ONLY, ()))
