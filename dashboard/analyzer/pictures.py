"""The tiles: the picture, and where in it each method finds evidence."""

import streamlit as st
from PIL import Image

from core.explain.maps import METHODS, HeatMap, defaults_for
from core.explain.question import Question
from core.explain.render import overlay
from dashboard import errors, heatmaps
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.wording import title
from dashboard.analyzer.work import Analysis
from dashboard.heatmaps import Tile
from dashboard.markup import percent, plain

_METHODS = {method.key: method for method in METHODS}
OPACITY = "analyzer-opacity"


# A fragment, so that the opacity changes without running the rest of the page.
@st.fragment
@errors.shown()
def draw(analysis: Analysis, question: Question, choice: Choice) -> None:
    """Draw the tiles that are there at once or known by now, their scale and the opacity slider.

    Args:
        analysis: a product with a picture.
        question: the category, and what it is held against; then both directions are shown.
        choice: the methods.
    """
    st.session_state.setdefault(OPACITY, 60)
    tiles, scale, reading = st.empty(), st.container(), st.empty()
    if choice.maps:
        with scale, st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            st.html(heatmaps.scale_legend("no evidence", _end(question, choice)), width="stretch")
            st.slider("Opacity of the maps", 0, 100, key=OPACITY, format="%d %%", width=220, persist_state="session")
    awaited = missing(analysis, question, choice)
    found = [
        analysis.heat_map(asked, method, choice.of(method))
        for asked, method in _wanted(question, choice)
        if (asked, method) not in awaited
    ]
    tiles.html(rows(analysis, found, choice))
    if found or not choice.maps:
        reading.caption(reading_aid(question, found, choice.own_scale))


def missing(analysis: Analysis, question: Question, choice: Choice) -> list[tuple[Question, str]]:
    """The maps to wait for: each takes more than a moment, and is not known yet.

    Args:
        analysis: a product with a picture.
        question: the category, and what it is held against.
        choice: the methods.
    """
    at_once = defaults_for(analysis.predictor)
    return [
        (asked, method)
        for asked, method in _wanted(question, choice)
        if method not in at_once and not analysis.knows_map(asked, method, choice.of(method))
    ]


def rows(analysis: Analysis, maps: list[HeatMap], choice: Choice) -> str:
    """The tiles as HTML: all maps in a row, or one row a method where two directions are held side by side."""
    picture = analysis.picture()
    if picture is None:
        return ""
    ends: dict[str, float] = {}
    for heat in maps:
        ends[heat.method] = max(heat.scale, ends.get(heat.method, 0.0))
    opacity = st.session_state[OPACITY] / 100
    original = Tile(picture, "Original", "as it is read", "The picture as the model was given it")
    by_method = {
        method: [
            _tile(picture, heat, opacity, heat.peak if choice.own_scale else ends[method])
            for heat in maps
            if heat.method == method
        ]
        for method in choice.maps
        if method in ends
    }
    if all(heat.question.against is None for heat in maps):
        return heatmaps.row([original, *(tile for tiles in by_method.values() for tile in tiles)])
    return "".join(heatmaps.row([original, *tiles]) for tiles in by_method.values())


def reading_aid(question: Question, maps: list[HeatMap], own_scale: bool) -> str:
    """One line on how to read the maps, as Markdown."""
    if not maps:
        return "No heat map is chosen; the settings below list them."
    name = plain(title(question))
    if question.against is None and all(heat.peak == 0 for heat in maps):
        return f"Nothing in the picture speaks for {name}."
    if own_scale:
        return (
            f"Bright places speak for {name}. Each map has a scale of its own, so brightness says where, not how much."
        )
    if question.against is not None:
        return (
            f"Bright places speak for {name}, or the other way round. Both directions of a method share a scale; "
            "what speaks for both alike is not shown."
        )
    return (
        f"Bright places speak for {name}. The scale of a method ends at the most evidence that it finds for any "
        "category here, so a dark map means weak evidence; what speaks against a category is not shown."
    )


def _wanted(question: Question, choice: Choice) -> list[tuple[Question, str]]:
    return [(asked, method) for method in choice.maps for asked in dict.fromkeys((question, question.swapped))]


def _end(question: Question, choice: Choice) -> str:
    """What the bright end of the scale means."""
    if choice.own_scale:
        return "strongest in this map"
    return "strongest found for any category" if question.against is None else "strongest found for either"


def _tile(picture: Image.Image, heat: HeatMap, opacity: float, end: float) -> Tile:
    method = _METHODS[heat.method]
    asked = title(heat.question)
    about = "" if heat.question.against is None else f"{asked}; "
    note = f"{about}{heat.weighed}, up to {share(heat.peak, end)} of the scale"
    return Tile(overlay(picture, heat, opacity, end), method.name, note, f"{method.name} for {asked}")


def share(peak: float, end: float) -> str:
    """The map's largest value as a share of the scale; enlarging a map swings a little above its cells' values."""
    return percent(min(1.0, peak / end)) if end > 0 else percent(0.0)
