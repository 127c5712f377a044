"""What the person has put in, and what was last analysed; both live in the session."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from core.catalog.product import Product
from core.errors import ShelfLensError
from core.images import read_image, thumbnail
from dashboard import heatmaps
from dashboard.analyzer.work import content_key

TITLE = "analyzer.title"
DESCRIPTION = "analyzer.description"
_PICTURE = "analyzer.picture"
_PREVIEW = "analyzer.preview"
_SUBMITTED = "analyzer.submitted"
_PROBLEM = "analyzer.problem"
_ROUND = "analyzer.round"
# Title and description of a loaded product that has a picture, or None.
_CAPTION = "analyzer.caption"

MOST_TITLE, MOST_DESCRIPTION = 1_000, 50_000
_PREVIEW_SIDE = 320
NOTHING = "Add a picture, a title or a description first: there is nothing to analyze yet."


@dataclass(frozen=True)
class Preview:
    """A picture as the input panel shows it.

    Attributes:
        name: its file's or product's name.
        url: an address that carries it, small.
    """

    name: str
    url: str


def product() -> Product:
    """What is in the fields now; the end of a text that is longer than the limit, which no model would read, is cut."""
    title, description = _texts()
    return Product(
        id="own input",
        title=title[:MOST_TITLE],
        description=description[:MOST_DESCRIPTION],
        image=st.session_state.get(_PICTURE),
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

    Its picture file is read here, so that what is shown later does not depend on the file. Texts that are longer
    than the fields lose their end, which the model would not read.

    Raises:
        ImageError: the picture cannot be read; fields and results stay as they were.
    """
    data = loaded.image
    if data is None:
        drop_picture()
    else:
        preview = _preview(data, loaded.title)
        data = data.read_bytes() if isinstance(data, Path) else data
        _keep_picture(data, preview)
    st.session_state[TITLE] = loaded.title[:MOST_TITLE]
    st.session_state[DESCRIPTION] = loaded.description[:MOST_DESCRIPTION]
    st.session_state[_SUBMITTED] = replace(
        loaded, title=loaded.title[:MOST_TITLE], description=loaded.description[:MOST_DESCRIPTION], image=data
    )
    st.session_state[_CAPTION] = None if data is None else _texts()
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

    The texts of an example, or of another product that was loaded whole, go with the picture that they came with:
    left standing they would describe another thing. Texts that the person wrote or changed stay.

    Args:
        source: gives the file's bytes and name, or None where there is none; may raise ``ShelfLensError``.
    """
    try:
        found = source()
        if found is None:
            return
        _keep_picture(found[0], _preview(*found))
        if _texts() == st.session_state.get(_CAPTION):
            st.session_state[TITLE] = st.session_state[DESCRIPTION] = ""
        set_problem(None)
    except ShelfLensError as error:
        set_problem(str(error))
    # A new key empties the uploader: the preview above it shows what is kept, also when that came from elsewhere.
    st.session_state[_ROUND] = round_number() + 1


def drop_picture() -> None:
    """Remove the picture from the fields."""
    _keep_picture(None, None)


def clear() -> None:
    """Empty all fields; the results stay until something else is analysed."""
    drop_picture()
    st.session_state[TITLE] = st.session_state[DESCRIPTION] = ""
    set_problem(None)


def preview() -> Preview | None:
    """The picture in the fields, small."""
    found: Preview | None = st.session_state.get(_PREVIEW)
    return found


def round_number() -> int:
    """Changes whenever the uploader is to be emptied."""
    return int(st.session_state.get(_ROUND, 0))


def _texts() -> tuple[str, str]:
    return st.session_state.get(TITLE, ""), st.session_state.get(DESCRIPTION, "")


def _keep_picture(data: bytes | None, shown: Preview | None) -> None:
    st.session_state[_PICTURE] = data
    st.session_state[_PREVIEW] = shown


def _preview(source: bytes | Path, name: str) -> Preview:
    """Read a picture, which also finds out whether it can be read."""
    return Preview(name, heatmaps.data_url(thumbnail(read_image(source), _PREVIEW_SIDE)))
