"""A fault becomes one sentence on the page: ours is logged, a user's says what to do."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import ShelfLensError
from dashboard.datasets.wording import on_the_page
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


def show(error: ShelfLensError | str, icon: str = ":material/error:") -> None:
    """Draw a user's error; names in it (files, columns) are shown as they are, never as markup.

    Args:
        error: the error, or its sentence.
        icon: before it.
    """
    st.error(plain(on_the_page(str(error))), icon=icon)
