"""One product as every part of ShelfLens sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core import text


@dataclass(frozen=True)
class Product:
    """A product to classify or to learn from.

    Attributes:
        id: identifier, unique in its catalogue.
        title: short name, may be empty.
        description: longer text, may be empty.
        category: its true category, or None where unknown.
        image: encoded picture bytes, a path to a picture, or None where there is none.
        attributes: the catalogue's other columns (``source``, colour, ...), as text.
    """

    id: str
    title: str = ""
    description: str = ""
    category: str | None = None
    image: bytes | Path | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Title and description as the one text that is classified and explained."""
        return text.compose(self.title, self.description)

    @property
    def has_text(self) -> bool:
        """Whether anything is left of the text once cleaned."""
        return bool(text.clean(self.text))

    @property
    def has_image(self) -> bool:
        """Whether a picture is named (it may still turn out unreadable)."""
        return self.image is not None
