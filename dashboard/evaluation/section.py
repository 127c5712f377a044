"""The confusion matrix, whose cells filter the page, and beside it the products of the cell that was chosen last."""

import streamlit as st

from core.evaluation.conditions import PREDICTED as CALLED
from core.evaluation.confusions import confusions
from core.evaluation.report import EvaluationReport
from core.evaluation.slicing import CATEGORY
from dashboard import errors, view_left
from dashboard.evaluation import conditions
from dashboard.evaluation.clicking import announce, rerun_after_click
from dashboard.evaluation.confusion import NUMBERS, ORDERS, ConfusionView, describe, view
from dashboard.evaluation.confusion_grid import chosen_cell, confusion_grid
from dashboard.evaluation.panel import product_panel
from dashboard.evaluation.view import View
from dashboard.markup import plain

TRUE, PREDICTED = "true", "predicted"
ORDER, SHOWN, DIAGONAL = "order", "numbers", "diagonal"
_GRID = "evaluation-grid"
# Whether the cell was chosen by hand; until then it follows the filters to the most frequent confusion.
_BY_HAND = "evaluation-cell-by-hand"


@st.fragment
def confusion_section(shown: View, catalogue: str, place: str | None) -> None:
    """Draw the matrix and the panel; its lists and switches rerun this part of the page alone, a cell all of it.

    Args:
        shown: the products left after filtering, at least one.
        catalogue: name of the dataset that they come from.
        place: where it lies, or None where that is not known.
    """
    rerun_after_click()
    with errors.shown():
        measured = shown.beside(CATEGORY, CALLED)
        report = measured.report
        cell = _cell(report)
        with st.container(key="evaluation-matrix"):
            matrix, panel = st.columns([2, 1], gap="medium")
        with matrix:
            drawn = _controls(report)
            alone = conditions.cell_of(shown.filters.conditions) == cell
            confusion_grid(drawn, cell, alone, _GRID, _take_click)
            st.caption(reading_aid(drawn, len(report.categories)))
        with panel:
            _choose(report, cell)
            chosen = measured.table.cell(*cell)
            size = int(report.confusion[report.categories.index(cell[0])].sum())
            st.markdown(f"**{plain(describe(*cell, len(chosen), size))}**")
            if len(chosen):
                st.button(
                    "All products again" if alone else "Only these products, everywhere",
                    icon=":material/filter_alt_off:" if alone else ":material/filter_alt:",
                    key="evaluation-only-cell",
                    type="tertiary",
                    help="As a click on the cell: every figure and chart shows these products alone, or all again.",
                    on_click=_show_alone,
                    args=cell,
                )
                product_panel(chosen, catalogue, place)
        view_left.keep("evaluation")


def reading_aid(drawn: ConfusionView, categories: int) -> str:
    """How to read the matrix, in a line (Markdown)."""
    shade = "products" if drawn.numbers == "Products" else "per cent of the row"
    hidden = categories - len(drawn.names)
    rest = f" {hidden} of the {categories} categories are not drawn: no products, or no room." if hidden else ""
    return (
        "A row holds the products of one category, a column what the model called them; the stronger the blue, the "
        f"more {shade}. Off the diagonal are the mistakes. Click a cell to see only its products everywhere; "
        f"click it again to take that back.{rest}"
    )


def _controls(report: EvaluationReport) -> ConfusionView:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        numbers = st.segmented_control(
            "Numbers", NUMBERS, default=NUMBERS[0], required=True, key=SHOWN, bind="query-params"
        )
        order = st.segmented_control(
            "Order by",
            ORDERS,
            default=ORDERS[0],
            required=True,
            key=ORDER,
            bind="query-params",
            help="Mistakes: categories that are most often mistaken, or mistaken for, come first.",
        )
        diagonal = st.toggle(
            "Right answers",
            value=True,
            key=DIAGONAL,
            bind="query-params",
            help="Off: the diagonal is hidden and the colours stretch over the mistakes.",
        )
    return view(report.confusion, report.categories, order, numbers, diagonal)


def _choose(report: EvaluationReport, cell: tuple[str, str]) -> None:
    """The same choice by two lists, for keyboards and small screens."""
    # One under the other: side by side there is no room for a category's name.
    for label, key in (("True category", TRUE), ("Called", PREDICTED)):
        st.selectbox(label, report.categories, index=None, key=key, bind="query-params", on_change=_mark_by_hand)


def _cell(report: EvaluationReport) -> tuple[str, str]:
    """The chosen cell: from the address or the last choice, else the most frequent confusion."""
    state = st.session_state
    linked = TRUE in st.query_params and PREDICTED in st.query_params and TRUE not in state
    if linked and {st.query_params[TRUE], st.query_params[PREDICTED]} <= set(report.categories):
        state[_BY_HAND] = True
        return st.query_params[TRUE], st.query_params[PREDICTED]
    known = state.get(TRUE) in report.categories and state.get(PREDICTED) in report.categories
    if not (known and state.get(_BY_HAND)):
        most = confusions(report.confusion, report.categories, 1)
        first = report.categories[int(report.confusion.sum(axis=1).argmax())]
        state[TRUE], state[PREDICTED] = most[0][:2] if most else (first, first)
    return state[TRUE], state[PREDICTED]


def _mark_by_hand() -> None:
    st.session_state[_BY_HAND] = True


def _take_click() -> None:
    cell = chosen_cell(_GRID)
    if cell is not None:
        st.session_state[TRUE], st.session_state[PREDICTED] = cell
        _mark_by_hand()
        _show_alone(*cell)


def _show_alone(category: str, predicted: str) -> None:
    announce()
    conditions.toggle_cell(category, predicted)
