"""How it works: the data's way from upload to explanation, and what each method leaves open."""

import streamlit as st

from dashboard import errors, examples, resources
from dashboard.about import illustration, limits
from dashboard.about.diagram import TITLE, diagram, trained_here
from dashboard.about.drawing import draw_svg
from dashboard.markup import plain
from dashboard.page import header


def _live() -> None:
    """One example of the gallery, taken through the model."""
    product = examples.fitting(resources.card().categories)
    with st.spinner("Taking an example through the model …"):
        shown = illustration.illustrate(resources.predictor(), product)
    st.caption(f"The example: {plain(product.title)}. The drawing and the text are the project's own.")
    illustration.draw(shown)


header("How it works", f"{TITLE}.")
card = resources.card()
draw_svg(diagram(card), "how-way")
st.caption(trained_here(card))
st.subheader("One example, computed now", anchor=False)
with errors.shown():
    _live()
st.subheader("What each method says, and what it does not", anchor=False)
limits.draw(limits.limits(card.metrics, len(card.categories)))
