"""The product that others are compared with: in the session, and in the address where it is one of the catalogue.

The address ``similar?product=ID`` names a product of the catalogue that is open, where it is another than the first.
"""

import streamlit as st

from core.catalog.product import Product
from core.similar.search import Query, query_of_prediction, query_of_row
from dashboard import address, resources
from dashboard.analyzer import draft
from dashboard.analyzer.work import Analysis
from dashboard.similar.catalogue import Catalogue

CATALOGUE, ANALYZED, OWN = "Catalogue", "Analyzer", "My own"
SOURCE, PARAMETER = "similar-from", "product"
_ROW, _OWN, _PROBLEM = "similar.row", "similar.own", "similar.problem"


def query(catalogue: Catalogue) -> Query:
    """What others are compared with; a product of the catalogue as long as the chosen source holds nothing.

    Raises:
        ShelfLensError: the product cannot be encoded as the catalogue was.
    """
    product = _new()
    if product is None:
        return query_of_row(catalogue.index, row(catalogue))
    predictor = resources.predictor(catalogue.model)
    catalogue.index.check(predictor)
    return query_of_prediction(catalogue.index, predictor, product, Analysis(predictor, product).predict())


def row(catalogue: Catalogue) -> int:
    """The chosen row of a catalogue; the first with both picture and text before any is chosen."""
    known: dict[str, int] = st.session_state.setdefault(_ROW, {})
    if catalogue.key not in known or address.went_back():
        asked = st.query_params.get(PARAMETER)
        found = None if asked is None else catalogue.index.shelf.find(asked)
        if asked is not None and found is None:
            set_problem(f"The catalogue has no product {asked!r}; another one is shown.")
        known[catalogue.key] = _first(catalogue) if found is None else found
    return known[catalogue.key]


def pick(catalogue: Catalogue, chosen: int) -> None:
    """Compare with a product of the catalogue."""
    st.session_state.setdefault(_ROW, {})[catalogue.key] = chosen
    st.session_state[SOURCE] = CATALOGUE
    set_problem(None)


def put(own: Product) -> None:
    """Compare with a product of the person's own."""
    st.session_state[_OWN] = own
    set_problem(None)


def keep(catalogue: Catalogue) -> None:
    """Write the product into the address."""
    shown = {PARAMETER: _id(catalogue, row(catalogue))} if _new() is None else {}
    address.write([PARAMETER], shown, {PARAMETER: _id(catalogue, _first(catalogue))})


def problem() -> str | None:
    """The sentence about the last thing that went wrong, until something goes right."""
    found: str | None = st.session_state.get(_PROBLEM)
    return found


def set_problem(sentence: str | None) -> None:
    """Remember a sentence for the person, or forget it."""
    st.session_state[_PROBLEM] = sentence


def _first(catalogue: Catalogue) -> int:
    """The row that is compared before any is chosen."""
    vectors = catalogue.index.vectors
    return int((vectors.has_picture & vectors.has_text).argmax())


def _id(catalogue: Catalogue, chosen: int) -> str:
    return str(catalogue.index.shelf.table["id"].iloc[chosen])


def _new() -> Product | None:
    """The product that is not of the catalogue, where such a source is chosen and holds one."""
    chosen = st.session_state.get(SOURCE, CATALOGUE)
    found: Product | None = None
    if chosen == ANALYZED:
        found = draft.submitted()
    elif chosen == OWN:
        found = st.session_state.get(_OWN)
    return found
