"""What each method shows and what it leaves open, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.explain.registry import EXPLAINERS
from dashboard.markup import percent, plain


@dataclass(frozen=True)
class Limit:
    """A method and its limit.

    Attributes:
        name: of the method.
        shows: what its result means.
        limit: what its result does not say.
        reference: where it comes from; empty for what needs none.
    """

    name: str
    shows: str
    limit: str
    reference: str = ""


def limits(metrics: Mapping[str, Any], categories: int) -> list[Limit]:
    """Confidence and evaluation first, then every method of explanation that the model offers.

    Args:
        metrics: of the model's card.
        categories: how many the model knows.
    """
    return [
        Limit("Confidence", *_confidence(metrics, categories)),
        Limit(
            "Held-out figures",
            "How often the model is right on products that were kept apart from its training.",
            "They are products of the same shops as those it learned from, photographed and described alike; on "
            "another shop's products expect less, and measure it on the Evaluation page.",
        ),
        *(Limit(each.name, each.shows, each.limit, each.reference) for each in EXPLAINERS),
    ]


def draw(found: list[Limit]) -> None:
    """Draw the methods as a grid of short cards."""
    with st.grid("auto", min_column_width=300, border=True, key="about-limits"):
        for each in found:
            with st.container(gap="xsmall"):
                st.markdown(f"**{plain(each.name)}**")
                st.markdown(f":material/check: {plain(each.shows)}")
                st.markdown(f":material/block: {plain(each.limit)}")
                if each.reference:
                    st.caption(plain(each.reference))


def _confidence(metrics: Mapping[str, Any], categories: int) -> tuple[str, str]:
    shows = f"How the model divides 100 % among the {categories} categories that it knows."
    gap = metrics.get("heldout", {}).get("both", {}).get("ece")
    measured = f" On held-out products it is off by {percent(gap, 1)} on average." if gap is not None else ""
    return shows, (
        "It does not say whether the product belongs to any of them: something else still gets its 100 %, often with "
        f"high confidence.{measured}"
    )
