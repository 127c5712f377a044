"""What the page starts with: a product handed over, the example that the address names, or the first example.

The address ``analyzer?example=ID`` opens an example with its result. As long as the results are about an example the
address says so, where it is another than the first; with an input of one's own it does not. Back goes from example to
example; an input of one's own stays.
"""

import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from dashboard import address, examples, handover, resources
from dashboard.analyzer import draft

PARAMETER = "example"
# The example that was loaded unasked.
_OPENED_WITH = "analyzer.opened_with"


def take_in() -> None:
    """Load what was asked for, once, and keep the address in step."""
    first = examples.fitting(resources.card().categories)
    try:
        _load(first)
    except ShelfLensError as error:
        draft.set_problem(str(error))
    analysed = draft.submitted()
    shown = {PARAMETER: analysed.id} if analysed is not None and examples.find(analysed.id) is not None else {}
    address.write([PARAMETER], shown, {PARAMETER: first.id})


def _load(first: Product) -> None:
    handed = handover.take()
    if handed is not None and (handed.has_image or handed.has_text):
        draft.load(handed)
        return
    if handed is not None:
        # Something is on the screen before the first click: the last result, or an example's, dimmed.
        if draft.submitted() is None:
            draft.load(first)
        draft.clear()
        return
    analysed = draft.submitted()
    untouched = analysed is not None and examples.find(analysed.id) is not None and not draft.is_stale()
    if analysed is not None and not (untouched and address.went_back()):
        _keep_fitting(first)
        return
    asked = st.query_params.get(PARAMETER)
    if asked is None:
        draft.load(first)
        st.session_state[_OPENED_WITH] = first.id
        return
    found = examples.find(asked)
    draft.load(found or first)
    if found is None:
        draft.set_problem(f"There is no example {asked!r}; another one is shown, and the gallery below has them all.")


def _keep_fitting(first: Product) -> None:
    """With another model, show its own first example in place of the other's, which nobody asked for."""
    opened, shown = st.session_state.get(_OPENED_WITH), draft.submitted()
    if opened is None or shown is None or draft.is_stale():
        return
    if shown.id != opened:
        del st.session_state[_OPENED_WITH]
    elif opened != first.id:
        draft.load(first)
        st.session_state[_OPENED_WITH] = first.id
