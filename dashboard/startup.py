"""The first visitor's wait: the libraries behind ``core`` are imported once, with the shell already on the screen."""

import gc
import importlib

import streamlit as st

_HEAVY = ("torch", "timm", "sentence_transformers", "core.predictor")


def prepare() -> None:
    """Import what every page needs, saying how far it is; returns at once when that was done before."""
    # Drawn in later runs too: Streamlit matches elements by their place, and would else show the whole page twice, old
    # and new, until the first run after this one has ended.
    bar = st.empty()
    if "done" not in _state():
        for number, name in enumerate(_HEAVY):
            bar.progress(number / len(_HEAVY), f"Starting, once for all visitors: loading {name} …")
            importlib.import_module(name)
        # After every run Streamlit looks for garbage; in what was just imported, which stays, that would take 0.3 s.
        gc.freeze()
        bar.empty()
        _state()["done"] = True


@st.cache_resource(show_spinner=False)
def _state() -> dict[str, bool]:
    return {}
