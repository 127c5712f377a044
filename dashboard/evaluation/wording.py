"""Words for groups of products, which ``core`` names in its own way."""

from core.evaluation.slicing import MODALITY, SOURCE
from dashboard.evaluation.filters import has_words, source_name


def group_title(column: str, value: str) -> str:
    """A group of products as it is written on screen.

    Args:
        column: what the groups differ in.
        value: the group's name in ``core``; empty where it is unknown.
    """
    if column == SOURCE:
        return source_name(value)
    return has_words(value) if column == MODALITY else value or f"({column} unknown)"
