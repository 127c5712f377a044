"""Words for what ``core`` names in its own way: groups of products, and options of the command line."""

import re

from core.evaluation.slicing import MODALITY, SOURCE
from dashboard.evaluation.filters import has_words, source_name

_ON_THE_PAGE = (
    (re.compile(r"\bwith --columns \w+=NAME"), 'under "Columns and rows"'),
    (re.compile(r"\bleave --columns out"), "leave the names of columns empty"),
    (re.compile(r"\bleave --where out"), "leave the condition empty"),
    (re.compile(r"^--where\b"), "The condition"),
)


def on_the_page(sentence: str) -> str:
    """A sentence that says what to do, as something that can be done on the page.

    Args:
        sentence: plain text, from an error or a problem of a dataset.
    """
    for option, words in _ON_THE_PAGE:
        sentence = option.sub(words, sentence)
    return sentence


def group_title(column: str, value: str) -> str:
    """A group of products as it is written on screen.

    Args:
        column: what the groups differ in.
        value: the group's name in ``core``; empty where it is unknown.
    """
    if column == SOURCE:
        return source_name(value)
    return has_words(value) if column == MODALITY else value or f"({column} unknown)"
