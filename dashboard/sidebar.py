"""The sidebar's foot: which model answers, how good it is, what it runs on."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.checkpoint import ModelCard
from core.encoders.device import choose_device
from core.errors import ShelfLensError
from core.settings import settings
from dashboard import resources
from dashboard.markup import escape, percent

_DEVICES = {"cpu": "Processor", "cuda": "NVIDIA GPU", "mps": "Apple GPU"}


def draw_foot() -> None:
    """Draw the foot; without a usable model it says so, and the page says what to do."""
    with st.sidebar:
        offered = _choose_model()
        try:
            st.html(_foot(resources.card(), choose_device(settings().device).type, named=not offered))
        except ShelfLensError:
            st.html('<div class="sl-foot"><b>No model</b><span>The page says what to do.</span></div>')


def _choose_model() -> bool:
    """Offer the models where there are several; the address names the chosen one, so that a view can be sent on."""
    names = list(resources.known_models())
    if st.session_state.get(resources.ACTIVE, names[0]) not in names:
        del st.session_state[resources.ACTIVE]
    if len(names) > 1:
        st.selectbox(
            "Model",
            names,
            key=resources.ACTIVE,
            bind="query-params",
            help="Every page shows this model's answers; Compare and Models hold several against each other.",
        )
    return len(names) > 1


def heldout_accuracy(card: ModelCard) -> float | None:
    """Share of held-out products that the model names right with all that they have; None where it was not measured."""
    figures: Any = card.metrics
    for step in ("heldout", "both", "accuracy"):
        if not isinstance(figures, Mapping) or step not in figures:
            return None
        figures = figures[step]
    return float(figures)


def _foot(card: ModelCard, device: str, named: bool) -> str:
    return (
        '<div class="sl-foot">'
        f"{f'<b>{escape(card.name)}</b>' if named else ''}"
        f"<span>{len(card.categories)} categories, {_measured(card)}</span>"
        f"<span>{_DEVICES.get(device, escape(device))}</span>"
        "</div>"
    )


def _measured(card: ModelCard) -> str:
    """How good it is; a taught model's held-out products are those of what it was taught last."""
    accuracy, protected = heldout_accuracy(card), card.metrics.get("protected")
    if accuracy is None:
        return "not measured"
    if not protected:
        return f"{percent(accuracy, 1)} right on held-out products"
    return f"{percent(protected['accuracy'], 1)} right on old products, {percent(accuracy, 1)} on what it was taught"
