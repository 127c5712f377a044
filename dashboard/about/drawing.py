"""Puts a drawing on the page; Streamlit's own HTML element drops SVG."""

from pathlib import Path

import streamlit as st

_JS = """
export default function ({ data, parentElement }) {
  parentElement.querySelector(".root").innerHTML = data;
}
"""
_canvas = st.components.v2.component(
    "shelflens_drawing",
    html='<div class="root"></div>',
    css=Path(__file__).with_name("drawing.css").read_text(encoding="utf-8"),
    js=_JS,
)


def draw_svg(markup: str, key: str) -> None:
    """Draw SVG as it is, with the theme's colours.

    Args:
        markup: made by :mod:`dashboard.about.diagram`, which escapes every word in it; it is NOT cleaned here.
        key: the element's key on the page.
    """
    _canvas(key=key, data=markup)
