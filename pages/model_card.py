"""Model card: data, licences, training, figures, known confusions, limits and digests, all read from the model."""

import json

import streamlit as st

from core.checkpoint import CARD_FILE
from dashboard import errors, resources, theme
from dashboard.about import card_tables as tables
from dashboard.evaluation.measures import heldout
from dashboard.markup import percent, plain
from dashboard.page import header

CONFUSIONS = 10
PERCENT = st.column_config.NumberColumn(format="%.1f %%")


def _data() -> None:
    st.subheader("Data", anchor=False)
    st.markdown(plain(" ".join(filter(None, (tables.data_sentence(training), tables.split_sentence(training))))))
    sources = tables.sources_table(training.get("data", {}))
    if len(sources):
        st.dataframe(tables.grouped(sources), hide_index=True, height="content", alt="Sources of the training data")
    problems = training.get("data", {}).get("problems", [])
    if problems:
        with st.expander("What was wrong with some rows"):
            st.markdown("\n".join(f"- {plain(problem)}" for problem in problems))


def _training() -> None:
    st.subheader("Training", anchor=False)
    sentences = (tables.training_sentence(training), tables.tuning_sentence(training))
    st.markdown(plain(" ".join(filter(None, sentences))))
    left, right = st.columns([3, 2], gap="large")
    if training.get("curves"):
        with left:
            chart = tables.learning_curves(training["curves"], training["best_epoch"])
            theme.draw(chart, "card-curves", "Learning curves")
            st.caption("Both curves fall while the model learns; where the solid one turns up, it learns by heart.")
    right.dataframe(tables.settings_table(training), hide_index=True, height=300, alt="Training settings")
    experts = tables.experts_table(training)
    if len(experts):
        right = dict.fromkeys(experts.columns[1:], st.column_config.TextColumn(alignment="right"))
        st.dataframe(experts, hide_index=True, height="content", column_config=right, alt="Weights of the experts")
        st.caption("How much each of the pooled classifiers counts; a dash is one that has nothing to read.")


def _figures() -> None:
    st.subheader("Figures on held-out products", anchor=False)
    st.dataframe(
        tables.grouped(tables.metrics_table(card.metrics)),
        hide_index=True,
        height="content",
        column_config={"Accuracy": PERCENT, "Macro F1": PERCENT},
        alt="Figures by what the model is given",
    )
    demo = card.metrics.get("demo")
    if demo:
        st.markdown(f"On the demo catalogue's {demo['n']:,} drawings: {plain(percent(demo['accuracy'], 1))} right.")
    st.caption("The Evaluation page has all figures, by category, source and confidence.")


def _confusions() -> None:
    st.subheader("Known confusions", anchor=False)
    found = tables.confusions_table(heldout(resources.model_folder()).report, CONFUSIONS)
    if not len(found):
        st.markdown("None on the held-out products.")
        return
    st.dataframe(
        found,
        hide_index=True,
        height="content",
        column_config={"Of the category": PERCENT},
        alt="The most frequent confusions",
    )
    st.caption("The most frequent mistakes on held-out products, and what share of the true category they are.")


def _limits() -> None:
    st.subheader("Limits", anchor=False)
    measured = heldout(resources.model_folder())
    found = tables.known_limits(card, measured.table, measured.report)
    st.markdown("\n".join(f"- {plain(limit)}" for limit in found))
    st.caption("How it works says what confidence and explanations leave open.")


def _made_of() -> None:
    st.subheader("Made of", anchor=False)
    st.dataframe(tables.digests_table(card), hide_index=True, height="content", alt="Parts and their digests")
    with st.expander("Library versions"):
        st.dataframe(tables.versions_table(card.versions), hide_index=True, height="content", alt="Library versions")


card = resources.card()
training = card.training
header("Model card", f"{plain(card.name)}: {len(card.categories)} categories, and what to know before trusting it.")
st.markdown(" · ".join(plain(name) for name in card.categories))
for section in (_data, _training, _figures, _confusions, _limits):
    with errors.shown():
        section()
_made_of()
st.download_button(
    "Download the card",
    json.dumps(card.to_dict(), indent=1, ensure_ascii=False),
    f"{card.name}-{CARD_FILE}",
    "application/json",
    on_click="ignore",
    icon=":material/download:",
)
