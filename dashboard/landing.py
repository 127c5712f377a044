"""The landing page's parts: what this is, which model answers, and a result that was computed just now."""

import streamlit as st

from core.checkpoint import ModelCard
from core.explain.maps import METHODS
from core.explain.question import Question
from core.explain.render import overlay
from core.wording import sureness
from dashboard import heatmaps, highlights
from dashboard.analyzer.choice import WORDS
from dashboard.analyzer.work import Analysis
from dashboard.heatmaps import Tile
from dashboard.markup import escape, percent
from dashboard.sidebar import heldout_accuracy

_OPACITY = 0.6
_METHOD = METHODS[0]

HERO = (
    '<section class="sl-hero"><h1>Which shelf does it belong on, and why?</h1>'
    "<p>ShelfLens reads a product's picture and its words, names its department, "
    "and shows what in them decided.</p></section>"
)


def facts(card: ModelCard) -> str:
    """The live model in three facts, as HTML."""
    # A taught model's held-out products are those of what it was taught last, which say little of the rest.
    protected = card.metrics.get("protected")
    accuracy = protected["accuracy"] if protected else heldout_accuracy(card)
    measured = "not measured" if accuracy is None else percent(accuracy, 1)
    figures = (
        ("Model", escape(card.name)),
        ("Categories", str(len(card.categories))),
        ("Right on old products" if protected else "Right on held-out products", measured),
    )
    return (
        '<dl class="sl-facts">'
        + "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in figures)
        + "</dl>"
    )


def draw_result(analysis: Analysis) -> None:
    """Draw an example's answer, its picture with the heat map, and its words; the words when they are ready."""
    prediction = analysis.predict()
    target = prediction.category
    st.html(
        f'<p class="sl-over">A live example: {escape(analysis.product.title)}</p>'
        f'<h2 class="sl-answer">{escape(target)}, {percent(prediction.confidence)}</h2>'
        f'<p class="sl-sure">{sureness(prediction.confidence)}. Bright places in the picture and blue words speak '
        "for it, orange words against.</p>"
    )
    _draw_pictures(analysis, target)
    _draw_words(analysis, target)


def _draw_pictures(analysis: Analysis, target: str) -> None:
    picture = analysis.picture()
    if picture is None:
        return
    tiles = [Tile(picture, "Original", "", "The example's picture")]
    heat = analysis.heat_map(Question(target), _METHOD.key, {})
    tiles.append(Tile(overlay(picture, heat, _OPACITY), _METHOD.name, "", f"{_METHOD.name} for {target}"))
    st.html(heatmaps.row(tiles))


def _draw_words(analysis: Analysis, target: str) -> None:
    text, bar = st.empty(), st.empty()
    if not analysis.knows_evidence(WORDS, {}):
        text.html(highlights.highlighted(analysis.product.text, ()))

        # Drawing is also where Streamlit ends this run when the person leaves for another page.
        def show(done: int, total: int) -> None:
            bar.progress(done / total, "Weighing the words …")

        analysis.evidence(WORDS, {}, show)
        bar.empty()
    text.html(highlights.highlighted(analysis.product.text, analysis.words(Question(target), WORDS, {}).words))
