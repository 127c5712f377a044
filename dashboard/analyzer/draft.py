"""What the person has put in, and what was last analysed; both live in the session."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from core.images import read_image
from dashboard.analyzer.work import content_key

TITLE = "analyzer.title"
DESCRIPTION = "analyzer.description"
_PICTURE = "analyzer.picture"
_PICTURE_NAME = "analyzer.picture_name"
_SUBMITTED = "analyzer.submitted"
_PROBLEM = "analyzer.problem"
_ROUND = "analyzer.round"

NOTHING = "Add a picture, a title or a description first: there is nothing to analyze yet."


def product() -> Product:
    """What is in the fields now."""
    state = st.session_state
    return Product(
        id="own input", title=state.get(TITLE, ""), description=state.get(DESCRIPTION, ""), image=state.get(_PICTURE)
    )


def submitted() -> Product | None:
    """The product that the results are about, or None before the first."""
    found: Product | None = st.session_state.get(_SUBMITTED)
    return found


def is_stale() -> bool:
    """Whether the fields hold something else than what was analysed."""
    analysed = submitted()
    return analysed is not None and content_key(analysed) != content_key(product())


def stale_sentence() -> str:
    """What a person should know about results that are older than the input."""
    current = product()
    if current.has_image or current.has_text:
        return "The input has changed since this answer; press Analyze to renew it."
    return "This is the last result. Add a picture or a text of your own, then press Analyze."


def problem() -> str | None:
    """The sentence about the last thing that went wrong with the input, until something goes right."""
    found: str | None = st.session_state.get(_PROBLEM)
    return found


def set_problem(sentence: str | None) -> None:
    """Remember a sentence for the person, or forget it."""
    st.session_state[_PROBLEM] = sentence


def load(loaded: Product) -> None:
    """Fill the fields with a product and analyse it.

    Its picture file is read here, so that what is shown later does not depend on the file.

    Raises:
        ImageError: the picture cannot be read; fields and results stay as they were.
    """
    data = loaded.image.read_bytes() if isinstance(loaded.image, Path) else loaded.image
    if data is not None:
        read_image(data)
    st.session_state[TITLE] = loaded.title
    st.session_state[DESCRIPTION] = loaded.description
    _keep_picture(data, loaded.title)
    st.session_state[_SUBMITTED] = Product(
        loaded.id, loaded.title, loaded.description, loaded.category, data, loaded.attributes
    )
    set_problem(None)


def submit() -> None:
    """Analyse what is in the fields, or remember what is missing."""
    current = product()
    if not current.has_image and not current.has_text:
        set_problem(NOTHING)
        return
    set_problem(None)
    analysed = submitted()
    if analysed is None or content_key(analysed) != content_key(current):
        st.session_state[_SUBMITTED] = current


def take_picture(source: Callable[[], tuple[bytes, str] | None]) -> None:
    """Put a picture into the fields; one that cannot be read leaves them as they were and says why.

    Args:
        source: gives the file's bytes and name, or None where there is none; may raise ``ShelfLensError``.
    """
    try:
        found = source()
        if found is None:
            return
        read_image(found[0])
    except ShelfLensError as error:
        set_problem(str(error))
    else:
        _keep_picture(*found)
        set_problem(None)
    # A new key empties the uploader: the preview above it shows what is kept, also when that came from elsewhere.
    st.session_state[_ROUND] = round_number() + 1


def drop_picture() -> None:
    """Remove the picture from the fields."""
    _keep_picture(None, "")


def clear() -> None:
    """Empty all fields; the results stay until something else is analysed."""
    drop_picture()
    st.session_state[TITLE] = st.session_state[DESCRIPTION] = ""
    set_problem(None)


def picture() -> tuple[bytes, str] | None:
    """The picture in the fields and its name."""
    data = st.session_state.get(_PICTURE)
    return None if data is None else (data, st.session_state[_PICTURE_NAME])


def round_number() -> int:
    """Changes whenever the uploader is to be emptied."""
    return int(st.session_state.get(_ROUND, 0))


def _keep_picture(data: bytes | None, name: str) -> None:
    st.session_state[_PICTURE] = data
    st.session_state[_PICTURE_NAME] = name
