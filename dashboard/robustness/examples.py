"""See it: an example at every severity of a corruption, with the model's answers."""

import streamlit as st

from core.evaluation.robustness.corruption import PictureCorruption
from core.evaluation.robustness.registry import CORRUPTIONS, find_corruption
from core.evaluation.robustness.texts import BOILERPLATE_BEFORE
from dashboard import errors, examples, resources
from dashboard.heatmaps import data_url
from dashboard.markup import escape, percent, plain
from dashboard.robustness.spoilt import Spoilt, versions


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
        # Boilerplate can be put before nothing.
        products = {
            name: product
            for name, product in examples.examples().items()
            if (product.has_image if spoils_picture else product.has_text or corruption is BOILERPLATE_BEFORE)
        }
        name = right.selectbox(
            "Example",
            list(products),
            format_func=lambda name: f"{products[name].title} ({products[name].category})",
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
