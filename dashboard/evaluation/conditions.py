"""What was clicked to choose products: conditions that live in the page's address."""

from collections.abc import Iterable

import streamlit as st

from core.errors import DatasetError
from core.evaluation.conditions import (
    ANSWER,
    CONFIDENCE,
    PREDICTED,
    Condition,
    meets,
)
from core.evaluation.predictions import PredictionTable
from core.evaluation.slicing import CATEGORY, MODALITY, SOURCE
from dashboard.evaluation.filters import HAS, HAS_WHAT, has_words, source_name
from dashboard.evaluation.filters import SOURCE as SOURCE_WIDGET
from dashboard.evaluation.measures import Filters

ONLY = "only"
_WORDS = {CATEGORY: "category", PREDICTED: "called", ANSWER: "answer", CONFIDENCE: "confidence"}


def read(table: PredictionTable) -> tuple[tuple[Condition, ...], list[str]]:
    """The conditions in the address, sorted, and a sentence for each that this table cannot be asked."""
    found, problems = set(), []
    for text in st.query_params.get_all(ONLY):
        try:
            condition = Condition.parse(text)
            meets(table, [condition])
            if condition.column in (CATEGORY, PREDICTED) and condition.value not in table.categories:
                raise DatasetError(f"The model knows no category {condition.value!r}.")
        except DatasetError as error:
            problems.append(str(error))
        else:
            found.add(condition)
    return tuple(sorted(found)), problems


def toggle(conditions: Iterable[Condition]) -> None:
    """Add conditions, or drop them when all are there already; call before the page is drawn, from a callback.

    Sources and what a product has are set in the filters that have controls of their own.
    """
    wanted = list(conditions)
    chosen = st.query_params.get_all(ONLY)
    texts = [str(condition) for condition in wanted if condition.column not in (SOURCE, MODALITY)]
    if texts and set(texts) <= set(chosen):
        st.query_params[ONLY] = [text for text in chosen if text not in texts]
    elif texts:
        st.query_params[ONLY] = list(dict.fromkeys(chosen + texts))
    for condition in wanted:
        if condition.column == SOURCE:
            _toggle_source(condition.value)
        elif condition.column == MODALITY:
            _toggle_has(condition.value)


def cell_of(conditions: Iterable[Condition]) -> tuple[str, str] | None:
    """True and predicted category of the one cell of the confusion matrix that conditions leave, None otherwise."""
    asked = list(conditions)
    truths, answers = ([each.value for each in asked if each.column == name] for name in (CATEGORY, PREDICTED))
    return (truths[0], answers[0]) if len(truths) == len(answers) == 1 else None


def toggle_cell(category: str, predicted: str) -> None:
    """Ask for one cell of the confusion matrix in place of any other, or for none when it is asked for already.

    Call before the page is drawn, from a callback.
    """
    cell = [str(Condition(CATEGORY, category)), str(Condition(PREDICTED, predicted))]
    chosen = st.query_params.get_all(ONLY)
    others = [text for text in chosen if text.partition("=")[0] not in (CATEGORY, PREDICTED)]
    asked = sorted(set(chosen) - set(others)) == sorted(cell)
    st.query_params[ONLY] = others if asked else others + cell


def clear() -> None:
    """Drop all conditions; call from a callback."""
    st.query_params.pop(ONLY, None)


def cell_words(category: str, predicted: str) -> str:
    """One cell of the confusion matrix as it is written on a chip."""
    return f"{category}, recognised" if category == predicted else f"{category} called {predicted}"


def words(condition: Condition) -> str:
    """A condition as it is written on screen."""
    column, value = condition.column, condition.value
    if column == SOURCE:
        return f"source: {source_name(value)}"
    if column == MODALITY:
        return has_words(value)
    if column == CONFIDENCE:
        return f"confidence {value.replace('-', ' to ')} %"
    return f"{_WORDS.get(column, column)}: {value or '(unknown)'}"


def filter_words(filters: Filters) -> list[str]:
    """Everything that is asked of the products shown, as it is written on screen."""
    said = [f"source: {' or '.join(map(source_name, filters.sources))}"] if filters.sources else []
    said += [has_words(filters.modality)] if filters.modality else []
    said += [words(condition) for condition in filters.conditions]
    return said + ([f"picked on the map: {len(filters.ids):,}"] if filters.ids else [])


def _toggle_source(source: str) -> None:
    chosen = list(st.session_state.get(SOURCE_WIDGET) or [])
    st.session_state[SOURCE_WIDGET] = (
        [name for name in chosen if name != source] if source in chosen else [*chosen, source]
    )


def _toggle_has(modality: str) -> None:
    label = next((label for label, value in HAS_WHAT.items() if value == modality), "All")
    st.session_state[HAS] = "All" if st.session_state.get(HAS) == label else label
