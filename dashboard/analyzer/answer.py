"""The answer: the category as a headline, how sure, how long it took, and the five most probable."""

from collections.abc import Mapping

import streamlit as st

from core.catalog.product import Product
from core.explain.modality import States
from core.explain.question import Question
from core.prediction import Prediction
from core.wording import sureness
from dashboard.analyzer import shares
from dashboard.bars import pair, probability_bars
from dashboard.markup import escape, percent, seconds

TOP = 5
NOT_SURE = "A person should look: below the confidence that this model asks of an answer"


def draw(
    product: Product, prediction: Prediction, found: States, question: Question, encoders: Mapping[str, float]
) -> None:
    """Draw the headline, the bars, and what picture and text have to do with it.

    Args:
        product: what was analysed.
        prediction: the model's answer.
        found: its answers with picture and text, either, and neither.
        question: what is explained below.
        encoders: what each of several encoders adds, see :func:`core.explain.encoder_shares.encoder_shares`.
    """
    bars = probability_bars(prediction.top(TOP), question.target)
    st.html(headline(product, prediction) + pair(bars, shares.block(prediction, found, question, encoders)))


def headline(product: Product, prediction: Prediction) -> str:
    """The answer as HTML; category names are escaped."""
    doubt = "" if prediction.sure else '<span class="sl-doubt">Not sure: perhaps</span> '
    return (
        f'<h2 class="sl-answer">{doubt}<span dir="auto">{escape(prediction.category)}</span>, '
        f"{percent(prediction.confidence)}</h2>"
        f'<p class="sl-sure">{escape(_sentence(prediction))} {_given(product)}, '
        f"in {seconds(prediction.timings_ms['total'])}.{_known(product, prediction)}</p>"
    )


def _sentence(prediction: Prediction) -> str:
    (_, first), *others = prediction.top(2)
    words = sureness(first) if prediction.sure else NOT_SURE
    if not others:
        return f"{words}."
    name, second = others[0]
    return f"{words}; next is {name} with {percent(second)}."


def _given(product: Product) -> str:
    if product.has_image and product.has_text:
        return "Read from picture and text"
    return "Read from the picture alone" if product.has_image else "Read from the text alone"


def _known(product: Product, prediction: Prediction) -> str:
    """What the catalogue says of a product that comes from one, where the model knows that category."""
    if product.category not in prediction.probabilities:
        return ""
    agrees = product.category == prediction.category
    verdict = "as the catalogue says" if agrees else f"the catalogue says {escape(product.category)}"
    return f' <span class="sl-known {"" if agrees else "sl-differs"}">{verdict[0].upper()}{verdict[1:]}.</span>'
