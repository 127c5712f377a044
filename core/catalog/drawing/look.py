"""What one drawn specimen looks like."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from core.catalog.drawing.colour import RGB


@dataclass(frozen=True)
class Look:
    """Given to every drawing; the product's text says the same.

    Attributes:
        colour: main colour.
        accent: second colour, not mentioned by the text.
        options: chosen value of each of the kind's options.
        rng: for details that no text mentions.
    """

    colour: RGB
    accent: RGB
    options: Mapping[str, str]
    rng: random.Random
