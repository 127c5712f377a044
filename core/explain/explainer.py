"""What every method of explanation tells about itself, so that pages build their controls and captions from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

About = Literal["picture", "text", "both"]


@dataclass(frozen=True)
class Explainer:
    """One method.

    Attributes:
        key: its name in results, options and file names.
        name: its name for a person.
        about: what it explains: the ``picture``, the ``text``, or the share of ``both``.
        shows: one plain sentence on what its result means.
        limit: one plain sentence on what its result does not say.
        reference: the paper it comes from.
        compute: the function that computes it; its shape is that of its family, see the module that lists it.
    """

    key: str
    name: str
    about: About
    shows: str
    limit: str
    reference: str
    compute: Callable[..., Any]
