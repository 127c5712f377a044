"""What corruptions, attacks and models are called on the page."""

from core.evaluation.robustness.attacks import NAMES
from core.evaluation.robustness.corruption import About

# What the model is given, by what the control says; the key of the figures depends on what is spoilt.
WITH_THE_REST, ALONE = "With the rest of the product", "The spoilt part alone"
PICTURE_ALONE, TEXT_ALONE = "picture", "text"
BOTH = "both"


def given_key(shown: str, about: About) -> str:
    """Which figures a choice of the page means for corruptions of pictures or of texts."""
    if shown == WITH_THE_REST:
        return BOTH
    return PICTURE_ALONE if about == "picture" else TEXT_ALONE


def attack_name(attack: str, given: str) -> str:
    """An attack and what the model is given beside the attacked picture."""
    return f"{NAMES[attack]}, {'text beside it' if given == BOTH else 'picture alone'}"


def points(share: float) -> str:
    """A loss as a number of percentage points, ``3.5 points``."""
    return f"{100 * abs(share):.1f} point{'' if round(100 * abs(share), 1) == 1 else 's'}"
