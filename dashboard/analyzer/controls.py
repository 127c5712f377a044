"""What can be chosen about an explanation: the question, and the methods with their own settings."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.explain.explainer import Explainer, Setting
from core.explain.maps import defaults_for, methods_for
from core.explain.question import Question
from core.explain.words import METHODS as WORD_METHODS
from core.prediction import Prediction
from core.predictor import Predictor
from dashboard.analyzer.choice import FAITHFUL, WORDS, Choice
from dashboard.analyzer.work import Analysis
from dashboard.markup import percent

NOTHING_ELSE = "nothing else"
_COLUMNS = 3


def choose_question(analysis: Analysis, prediction: Prediction) -> Question:
    """Let the person choose the category to explain and what to hold it against.

    The predicted category comes first, then the others by probability; at first it is held against nothing.
    """
    ranked = [name for name, _ in prediction.top(len(prediction.probabilities))]

    def said(name: str) -> str:
        return name if name == NOTHING_ELSE else f"{name} ({percent(prediction.probabilities[name])})"

    left, right = st.columns(2)
    # Keys of the product's own, so that another product starts again with what was predicted for it.
    target = left.selectbox(
        "Explain for",
        ranked,
        key=f"analyzer-target-{analysis.key}",
        format_func=said,
        help="The maps and the words below show what speaks for and against this category.",
    )
    others = [name for name in ranked if name != target]
    against = right.selectbox(
        "rather than",
        [NOTHING_ELSE, *others],
        key=f"analyzer-against-{analysis.key}",
        format_func=said,
        help="Holds the category against another one: what speaks for both alike then counts for neither.",
    )
    return Question(target or ranked[0], against if against in others else None)


def choose_methods(predictor: Predictor) -> Choice:
    """Draw the methods and their settings, closed by default, and return what is chosen."""
    of_maps = {method.key: method for method in methods_for(predictor)}
    of_words = {method.key: method for method in WORD_METHODS if method.works_with(predictor)}
    with st.expander("Settings", icon=":material/tune:"):
        maps = st.pills(
            "Heat maps",
            list(of_maps),
            default=[*defaults_for(predictor), FAITHFUL],
            selection_mode="multi",
            format_func=lambda key: of_maps[key].name,
            key="analyzer-methods",
            persist_state="session",
        )
        words = st.segmented_control(
            "Words",
            list(of_words),
            default=WORDS,
            required=True,
            format_func=lambda key: of_words[key].name,
            key="analyzer-words",
            persist_state="session",
        )
        own_scale = st.toggle(
            "A scale of its own for each map",
            key="analyzer-own-scale",
            persist_state="session",
            help="Every map then reaches the brightest colour, also where there is hardly any evidence.",
        )
        # Always there: what follows would else change its place with every method that has settings.
        with st.container():
            chosen = [*(method for key, method in of_maps.items() if key in maps), of_words[words or WORDS]]
            settings = {method.key: _settings_of(method) for method in chosen}
    return Choice(tuple(key for key in of_maps if key in maps), words or WORDS, settings, own_scale)


def _settings_of(method: Explainer) -> Mapping[str, float]:
    """One number input a setting, whatever the method."""
    if not method.settings:
        return {}
    st.caption(method.name)
    places: Sequence[st.delta_generator.DeltaGenerator] = st.columns(_COLUMNS)
    return {
        setting.key: _number(method, setting, places[number % _COLUMNS])
        for number, setting in enumerate(method.settings)
    }


def _number(method: Explainer, setting: Setting, place: st.delta_generator.DeltaGenerator) -> float:
    kind = type(setting.default)
    value = place.number_input(
        setting.name,
        kind(setting.least),
        kind(setting.most),
        setting.default,
        step=kind(setting.step),
        key=f"analyzer-setting-{method.key}-{setting.key}",
        persist_state="session",
        help=setting.help,
    )
    return kind(value)
