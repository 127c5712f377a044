"""What can be done with an explanation once it stands: tried out, checked, and turned round."""

import streamlit as st

from core.explain.question import Question
from core.explain.words import WordFit
from dashboard import errors
from dashboard.analyzer import smallest, trust, what_if
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.work import Analysis


def ready(analysis: Analysis, choice: Choice) -> bool:
    """Whether the sections can be drawn at once, as the words need not be waited for."""
    return not analysis.product.has_text or analysis.knows_evidence(choice.words, choice.of(choice.words))


def draw(analysis: Analysis, question: Question, choice: Choice, fitted: WordFit | None) -> None:
    """Draw the sections, one behind the other.

    Args:
        analysis: the product under analysis.
        question: the category to explain, and what it is held against.
        choice: the methods.
        fitted: the words' weights; None without words, or where they were stopped.
    """
    tried, tested, turned = st.tabs(["What if", "Can I trust it?", "Smallest change"])
    with tried:
        what_if.draw(analysis, fitted)
    with tested, errors.shown():
        trust.draw(analysis, question, choice, fitted is not None and bool(fitted.words))
    with turned, errors.shown():
        smallest.draw(analysis, question)
