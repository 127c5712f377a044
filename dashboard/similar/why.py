"""Why two products are alike: both pictures with the places that agree, both texts with the words that do."""

import numpy as np
import streamlit as st
from PIL import Image
from torch import from_numpy
from torch.nn import functional

from core.explain.render import colours
from core.similar.search import Query
from core.similar.vectors import PICTURE_WEIGHT, TEXT_WEIGHT
from core.similar.why import Likeness, Side, why_alike
from dashboard import errors, heatmaps, highlights, resources, theme
from dashboard.analyzer.work import content_key
from dashboard.bars import weight_bars
from dashboard.cache import ContentCache
from dashboard.heatmaps import Tile
from dashboard.similar.catalogue import Catalogue

_REMEMBERED = 32
_OPACITY = 0.55
_STRONGEST = 8
_NAMES = ("Compared with", "Found")


@st.dialog("Why these two are alike", width="large", icon=":material/hub:")
def show(catalogue: Catalogue, query: Query, row: int) -> None:
    """Open the panel.

    Args:
        catalogue: where the product found comes from.
        query: what it was compared with.
        row: its row.
    """
    theme.colour_dialog()
    with errors.shown():
        with st.spinner("Comparing the places of both pictures and leaving out each word …"):
            found = likeness(catalogue, query, row)
        draw(found)


def likeness(catalogue: Catalogue, query: Query, row: int) -> Likeness:
    """The explanation, remembered by what it is about."""
    predictor = resources.predictor(catalogue.model)
    key = (catalogue.key, content_key(query.product), row)
    return _shared().get(key, lambda: why_alike(catalogue.index, predictor, query, row))


def draw(found: Likeness) -> None:
    """Draw the explanation."""
    st.html(summary(found))
    sides = (found.query, found.found)
    vmax = max((float(side.regions.max()) for side in sides if side.regions is not None), default=0.0)
    for name, side, column in zip(_NAMES, sides, st.columns(2, gap="medium"), strict=True):
        with column:
            st.html(f'<p class="sl-side">{name}</p>' + _pictures(side, vmax))
    if vmax > 0:
        st.html(heatmaps.scale_legend("not alike", "most alike place of the two"))
        st.caption(
            "A bright place looks like the other picture as a whole. Both maps share a scale, and each averages, with "
            "what speaks against it, to the pictures' similarity."
        )
    largest = max((abs(word.weight) for side in sides for word in side.words), default=0.0)
    if largest > 0:
        for name, side, column in zip(_NAMES, sides, st.columns(2, gap="medium"), strict=True):
            with column:
                st.html(f'<p class="sl-side">{name}</p>' + _words(side, largest, name))
        st.caption(
            "A word's number is what the texts' similarity loses without it: blue words make the two alike, orange and "
            "underlined ones apart."
        )


def summary(found: Likeness) -> str:
    """What pictures and texts add, as HTML."""
    if found.shares is not None:
        bars = weight_bars([("Pictures", found.shares[0]), ("Texts", found.shares[1])], "What each adds", TEXT_WEIGHT)
        line = (
            f"Similarity {sum(found.shares):.2f} = {PICTURE_WEIGHT} × {found.picture:.2f} of the pictures "
            f"+ {TEXT_WEIGHT} × {found.text:.2f} of the texts"
        )
        return f'<p class="sl-sentence">{line}</p>{bars}'
    if found.picture is not None:
        return f'<p class="sl-sentence">Pictures {found.picture:.2f}; a text is missing, so texts are not compared.</p>'
    if found.text is not None:
        return f'<p class="sl-sentence">Texts {found.text:.2f}; a picture is missing, so pictures are not compared.</p>'
    return '<p class="sl-sentence">One has only a picture and the other only a text: nothing can be compared.</p>'


def overlay(picture: Image.Image, regions: np.ndarray, vmax: float) -> Image.Image:
    """Lay the likeness of places over their picture; what is below 0 counts as not alike.

    Args:
        picture: RGB.
        regions: float32 (h, w).
        vmax: the value that gets the brightest colour.
    """
    size = (picture.height, picture.width)
    large = functional.interpolate(from_numpy(regions)[None, None], size=size, mode="bicubic", align_corners=False)
    coloured = Image.fromarray(colours(large[0, 0].clamp_min(0).numpy(), vmax))
    grey = Image.blend(picture, picture.convert("L").convert("RGB"), _OPACITY)
    return Image.blend(grey, coloured, _OPACITY)


def _pictures(side: Side, vmax: float) -> str:
    if side.image is None:
        return '<p class="sl-none">There is no picture.</p>'
    small = heatmaps.small(side.image)
    tiles = [Tile(small, "Picture", "", side.product.title or "A product")]
    if side.regions is not None:
        alt = "Which places are like the other picture"
        tiles.append(Tile(overlay(small, side.regions, vmax), "Alike", "with the other picture", alt))
    return heatmaps.row(tiles)


def _words(side: Side, largest: float, name: str) -> str:
    if not side.words:
        return '<p class="sl-none">There is no text.</p>'
    strongest = sorted(side.words, key=lambda word: -abs(word.weight))[:_STRONGEST]
    bars = weight_bars([(word.word, word.weight) for word in strongest], f"Strongest words, {name.lower()}", largest)
    return highlights.highlighted(side.product.text, side.words, largest) + bars


@st.cache_resource(show_spinner=False)
def _shared() -> ContentCache:
    return ContentCache(_REMEMBERED)
