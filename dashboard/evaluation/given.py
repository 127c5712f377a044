"""What the model reaches when it is given less, and what counting words reaches: figures of the model's card."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.markup import escape, percent

_GIVEN = {"both": "All that a product has", "text": "Its text alone", "image": "Its picture alone"}


@dataclass(frozen=True)
class Figure:
    """Accuracy and macro F1 on the n held-out products that have what the model is given.

    Attributes:
        label: what is given, or the name of the yardstick.
        n: products measured.
        accuracy: fraction of 1.
        f1_macro: fraction of 1.
    """

    label: str
    n: int
    accuracy: float
    f1_macro: float


def figures(metrics: Mapping[str, Any]) -> list[Figure]:
    """The figures that a model's card holds, possibly none."""
    heldout = metrics.get("heldout", {})
    found = [_figure(label, heldout[name]) for name, label in _GIVEN.items() if name in heldout]
    baseline = metrics.get("baseline")
    return found + ([_figure(baseline["name"], baseline)] if baseline else [])


def given_bars(metrics: Mapping[str, Any]) -> None:
    """Draw the figures as slim bars."""
    found = figures(metrics)
    if not found:
        return
    rows = "".join(
        f'<div class="sl-given"><span>{escape(figure.label)} <small>{figure.n:,}</small></span>'
        f"<b>{percent(figure.accuracy, 1)}</b>"
        f'<i><i style="width:{100 * figure.accuracy:.1f}%"></i></i></div>'
        for figure in found
    )
    st.html(f'<div class="sl-givens"><strong>Accuracy on all held-out products, given</strong>{rows}</div>')


def _figure(label: str, values: Mapping[str, Any]) -> Figure:
    return Figure(label, int(values["n"]), float(values["accuracy"]), float(values["f1_macro"]))
