"""A fault becomes one sentence on the page: ours is logged, a user's says what to do."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import ShelfLensError
from dashboard.markup import plain

UNEXPECTED = "Something went wrong on our side. Nothing you entered was lost; try again, or reload the page."
_log = logging.getLogger("shelflens")


@contextmanager
def shown() -> Iterator[None]:
    """One sentence in place of a block that fails; a ``with`` statement or a decorator.

    Streamlit's own signals to stop or rerun pass through, as they are no ``Exception``.
    """
    try:
        yield
    except ShelfLensError as error:
        show(error)
    except Exception:
        _log.exception("A page failed")
        st.error(UNEXPECTED, icon=":material/error:")


def show(error: ShelfLensError) -> None:
    """Draw a user's error; names in it (files, columns) are shown as they are, never as markup."""
    st.error(plain(str(error)), icon=":material/error:")
