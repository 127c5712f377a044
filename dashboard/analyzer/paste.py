"""Pasting a picture: Streamlit's uploader takes files that are dropped or chosen, this one what is on the clipboard."""

import base64
import binascii
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.errors import ImageError
from core.settings import settings

_HERE = Path(__file__).parent
_listener = st.components.v2.component(
    "shelflens_paste",
    html="<span>or paste one with <kbd></kbd></span>",
    css="span{font-size:.8rem;color:var(--st-gray-text-color)}"
    "kbd{font:inherit;padding:0 .3em;border:1px solid var(--st-border-color);border-radius:.3em}",
    js=(_HERE / "paste.js").read_text(encoding="utf-8"),
)


def listen(key: str, on_paste: Callable[[], None]) -> None:
    """Listen for a pasted picture and say how to paste one.

    Args:
        key: the element's key; :func:`pasted` reads the picture from it.
        on_paste: called when a picture was pasted, before the page runs again.
    """
    _listener(key=key, data={"limit": settings().max_bytes}, on_picture_change=on_paste)


def pasted(key: str) -> tuple[bytes, str] | None:
    """The picture that was just pasted, as (file bytes, name), for use in ``on_paste``.

    Raises:
        ImageError: it is too large, or did not arrive whole.
    """
    picture = st.session_state[key].get("picture")
    if picture is None:
        return None
    if "data" not in picture:
        limit = settings().max_bytes
        raise ImageError(
            f"The pasted picture is {picture['size'] / 2**20:,.1f} MB and the limit is {limit / 2**20:,.1f} MB; "
            "make it smaller first."
        )
    try:
        return base64.b64decode(picture["data"], validate=True), str(picture["name"])
    except (binascii.Error, ValueError) as error:
        raise ImageError("The pasted picture did not arrive whole; paste it again.") from error
