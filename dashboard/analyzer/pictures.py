"""The row of tiles: the picture, and where in it each method finds evidence."""

import streamlit as st
from PIL import Image

from core.explain.maps import METHODS, HeatMap
from core.explain.render import overlay
from dashboard import errors, heatmaps
from dashboard.heatmaps import Tile
from dashboard.markup import percent, plain

_METHODS = {method.key: method for method in METHODS}
OPACITY = "analyzer-opacity"


# A fragment, so that the opacity changes without running the rest of the page.
@st.fragment
@errors.shown()
def draw(picture: Image.Image, maps: tuple[HeatMap, ...]) -> None:
    """Draw the tiles, their scale and the opacity slider.

    Args:
        picture: the picture at the size of a tile.
        maps: heat maps of its size, all for one category.
    """
    st.session_state.setdefault(OPACITY, 60)
    opacity = st.session_state[OPACITY] / 100
    original = Tile(picture, "Original", "as it is read", "The picture as the model was given it")
    st.html(heatmaps.row([original, *(_tile(picture, heat, opacity) for heat in maps)]))
    if not maps:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.html(heatmaps.scale_legend("no evidence", "strongest found for any category"), width="stretch")
        st.slider("Opacity of the maps", 0, 100, key=OPACITY, format="%d %%", width=220, persist_state="session")
    st.caption(reading(maps))


def reading(maps: tuple[HeatMap, ...]) -> str:
    """One line on how to read the maps, as Markdown."""
    name = plain(maps[0].question.target)
    if all(heat.peak == 0 for heat in maps):
        return f"Nothing in the picture speaks for {name}."
    return (
        f"Bright places speak for {name}. The scale of a method ends at the most evidence that it finds for any "
        "category here, so a dark map means weak evidence; what speaks against a category is not shown."
    )


def _tile(picture: Image.Image, heat: HeatMap, opacity: float) -> Tile:
    method = _METHODS[heat.method]
    note = f"layer {heat.layer}, up to {share(heat)} of the strongest"
    return Tile(overlay(picture, heat, opacity), method.name, note, f"{method.name} for {heat.question.target}")


def share(heat: HeatMap) -> str:
    """The map's largest value as a share of the scale; enlarging a map swings a little above its cells' values."""
    return percent(min(1.0, heat.peak / heat.scale)) if heat.scale > 0 else percent(0.0)
