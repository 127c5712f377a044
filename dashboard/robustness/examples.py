"""See it: an example at every severity of a corruption, with the model's answers."""

import streamlit as st

from core.catalog.product import Product
from core.evaluation.robustness.corruption import PictureCorruption, TextCorruption
from core.evaluation.robustness.registry import CORRUPTIONS, find_corruption
from core.evaluation.robustness.texts import BOILERPLATE_BEFORE
from dashboard import errors, examples, resources
from dashboard.analyzer import draft
from dashboard.heatmaps import data_url
from dashboard.markup import escape, percent, plain
from dashboard.robustness.spoilt import Spoilt, versions

_ANALYZED = "analyzed"


@st.fragment
def example_section() -> None:
    """Draw the choice of an example and a corruption, and six versions; a choice reruns this part alone."""
    with errors.shown():
        left, right = st.columns(2, gap="medium")
        key = left.selectbox(
            "Spoil it by",
            [each.key for each in CORRUPTIONS],
            format_func=lambda key: find_corruption(key).name,
            key="robustness-corruption",
            bind="query-params",
        )
        corruption = find_corruption(key)
        spoils_picture = isinstance(corruption, PictureCorruption)
        products, fitting = _products(corruption), examples.fitting(resources.card().categories).id
        name = right.selectbox(
            "Example",
            list(products),
            index=next((row for row, name in enumerate(products) if name == fitting), 0),
            format_func=lambda name: _title(name, products[name]),
            key="robustness-example",
        )
        st.caption(plain(corruption.shows))
        with st.spinner("Spoiling the example and asking the model …"):
            found = versions(resources.predictor(), products[name], corruption)
        st.html(_cards(found, spoils_picture))
        st.caption(
            "From left to right ever stronger; below each, what the model answers to it beside the unspoilt rest of "
            "the product, and how sure it is. One example shows how a corruption looks, not how often it harms."
        )


def _products(corruption: PictureCorruption | TextCorruption) -> dict[str, Product]:
    """The analyzer's product and the examples, those that have what the corruption spoils."""
    analyzed = draft.submitted()
    found = examples.examples() if analyzed is None else {_ANALYZED: analyzed} | examples.examples()
    if isinstance(corruption, PictureCorruption):
        return {name: product for name, product in found.items() if product.has_image}
    # Boilerplate can be put before nothing.
    whatever = corruption is BOILERPLATE_BEFORE
    return {name: product for name, product in found.items() if product.has_text or whatever}


def _title(name: str, product: Product) -> str:
    if name == _ANALYZED:
        return f"The analyzer's: {product.title or 'a picture without a text'}"
    return f"{product.title} ({product.category})"


def _cards(found: list[Spoilt], spoils_picture: bool) -> str:
    """All versions as HTML; texts and category names are escaped."""
    first = found[0].prediction
    before = first.category if first else None
    return f'<div class="sl-spoilt">{"".join(_card(each, before, spoils_picture) for each in found)}</div>'


def _card(version: Spoilt, before: str | None, spoils_picture: bool) -> str:
    body = _picture(version) if spoils_picture else _text(version)
    prediction = version.prediction
    if prediction is None:
        answer = "<b>No answer</b>: nothing is left to read"
    else:
        changed = prediction.category != before
        answer = (
            f'{"<span>Now</span> " if changed else ""}<b dir="auto">{escape(prediction.category)}</b> '
            f"{percent(prediction.confidence)}"
        )
        answer = f'<em class="sl-changed">{answer}</em>' if changed else answer
    title = f"Severity {version.severity}" if version.severity else "Unspoilt"
    caption = f"<strong>{title}</strong><small>{escape(version.level)}</small>{answer}"
    return f"<figure>{body}<figcaption>{caption}</figcaption></figure>"


def _picture(version: Spoilt) -> str:
    if version.picture is None:
        return ""
    width, height = version.picture.size
    alt = f"The example at severity {version.severity}: {version.level}"
    return f'<img src="{data_url(version.picture)}" width="{width}" height="{height}" alt="{escape(alt)}">'


def _text(version: Spoilt) -> str:
    title, description = escape(version.product.title), escape(version.product.description)
    return f'<blockquote dir="auto"><b>{title}</b><br>{description}</blockquote>'
