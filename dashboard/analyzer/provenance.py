"""How a result was made, so that it can be made again, and what each method does not say."""

from collections.abc import Sequence

import streamlit as st

from core.checkpoint import library_versions
from core.explain import registry
from core.explain.explainer import Explainer
from core.prediction import Prediction
from core.predictor import Predictor
from dashboard.analyzer.choice import Choice
from dashboard.markup import escape, seconds


def draw(predictor: Predictor, prediction: Prediction, choice: Choice) -> None:
    """Draw the part, closed by default."""
    with st.expander("How this was made, and what it does not say", icon=":material/fact_check:"):
        st.html(_limits([registry.find(key) for key in (*choice.maps, choice.words, "shapley")]))
        st.html(_table(rows(predictor, prediction, choice)))


def rows(predictor: Predictor, prediction: Prediction, choice: Choice) -> dict[str, str]:
    """What made the result, by name."""
    spent = prediction.timings_ms
    return {
        "Model": f"{predictor.name}, SHA-256 {predictor.digest[:16]}",
        "Image encoder": f"{predictor.image_encoder.name}, weights {predictor.image_encoder.digest[:16]}",
        "Text encoder": f"{predictor.text_encoder.name}, weights {predictor.text_encoder.digest[:16]}",
        "Runs on": predictor.device,
        "Heat map layer": predictor.image_encoder.layer,
        **{registry.find(key).name: _values(registry.find(key), choice) for key in (*choice.maps, choice.words)},
        "Prediction": ", ".join(f"{name} {seconds(spent[name])}" for name in ("image", "text", "fusion")),
        "Libraries": ", ".join(f"{name} {version}" for name, version in library_versions().items()),
    }


def _values(method: Explainer, choice: Choice) -> str:
    """A method's settings, for a person."""
    values = method.chosen(choice.of(method.key))
    said = ", ".join(f"{setting.name} {values[setting.key]:,}" for setting in method.settings)
    return said or "no settings"


def _limits(methods: Sequence[Explainer]) -> str:
    items = "".join(
        f"<li><b>{escape(method.name)}.</b> {escape(method.shows)} {escape(method.limit)}</li>" for method in methods
    )
    return f'<ul class="sl-limits">{items}</ul>'


def _table(values: dict[str, str]) -> str:
    lines = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in values.items())
    return f'<dl class="sl-provenance">{lines}</dl>'
