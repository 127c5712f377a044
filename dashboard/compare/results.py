"""Both sides row by row: answer, bars, pictures, words; each row on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from core.explain.maps import METHODS, HeatMap, defaults_for
from core.explain.modality import States, has_both, shares
from core.explain.question import Question
from core.explain.render import overlay
from core.explain.words import WordFit
from core.prediction import Prediction
from dashboard import heatmaps, highlights
from dashboard.analyzer.answer import headline
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.work import Analysis
from dashboard.bars import probability_bars, weight_bars
from dashboard.compare import differences, rows
from dashboard.compare.state import SideName
from dashboard.heatmaps import Tile
from dashboard.markup import escape, percent, plain

TOP, STRONGEST = 5, 10
# Both sides are explained in the same way, the usual one.
_CHOICE = Choice()
_WORDS = (_CHOICE.words, _CHOICE.of(_CHOICE.words))
_OPACITY = 0.6
_METHODS = {method.key: method for method in METHODS}


@dataclass(frozen=True)
class Side:
    """One product as one model sees it.

    Attributes:
        name: ``left`` or ``right``.
        model: the model's name.
        analysis: the steps of its explanation.
        prediction: the answer.
        states: the answers with picture and text, either, and neither.
    """

    name: SideName
    model: str
    analysis: Analysis
    prediction: Prediction
    states: States


Pair = tuple[Side, Side]


def look(name: SideName, model: str, analysis: Analysis) -> Side:
    """Ask the model for the quick parts.

    Raises:
        ImageError: the picture cannot be read.
        TextError: there is neither picture nor text.
    """
    return Side(name, model, analysis, analysis.predict(), analysis.states())


def draw_answers(pair: Pair) -> None:
    """Draw the headlines, and between them what differs."""
    with st.container(key="compare-answers"):
        for column, side in zip(st.columns(2, gap="medium"), pair, strict=True):
            label = f'<p class="sl-over">{side.name.capitalize()}, read by {escape(side.model)}</p>'
            column.html(label + headline(side.analysis.product, side.prediction))
    left, right = pair
    said = [
        differences.answers(left.prediction, right.prediction),
        differences.doubts(left.prediction, right.prediction),
        *differences.deciders(left.prediction, right.prediction, (left.states, right.states)),
    ]
    items = "".join(f"<li>{escape(words)}</li>" for words in said if words)
    title = differences.heading(*_same(pair))
    st.html(f'<section class="sl-differs-box"><h3>{escape(title)}</h3><ul>{items}</ul></section>')


def bars_reading(targets: tuple[str, str]) -> str:
    """One line on how to read the bars, as Markdown."""
    about = plain(targets[0]) if targets[0] == targets[1] else "the category that is explained"
    return (
        "The five most probable categories of either side, in one order; below them what picture and text each add to "
        f"the probability of {about} (Shapley values). Bars of a kind have one scale on both sides."
    )


def choose_targets(pair: Pair) -> tuple[str, str]:
    """Let the person choose the category to explain on both sides; each side's own answer where they share none."""
    left, right = (side.prediction.probabilities for side in pair)
    first = rows.first_target(left, right)
    if first is None:
        st.caption("The two models have no category in common, so each side is explained for its own answer.")
        return pair[0].prediction.category, pair[1].prediction.category
    names = rows.shared_categories(left, right)
    chosen = st.selectbox(
        "Explain for",
        names,
        index=names.index(first),
        # A key of the pair's own, so that another pair starts again with what was predicted for it.
        key=f"compare-target-{pair[0].analysis.key}-{pair[1].analysis.key}",
        format_func=lambda name: f"{name} (left {percent(left[name])}, right {percent(right[name])})",
        help="Maps, words and shares on both sides show what speaks for and against this category.",
    )
    return chosen or first, chosen or first


def draw_bars(pair: Pair, targets: tuple[str, str]) -> None:
    """Draw the most probable categories of both, and what picture and text add to the target's probability."""
    known = [side.prediction.probabilities for side in pair]
    names = rows.shown_categories(*known, TOP)
    added = [shares(side.states, Question(target)) for side, target in zip(pair, targets, strict=True)]
    scale = max(abs(value) for each in added for value in each.values())
    for side, column, each, target in zip(pair, st.columns(2, gap="medium"), added, targets, strict=True):
        bars = probability_bars([(name, side.prediction.probabilities.get(name)) for name in names], target)
        parts = _label(side) + bars
        if has_both(side.prediction):
            parts += f'<p class="sl-over sl-above">Added to {escape(target)}</p>'
            pair_of_bars = [("Picture", each["image"]), ("Text", each["text"])]
            parts += weight_bars(pair_of_bars, f"What picture and text add to the probability of {target}", scale)
        column.html(parts)
    st.caption(bars_reading(targets))


def draw_pictures(pair: Pair, targets: tuple[str, str]) -> None:
    """Draw the pictures and their heat maps, a method on one scale for both sides."""
    found = [_maps(side, target) for side, target in zip(pair, targets, strict=True)]
    scales = rows.map_scales(*found)
    for side, column, maps in zip(pair, st.columns(2, gap="medium"), found, strict=True):
        picture = side.analysis.picture()
        if picture is None:
            column.html(_label(side) + '<p class="sl-none">There is no picture on this side.</p>')
            continue
        tiles = [Tile(picture, "Original", "as it is read", f"The picture on the {side.name}")]
        for heat in maps:
            vmax = scales[heat.method]
            alt = f"{_METHODS[heat.method].name} for {heat.question.target}, {side.name}"
            tiles.append(
                Tile(overlay(picture, heat, _OPACITY, vmax), _METHODS[heat.method].name, _note(heat, vmax), alt)
            )
        column.html(_label(side) + heatmaps.row(tiles))
    if scales:
        st.html(heatmaps.scale_legend("no evidence", "strongest found for any category, on either side"))
        st.caption(
            "Bright places speak for the category. A method has one scale for both sides, also between two models, "
            "because its unit is the same for all: logits, the category's score before it becomes a probability."
        )


def draw_words(pair: Pair, targets: tuple[str, str]) -> None:
    """Draw both texts with their words coloured on one scale; computes the weights first, showing how far it is."""
    bar, columns, reading = st.empty(), st.columns(2, gap="medium"), st.empty()
    places = [column.empty() for column in columns]
    waiting = [side for side in pair if not side.analysis.knows_evidence(*_WORDS)]
    if waiting:
        for side, place in zip(pair, places, strict=True):
            place.html(_label(side) + _text(side, ()))
        _compute(waiting, bar)
    bar.empty()
    fitted = [side.analysis.words(Question(target), *_WORDS) for side, target in zip(pair, targets, strict=True)]
    scale = rows.largest_weight(*(each.words for each in fitted))
    for side, place, each, target in zip(pair, places, fitted, targets, strict=True):
        place.html(_label(side) + _words(side, each, target, scale))
    left, right = pair
    same_text = left.analysis.product.text == right.analysis.product.text
    said = differences.strongest_words(fitted[0].words, fitted[1].words, same_text)
    if said is not None:
        reading.caption(
            f"{plain(said)} Colours and bars have one scale for both sides: the largest weight of either. "
            f"Local fit R² {_fit(fitted[0])} on the left, {_fit(fitted[1])} on the right."
        )


def _compute(waiting: Sequence[Side], bar: st.delta_generator.DeltaGenerator) -> None:
    for number, side in enumerate(waiting):
        # Drawing is also where Streamlit ends this run when the person clicks or leaves, so the work can be left.
        def show(done: int, total: int, number: int = number, name: str = side.name) -> None:
            text = f"Weighing the words on the {name}: {done:,} of {total:,} variations of the text …"
            bar.progress((number + done / total) / len(waiting), text)

        bar.progress(number / len(waiting), f"Weighing the words on the {side.name} …")
        side.analysis.evidence(*_WORDS, show)


def _words(side: Side, fitted: WordFit, target: str, scale: float | None) -> str:
    if not fitted.words:
        return _text(side, ())
    strongest = fitted.words[:STRONGEST]
    bars = weight_bars(
        [(word.word, word.weight) for word in strongest],
        f"Words with the largest weights for {target}, {side.name}",
        scale,
        [word.error for word in strongest],
    )
    return highlights.highlighted(side.analysis.product.text, fitted.words, scale) + highlights.legend(target) + bars


def _text(side: Side, words: tuple[()]) -> str:
    if not side.analysis.product.has_text:
        return '<p class="sl-none">There is no text on this side.</p>'
    return highlights.highlighted(side.analysis.product.text, words)


def _maps(side: Side, target: str) -> tuple[HeatMap, ...]:
    """The usual heat maps of a side; none without a picture."""
    if side.analysis.picture() is None:
        return ()
    methods = defaults_for(side.analysis.predictor)
    return tuple(side.analysis.heat_map(Question(target), method, _CHOICE.of(method)) for method in methods)


def _fit(fitted: WordFit) -> str:
    return "–" if fitted.fit is None else f"{fitted.fit:.2f}"


def _note(heat: HeatMap, vmax: float) -> str:
    return f"up to {percent(min(1.0, heat.peak / vmax) if vmax > 0 else 0.0)} of the scale"


def _label(side: Side) -> str:
    """Names the side where the two stand one under the other; style.css hides it where they stand side by side."""
    return f'<p class="sl-over sl-side-label">{side.name.capitalize()}</p>'


def _same(pair: Pair) -> tuple[bool, bool]:
    left, right = (side.analysis for side in pair)
    same_product = (left.product.image, left.product.text) == (right.product.image, right.product.text)
    return same_product, left.predictor.digest == right.predictor.digest
