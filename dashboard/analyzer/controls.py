"""What can be chosen about an explanation: the category, and how it is made."""

from dataclasses import dataclass

import streamlit as st

from core.explain.maps import DEFAULT, METHODS
from core.explain.words import FEWEST_SAMPLES, MOST_SAMPLES, SAMPLES
from core.predictor import Prediction
from dashboard.analyzer.work import Analysis
from dashboard.markup import percent

_NAMES = {method.key: method.name for method in METHODS}


@dataclass(frozen=True)
class Choice:
    """How an explanation is made.

    Attributes:
        methods: keys of the heat map methods.
        samples: texts that LIME asks the model about.
        seed: seed of LIME's choice of texts.
    """

    methods: tuple[str, ...]
    samples: int
    seed: int


def choose_target(analysis: Analysis, prediction: Prediction) -> str:
    """Let the person choose the category to explain; the predicted one comes first, then by probability."""
    ranked = prediction.top(len(prediction.probabilities))
    names = [name for name, _ in ranked]
    chosen = st.selectbox(
        "Explain for",
        names,
        # A key of the product's own, so that another product starts again with what was predicted for it.
        key=f"analyzer-target-{analysis.key}",
        format_func=lambda name: f"{name} ({percent(prediction.probabilities[name])})",
        help="The maps and the words below show what speaks for and against this category.",
    )
    return chosen or names[0]


def choose_method() -> Choice:
    """Draw the settings, closed by default, and return what is chosen."""
    with st.expander("Settings", icon=":material/tune:"):
        methods = st.pills(
            "Heat maps",
            list(_NAMES),
            default=list(DEFAULT),
            selection_mode="multi",
            format_func=_NAMES.__getitem__,
            key="analyzer-methods",
            persist_state="session",
        )
        left, right = st.columns(2)
        samples = left.number_input(
            "Samples for the words",
            FEWEST_SAMPLES,
            MOST_SAMPLES,
            SAMPLES,
            step=250,
            key="analyzer-samples",
            persist_state="session",
            help="Texts with words left out that the model is asked about. More take longer and vary less.",
        )
        seed = right.number_input(
            "Seed",
            0,
            2**32 - 1,
            0,
            step=1,
            key="analyzer-seed",
            persist_state="session",
            help="The same seed gives the same words; compare two seeds to see how steady the weights are.",
        )
    return Choice(tuple(key for key in _NAMES if key in methods), int(samples), int(seed))
