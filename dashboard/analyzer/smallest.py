"""The smallest change: the fewest words, or places of the picture, without which the answer would be another."""

from typing import get_args

import numpy as np
import streamlit as st
from PIL import Image, ImageFilter

from core.explain.counterfactual import Counterfactual, Part, nothing_found
from core.explain.question import Question
from dashboard import heatmaps
from dashboard.analyzer.on_demand import asked_for, progress_of
from dashboard.analyzer.work import Analysis
from dashboard.bars import pair
from dashboard.heatmaps import Tile
from dashboard.markup import escape, plain
from dashboard.theme import AGAINST

_WHITE, _FADED, _BORDER = (255, 255, 255), 0.75, 5


def draw(analysis: Analysis, question: Question) -> None:
    """Draw what was found, or the button that asks for it.

    Args:
        analysis: the product under analysis.
        question: what is explained above; it says which answer the search is for.
    """
    product = analysis.product
    parts = [part for part, has in zip(get_args(Part), (product.has_text, product.has_image), strict=True) if has]
    goal = towards(analysis.predict().category, question)
    wanted = "another one" if goal is None else plain(goal)
    st.caption(
        f"The fewest words, and the fewest regions of the picture, without which the answer would be {wanted}. "
        "What is found is put to the model once more before it is shown."
    )
    place = st.empty()
    asked = (analysis.key, goal)
    if not all(analysis.knows_smallest(part, goal) for part in parts):
        bar = asked_for(
            place, asked, "analyzer-smallest-find", "Find the smallest change", ":material/compress:", "Searching …"
        )
        if bar is None:
            return
        for number, part in enumerate(parts):
            text = f"Searching for the fewest {part} …"
            analysis.smallest(part, goal, progress_of(bar, number, len(parts), text))
    blocks = [_block(analysis, part, analysis.smallest(part, goal), goal) for part in parts]
    place.html(pair(*blocks) if len(blocks) == 2 else blocks[0])


def towards(answer: str, question: Question) -> str | None:
    """What the answer is to become: the category that is asked about, where that is not the answer itself."""
    return question.target if question.target != answer else question.against


def struck(text: str, found: Counterfactual) -> str:
    """The text with the words that would have to be missing struck out, as HTML; the text is escaped."""
    parts, position = [], 0
    for word in found.words:
        parts.append(escape(text[position : word.start]))
        parts.append(f'<del class="sl-struck">{escape(word.word)}</del>')
        position = word.end
    parts.append(escape(text[position:]))
    return f'<div class="sl-text" dir="auto">{"".join(parts)}</div>'


def outlined(picture: Image.Image, mask: np.ndarray) -> Image.Image:
    """The picture with the places where ``mask``, bool (H, W), is True faded and outlined."""
    inside = Image.fromarray(np.where(mask, 255, 0).astype(np.uint8))
    inner = inside.filter(ImageFilter.MinFilter(_BORDER))
    faded = Image.composite(Image.blend(picture, Image.new("RGB", picture.size, _WHITE), _FADED), picture, inside)
    edge = Image.fromarray(np.asarray(inside) - np.asarray(inner))
    faded.paste(AGAINST, mask=edge)
    return faded


def _block(analysis: Analysis, part: Part, found: Counterfactual | None, goal: str | None) -> str:
    """What was found for one part, as HTML."""
    if found is None:
        said = nothing_found(part, analysis.predict().category, goal)
        return f'<p class="sl-sentence">{escape(said)}</p>'
    sentence = f'<p class="sl-sentence" dir="auto">{escape(found.sentence)}</p>'
    if part == "words":
        return sentence + struck(analysis.product.text, found)
    picture = analysis.picture()
    assert picture is not None
    shown = outlined(picture, found.mask_of(picture))
    return sentence + heatmaps.row([Tile(shown, "Removed", "what is faded and outlined", found.sentence)])
