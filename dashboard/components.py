"""Elements of our own that a person acts on: a text whose words are switched off, a picture that is brushed out."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from core.explain.boxes import Box
from dashboard.theme import ASSETS

# What stands between words, or a word: its text, its place among the words or None, and its colour from -1 to 1.
Piece = tuple[str, int | None, float]

_SMALLEST_BOX = 1e-6


def _register(name: str) -> ComponentRenderer:
    html, css, js = (
        (ASSETS / "components" / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("html", "css", "js")
    )
    return st.components.v2.component(f"shelflens_{name}", html=html, css=css, js=js)


_word_toggles = _register("word_toggles")
_picture_brush = _register("picture_brush")


def word_toggles(
    key: str, label: str, pieces: Sequence[Piece], off: frozenset[int], round_number: int, on_change: Callable[[], None]
) -> None:
    """Draw a text whose words are switched off and on.

    Args:
        key: the element's key; :func:`words_off` reads from it.
        label: what it is, for a screen reader.
        pieces: the text in order.
        off: places of the words that are left out when it is first drawn, or drawn with a new ``round_number``.
        round_number: a new one makes the browser forget what was pressed.
        on_change: called after each press, before the page runs again.
    """
    data = {"label": label, "pieces": pieces, "off": sorted(off), "round": round_number}
    _word_toggles(key=key, data=data, on_off_change=on_change)


def words_off(key: str) -> frozenset[int]:
    """The places that were just reported, for use in ``on_change``."""
    return frozenset(int(place) for place in st.session_state[key].get("off") or ())


def picture_brush(
    key: str, label: str, alt: str, src: str, boxes: Sequence[Box], round_number: int, on_change: Callable[[], None]
) -> None:
    """Draw a picture on which rectangles are brushed out.

    Args:
        key: the element's key; :func:`boxes` reads from it.
        label: what it is, for a screen reader.
        alt: what the picture shows.
        src: the picture's address.
        boxes: rectangles when it is first drawn, or drawn with a new ``round_number``.
        round_number: a new one makes the browser forget what was drawn.
        on_change: called when a rectangle is finished, changed or removed, before the page runs again.
    """
    data = {"label": label, "alt": alt, "src": src, "boxes": list(boxes), "round": round_number}
    _picture_brush(key=key, data=data, on_boxes_change=on_change)


def boxes(key: str) -> tuple[Box, ...]:
    """The rectangles that were just reported, for use in ``on_change``; what is no rectangle is left out."""
    found = []
    for box in st.session_state[key].get("boxes") or ():
        left, top, right, bottom = (min(1.0, max(0.0, float(side))) for side in box)
        if right - left > _SMALLEST_BOX and bottom - top > _SMALLEST_BOX:
            found.append((left, top, right, bottom))
    return tuple(found)
