"""Going back from a taught model to the one it came from, after a question."""

import streamlit as st

from core.errors import ShelfLensError
from core.settings import settings
from core.training.continual.methods import BY_KEY
from core.training.continual.undo import undo
from dashboard import resources
from dashboard.learn.teach import figures, use
from dashboard.markup import plain

_SAID = "learn-rolled-back"


def rollback() -> None:
    """Draw what the active model was taught and the way back; nothing for a model that was not taught."""
    done, said = st.session_state.pop(_SAID, (True, ""))
    if said:
        (st.success if done else st.error)(plain(said), icon=":material/undo:" if done else ":material/error:")
    card = resources.card()
    origin = card.training.get("updated_from")
    if not origin:
        return
    st.subheader("The active model was taught", anchor=False)
    data = card.training.get("data", {}).get("name", "")
    st.markdown(plain(f"{card.name} was taught {data} from {origin['name']} by {BY_KEY[origin['method']].title}."))
    figures(origin["figures"])
    with st.popover(f"Roll back to {plain(origin['name'])}", icon=":material/undo:"):
        st.markdown(plain(f"{card.name} is removed for good. {origin['name']} is checked first and becomes active."))
        st.button("Remove and go back", type="primary", on_click=_go_back, key="learn-undo")


def _go_back() -> None:
    folder = resources.model_folder()
    try:
        parent = undo(folder, settings())
    except ShelfLensError as error:
        st.session_state[_SAID] = (False, str(error))
        return
    use(parent.name)
    st.session_state[_SAID] = (True, f"{folder.name} is removed; {parent.name} is whole and active again.")
