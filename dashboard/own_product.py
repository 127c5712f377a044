"""A product of the person's own, to be held against others."""

from collections.abc import Callable

import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from core.images import read_image
from dashboard.analyzer.draft import MOST_DESCRIPTION, MOST_TITLE

NOTHING = "Add a picture, a title or a description first: there is nothing to compare yet."


def form(key: str, label: str, icon: str, take: Callable[[Product], None], refuse: Callable[[str], None]) -> None:
    """Draw fields for a picture and texts; the page runs again once they were sent.

    Not in a callback, and not by the press alone: Streamlit may end a run halfway to begin the next, which knows of no
    press, but still of fields that hold something else than was taken last.

    Args:
        key: of the form; the fields' keys begin with it.
        label: on the button.
        icon: on the button.
        take: is given the product when it is sent.
        refuse: is given the sentence in its place, where it cannot be read.
    """
    with st.form(key, border=False):
        # No list of types: a file of the wrong kind gets a sentence that names the reason, not a shrug.
        file = st.file_uploader("Picture", key=f"{key}-picture", label_visibility="collapsed")
        title = st.text_input("Title", key=f"{key}-title", placeholder="Product name")
        description = st.text_area(
            "Description", key=f"{key}-description", height=80, placeholder="What the listing says about it"
        )
        pressed = st.form_submit_button(label, icon=icon)
    sent = (title, description, None if file is None else file.file_id)
    if not pressed and (sent == st.session_state.get(f"{key}.sent") or not any(sent)):
        return
    try:
        take(_product(title, description, None if file is None else file.getvalue()))
    except ShelfLensError as error:
        refuse(str(error))
    st.session_state[f"{key}.sent"] = sent
    st.rerun()


def _product(title: str, description: str, image: bytes | None) -> Product:
    """The product; the end of a text that is longer than the limit, which no model would read, is cut."""
    if image is not None:
        read_image(image)
    own = Product("own input", title[:MOST_TITLE], description[:MOST_DESCRIPTION], image=image)
    if not own.has_image and not own.has_text:
        raise ShelfLensError(NOTHING)
    return own
