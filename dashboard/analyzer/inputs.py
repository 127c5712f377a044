"""The left third: picture, title, description, examples, and the one button."""

import streamlit as st

from dashboard import gallery
from dashboard.analyzer import draft, paste
from dashboard.markup import escape, plain

_PASTE = "analyzer-paste"
_UPLOAD, _CAMERA = "analyzer-upload", "analyzer-camera"
_FROM_FILE, _FROM_CAMERA = "File", "Camera"


def draw() -> None:
    """Draw the panel; everything that is entered ends up in ``draft``."""
    _take_file()
    with st.container(key="analyzer-inputs", gap="small"):
        _picture()
        _text()
        _buttons()
        st.caption("Or try an example")
        gallery.draw("analyzer", on_pick=draft.load)


def _text() -> None:
    # No max_chars: with it, a longer text that is pasted is refused without a word; draft.product() cuts it instead.
    st.text_input("Title", key=draft.TITLE, persist_state="session", placeholder="Product name")
    st.text_area(
        "Description",
        key=draft.DESCRIPTION,
        height=96,
        persist_state="session",
        placeholder="What the listing says about it",
    )


def _picture() -> None:
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", gap="small"):
        st.markdown("Picture", width="content")
        source = st.segmented_control(
            "Where the picture comes from",
            [_FROM_FILE, _FROM_CAMERA],
            default=_FROM_FILE,
            required=True,
            key="analyzer-source",
            label_visibility="collapsed",
        )
    _preview()
    if source == _FROM_CAMERA:
        st.camera_input("Take a picture", key=_key(_CAMERA), label_visibility="collapsed")
        return
    # No list of types: a file of the wrong kind gets a sentence that names the reason, not a shrug.
    st.file_uploader("Upload a picture", key=_key(_UPLOAD), label_visibility="collapsed")
    paste.listen(_PASTE, on_paste=_on_paste)


def _preview() -> None:
    preview = draft.preview()
    if preview is None:
        return
    with st.container(key="analyzer-preview", gap=None):
        alt = f"The picture to analyze: {escape(preview.name)}"
        st.html(f'<div class="sl-preview"><img src="{preview.url}" alt="{alt}"></div>')
        st.button(
            "Remove",
            icon=":material/close:",
            key="analyzer-remove",
            on_click=draft.drop_picture,
            help="Remove the picture",
        )


def _buttons() -> None:
    if sentence := draft.problem():
        st.error(plain(sentence), icon=":material/error:")
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Analyze",
            type="primary",
            icon=":material/search:",
            key="analyzer-analyze",
            width="stretch",
            on_click=draft.submit,
        )
        st.button("Clear", key="analyzer-clear", on_click=draft.clear, width=90, help="Empty the fields")


def _take_file() -> None:
    """Take over a file that was chosen or photographed.

    Not in a callback: Streamlit ends one halfway when another run is asked for meanwhile, as it is while a map is
    computed, and does not call it again.
    """
    for place in (_UPLOAD, _CAMERA):
        file = st.session_state.get(_key(place))
        if file is not None:
            draft.take_picture(lambda file=file: (file.getvalue(), file.name))


def _key(place: str) -> str:
    """The element's key; a new one, which empties it, after each file."""
    return f"{place}-{draft.round_number()}"


def _on_paste() -> None:
    draft.take_picture(lambda: paste.pasted(_PASTE))
