"""A warning about figures on products that the model has seen the like of while it was trained."""

import streamlit as st

from core.catalog.dataset import DEMO
from dashboard import resources


def learned_note(data: str) -> None:
    """Say so where a dataset is the demo catalogue and the active model learned from drawings of it.

    Args:
        data: the dataset as the user named it.
    """
    drawn = resources.card().training.get("demo", {}).get("rows")
    if data == DEMO and drawn:
        st.info(
            f"The model learned from {drawn:,} drawings of the demo catalogue, so these figures say how well it knows "
            "drawings of this kind, and nothing about photographs.",
            icon=":material/info:",
        )
