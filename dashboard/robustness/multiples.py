"""One small chart a corruption: right answers, or explanations that stay, by severity."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.evaluation.robustness.corruption import SEVERITIES, Corruption
from core.evaluation.robustness.figures import ACCURACY, CLEAN, MAP, WORDS
from core.evaluation.robustness.registry import CORRUPTIONS
from dashboard import theme
from dashboard.robustness.lines import add_line, legend
from dashboard.robustness.studies import Study
from dashboard.robustness.wording import ALONE, WITH_THE_REST, given_key

ANSWERS, EXPLANATIONS = "Answers", "Explanations"
_HEIGHT = 190
_AS_IT_IS = "as it is"


def multiples(study: Study) -> None:
    """Draw the controls, one chart a corruption, and how to read them."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        shown = st.segmented_control(
            "Show", (ANSWERS, EXPLANATIONS), default=ANSWERS, required=True, key="robustness-show", bind="query-params"
        )
        given = WITH_THE_REST
        if shown == ANSWERS:
            given = st.segmented_control(
                "The model is given", (WITH_THE_REST, ALONE), default=WITH_THE_REST, required=True,
                key="robustness-given", bind="query-params",
                help="With the rest: a spoilt picture beside its unspoilt text, or the other way round.",
            )  # fmt: skip
    drawn = [(corruption, *_rows(study, corruption, shown, given)) for corruption in CORRUPTIONS]
    present = {name for _, _, rows in drawn for name in rows["model"]}
    st.html(legend([name for name in study.names if name in present]))
    with st.grid(4, min_column_width=160, gap="small", key="robustness-multiples"):
        for corruption, measure, rows in drawn:
            if len(rows):
                with st.container(gap=None):
                    st.markdown(f"**{corruption.name}**", help=f"{corruption.shows} {_levels(corruption)}")
                    theme.draw(
                        chart(study, rows, corruption, measure),
                        f"robustness-{corruption.key}-{measure}",
                        f"{corruption.name}: {_ALTS[measure]} by severity",
                    )
    st.caption(_AIDS[shown])


def chart(study: Study, rows: pd.DataFrame, corruption: Corruption, measure: str) -> go.Figure:
    """A line a model over severities 0 to 5.

    Args:
        study: the study.
        rows: its figures that are drawn.
        corruption: what the chart is of.
        measure: ``accuracy``, ``map`` or ``words``.
    """
    figure = theme.figure(height=_HEIGHT)
    words = {0.0: _AS_IT_IS} | {float(severity): corruption.level_text(severity) for severity in SEVERITIES}
    for place, name in enumerate(study.names):
        own = rows[rows["model"] == name].sort_values("strength")
        if len(own):
            add_line(figure, own, name, place, [words[each] for each in own["strength"]], band=name == study.model)
    figure.update_layout(showlegend=False, margin={"l": 4, "r": 10, "t": 6, "b": 4})
    figure.update_xaxes(dtick=1, range=[-0.2, 5.2])
    figure.update_yaxes(range=[-20 if measure == MAP else 0, 103], ticksuffix=" %", dtick=25)
    return figure


def _rows(study: Study, corruption: Corruption, shown: str, given: str) -> tuple[str, pd.DataFrame]:
    """What is drawn of a corruption: the measure and its figures, with the unspoilt ones as severity 0."""
    figures = study.figures
    if shown == EXPLANATIONS:
        measure = MAP if corruption.about == "picture" else WORDS
        return measure, figures[(figures["spoilt"] == corruption.key) & (figures["measure"] == measure)]
    fits = figures["given"] == given_key(given, corruption.about)
    return ACCURACY, figures[figures["spoilt"].isin([corruption.key, CLEAN]) & (figures["measure"] == ACCURACY) & fits]


def _levels(corruption: Corruption) -> str:
    return f"Severities: {'; '.join(corruption.level_text(severity) for severity in SEVERITIES)}."


_ALTS = {
    ACCURACY: "right answers",
    MAP: "likeness of the heat map",
    WORDS: "weightiest words that stay",
}
_AIDS = {
    ANSWERS: "Across: severity, 0 being the product as it is. Upwards: right answers of all products. A line that "
    "stays level means that the corruption does no harm; the band is the 95 % interval of the model named first.",
    EXPLANATIONS: "Pictures: rank correlation of the heat map with that of the unspoilt picture, 100 % being the same "
    "order of places and 0 none. Texts: the share of the five weightiest words that stay among the five; a misspelt "
    "word counts as another. The category explained is that of the unspoilt product.",
}
