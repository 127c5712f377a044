"""One page hands a product to the analyzer.

The product travels in the session, because a picture does not fit into an address. The analyzer takes it once, at
its next run, in place of whatever it held.
"""

import streamlit as st

from core.catalog.product import Product
from dashboard import navigation

KEY = "handover.product"


def open_in_analyzer(product: Product) -> None:
    """Show a product in the analyzer; the page that calls this ends here.

    Args:
        product: any product; its picture may be bytes or a path.
    """
    st.session_state[KEY] = product
    _go()


def open_empty() -> None:
    """Show the analyzer with empty fields, for an input of the person's own; the page that calls this ends here."""
    st.session_state[KEY] = Product(id="")
    _go()


def take() -> Product | None:
    """The product that was handed over, once: an empty one asks for empty fields; None when there is none."""
    product: Product | None = st.session_state.pop(KEY, None)
    return product


def _go() -> None:
    # Without an address of its own given here, Streamlit refuses to leave a page whose widgets are in the address.
    st.switch_page(navigation.target("analyzer"), query_params={})
