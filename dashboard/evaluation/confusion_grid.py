"""The confusion matrix on screen: a grid of square cells that can be clicked, or walked with the arrow keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.evaluation.confusion import ConfusionView

_HERE = Path(__file__).parent
# Plotly's heatmaps report no clicks to Streamlit, and its cells are neither square at every width nor within
# reach of the keyboard; a grid of elements is both.
_grid = st.components.v2.component(
    "shelflens_confusion",
    html='<div class="root"></div>',
    css=(_HERE / "confusion_grid.css").read_text(encoding="utf-8"),
    js=(_HERE / "confusion_grid.js").read_text(encoding="utf-8"),
)


def confusion_grid(
    view: ConfusionView, chosen: tuple[str, str], alone: bool, key: str, on_choose: Callable[[], None]
) -> None:
    """Draw the matrix.

    Args:
        view: what to draw.
        chosen: true and predicted category of the cell that is marked.
        alone: whether the page shows the products of that cell alone.
        key: the element's key; :func:`chosen_cell` reads the click from it.
        on_choose: called after a click, before the page runs again.
    """
    _grid(key=key, data=_payload(view, chosen, alone), on_cell_change=on_choose)


def chosen_cell(key: str) -> tuple[str, str] | None:
    """True and predicted category of the cell that was just clicked, for use in ``on_choose``."""
    cell = st.session_state[key].get("cell")
    return None if cell is None else (str(cell[0]), str(cell[1]))


def _payload(view: ConfusionView, chosen: tuple[str, str], alone: bool) -> dict[str, Any]:
    count = range(len(view.names))
    known = all(name in view.names for name in chosen)
    return {
        "names": list(view.names),
        "sizes": [f"{size:,}" for size in view.sizes],
        "counts": view.counts.tolist(),
        "shades": view.shades.round(4).tolist(),
        "texts": view.texts,
        "tips": [[view.sentence(row, column) for column in count] for row in count],
        "chosen": [view.names.index(name) for name in chosen] if known else None,
        "alone": alone,
        "diagonal": view.diagonal,
        "high": view.highest,
    }
