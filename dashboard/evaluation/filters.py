"""One line of filters above the figures, mirrored in the address."""

import streamlit as st

from core.evaluation.predictions import Modality, PredictionTable
from dashboard.evaluation.measures import Filters

SOURCE, HAS = "source", "has"
HAS_WHAT: dict[str, Modality | None] = {
    "All": None,
    "Picture and text": "both",
    "Picture only": "image",
    "Text only": "text",
}
UNNAMED = "(no source)"
_WORDS = {"both": "with picture and text", "image": "with a picture only", "text": "with text only"}
_HAS = {"both": "picture and text", "image": "picture only", "text": "text only", "neither": "neither picture nor text"}


def filter_widgets(table: PredictionTable) -> Filters:
    """Draw the filters for a table and read them; they stand side by side in a horizontal container.

    Args:
        table: all predictions, before any filter.
    """
    sources = sorted(set(table.rows["source"]))
    chosen: list[str] = []
    if len(sources) > 1:
        chosen = st.multiselect(
            "Source",
            sources,
            placeholder="All sources",
            format_func=source_name,
            key=SOURCE,
            bind="query-params",
            width=220,
            help="Where the products come from. Several sources are measured together.",
        )
    has = st.segmented_control(
        "What the product has",
        list(HAS_WHAT),
        default="All",
        required=True,
        key=HAS,
        bind="query-params",
        help="Some products have no picture or no text; the model answers from what there is.",
    )
    return Filters(tuple(sorted(chosen)), HAS_WHAT[has])


def nothing_left(filters: Filters) -> str:
    """The sentence shown when no product passes the filters."""
    parts = []
    if filters.sources:
        parts.append("from " + " or ".join(map(source_name, filters.sources)))
    if filters.modality in _WORDS:
        parts.append(_WORDS[filters.modality])
    if filters.conditions or filters.ids:
        parts.append("that meets what was clicked")
    return f"There is no product {' '.join(parts)}; loosen a filter."


def source_name(source: str) -> str:
    """A source as it is written on screen."""
    return source or UNNAMED


def has_words(modality: str) -> str:
    """What a product has, as it is written on screen."""
    return _HAS.get(modality, modality)
