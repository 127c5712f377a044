"""What mistakes cost, entered as a table, and the answers that then cost least."""

import numpy as np
import pandas as pd
import streamlit as st

from core.errors import DatasetError
from core.evaluation.costs import CostReport, decide, plain_costs
from core.evaluation.metrics import label_indices
from dashboard.evaluation.measures import Measured

_EDITOR = "evaluation-costs"
# The table as it was when the editor was last drawn anew, and with what was typed into it since.
_BEGUN, _NOW = "evaluation.costs.begun", "evaluation.costs.now"


def costs_section(measured: Measured) -> None:
    """Draw the table of costs, and what deciding by them comes to."""
    table = measured.table
    left, right = st.columns([1, 3], gap="medium", vertical_alignment="bottom")
    asking = left.number_input(
        "Asking a person costs", 0.0, None, 0.2, 0.05, key="evaluation-asking", persist_state="session",
        help="In the same unit as mistakes. With 1 for a mistake, 0.2 means: five checks cost as much as one mistake.",
    )  # fmt: skip
    if right.button("All mistakes cost 1 again", key="evaluation-costs-reset", icon=":material/restart_alt:"):
        _forget()
    with st.expander("Cost of each mistake", icon=":material/table_edit:"):
        costs = _edited(table.categories)
        st.caption(
            "A row is the true category, a column the answer. Any unit will do: only the proportions count. Cells can "
            "be pasted from a spreadsheet."
        )
    try:
        found = decide(label_indices(table.labels, table.categories), table.probabilities, costs, asking)
    except DatasetError as error:
        st.warning(str(error), icon=":material/info:")
        return
    _figures(found)
    st.markdown(sentence(found, len(table)))
    st.caption(
        "For each product the model's probabilities say what every answer is expected to cost, and the cheapest is "
        "taken. The figures then charge what really happened. Where the probabilities cannot be trusted, neither can "
        "this."
    )


def sentence(found: CostReport, products: int) -> str:
    """What deciding by cost changes, in words (Markdown)."""
    asked = f"A person decides **{found.asked:,}** of {products:,} products"
    changed = "gets" if found.changed == 1 else "get"
    return f"{asked}; **{found.changed:,}** {changed} another category than the most probable one."


def _figures(found: CostReport) -> None:
    figures = (
        ("Cheapest decision", found.cost, "Each product gets the answer with the lowest expected cost, or a person."),
        ("Most probable category", found.cost_of_most_probable, "Every product gets its most probable category."),
        ("Asking every time", found.cost_of_asking, "A person decides every product."),
    )
    with st.grid(3, min_column_width=230, gap="xsmall", key="evaluation-cost-figures"):
        for label, value, meaning in figures:
            st.metric(f"{label}: cost a product", f"{value:.3f}", border=True, help=meaning)


def _edited(categories: tuple[str, ...]) -> np.ndarray:
    """The table of costs with what was typed into it; kept while the tab or the page is left."""
    state = st.session_state
    if state.get(_NOW) is None or tuple(state[_NOW].columns) != categories:
        _forget()
        state[_NOW] = pd.DataFrame(plain_costs(len(categories)), index=pd.Index(categories), columns=list(categories))
    if _EDITOR not in state:
        state[_BEGUN] = state[_NOW]
    state[_NOW] = st.data_editor(
        state[_BEGUN],
        column_config={
            name: st.column_config.NumberColumn(min_value=0, default=1, width=90, required=True) for name in categories
        },
        key=_EDITOR,
        height=388,
    )
    return state[_NOW].to_numpy(dtype=float)


def _forget() -> None:
    for key in (_EDITOR, _BEGUN, _NOW):
        st.session_state.pop(key, None)
