"""Options of the command line, as they are called on the page."""

import re

_ON_THE_PAGE = (
    (re.compile(r"\bwith --columns \w+=NAME"), 'under "Columns"'),
    (re.compile(r"\bleave --columns out"), "leave the names of columns empty"),
    (re.compile(r"\bleave --where out"), "leave the condition empty"),
    (re.compile(r"^--columns\b"), '"Columns"'),
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
