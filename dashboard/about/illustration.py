"""One example taken through the model on the spot: what the maps really hold, and what each part of it adds."""

from dataclasses import dataclass

import numpy as np
import streamlit as st
import torch
from PIL import Image

from core.catalog.product import Product
from core.explain.maps import HeatMap, defaults_for, heat_maps
from core.explain.modality import States, states
from core.explain.question import Question
from core.explain.registry import find
from core.explain.render import colours, overlay
from core.images import read_image
from core.predictor import Predictor
from dashboard.bars import probability_bars
from dashboard.heatmaps import Tile, row, scale_legend, small
from dashboard.markup import percent, plain, seconds

# Cells a side that are drawn of an encoder that has no feature maps.
_TOKENS_A_SIDE = 14
_OPACITY = 0.6
# What stands in for what is left out, by the kind of fusion.
_WITHOUT = {
    "concat": "What is left out is replaced by a stand-in that the model learned for products without it.",
    "experts": "Classifiers that would read what is left out are not asked.",
}
_STATES = {"both": "Picture and text", "image": "Picture alone", "text": "Text alone", "neither": "Neither"}


@dataclass(frozen=True, eq=False)
class Illustration:
    """What one example shows.

    Attributes:
        picture: the product's picture, at the size of a tile.
        category: what the model says of it.
        cells: evidence as the last feature maps hold it, one value a cell.
        smooth: the same, enlarged to the picture.
        states: probabilities with and without picture and text.
        milliseconds: time that the prediction took.
        without: what the model does about a picture or text that is not there, in a sentence.
    """

    picture: Image.Image
    category: str
    cells: HeatMap
    smooth: HeatMap
    states: States
    milliseconds: float
    without: str


def illustrate(predictor: Predictor, product: Product) -> Illustration:
    """Take a product with a picture through the model; computed once for each model and product."""
    return _illustrate(predictor, product, predictor.digest, product.id)


@st.cache_resource(show_spinner=False, max_entries=4)
def _illustrate(_predictor: Predictor, _product: Product, digest: str, identity: str) -> Illustration:
    picture = read_image(_product.image or b"")
    prediction = _predictor.predict(_product, picture)
    assert prediction.image_maps is not None  # there is a picture
    rows, columns = _cells(_predictor, prediction.image_maps)
    method = defaults_for(_predictor)[0]
    tile = small(picture)
    question = Question(prediction.category)
    (cells,) = heat_maps(_predictor, prediction, tile, question, [method], size=(columns, rows))
    (smooth,) = heat_maps(_predictor, prediction, tile, question, [method])
    found = states(_predictor, prediction)
    without = _WITHOUT[_predictor.card.fusion.kind]
    return Illustration(tile, prediction.category, cells, smooth, found, prediction.timings_ms["total"], without)


def _cells(predictor: Predictor, maps: np.ndarray) -> tuple[int, int]:
    """Rows and columns of the feature maps that the usual heat map reads: those of the first encoder that has any."""
    for own in predictor.image_encoder.member_maps(torch.from_numpy(maps)[None]):
        if own.ndim == 4:
            return int(own.shape[-2]), int(own.shape[-1])
    return _TOKENS_A_SIDE, _TOKENS_A_SIDE


def draw(shown: Illustration) -> None:
    """Draw the picture's way on the left and the answer's parts on the right."""
    rows, columns = shown.cells.values.shape
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.markdown(f"**Where the evidence for {plain(shown.category)} lies**")
        st.html(row(_tiles(shown)) + scale_legend("no evidence", "strongest evidence for any category"))
        st.caption(
            f"The last feature maps know places only to {columns} × {rows} cells (middle). A heat map is these cells, "
            "enlarged and blurred (right): its outlines are not the outlines of things."
        )
    with right:
        st.markdown(f"**What picture and text add to {plain(shown.category)}**")
        found = [(label, getattr(shown.states, name)[shown.category]) for name, label in _STATES.items()]
        st.html(probability_bars(found, marked=_STATES["both"]))
        st.caption(
            f"{shown.without} "
            f"With neither, {percent(found[-1][1])} is its guess before it has seen anything. "
            f"This answer took {seconds(shown.milliseconds)}."
        )


def _tiles(shown: Illustration) -> list[Tile]:
    size = shown.picture.size
    cells = Image.fromarray(colours(shown.cells.values, shown.cells.scale))
    blocks = cells.resize(size, Image.Resampling.NEAREST)
    rows, columns = shown.cells.values.shape
    method = find(shown.cells.method).name
    return [
        Tile(shown.picture, "Picture", "as it is read", "The example's picture"),
        Tile(blocks, "Evidence by cell", f"{columns} × {rows}, {method}", "Evidence in each cell as a block"),
        Tile(
            overlay(shown.picture, shown.smooth, _OPACITY), "Drawn over it", f"{method}, enlarged",
            "The same evidence, enlarged and laid over the picture",
        ),
    ]  # fmt: skip
