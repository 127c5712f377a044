"""Phrases that several parts of the page use."""

from collections.abc import Sequence

from core.explain.question import Question


def title(question: Question) -> str:
    """A question's name: ``Toys``, or ``Toys rather than Books``."""
    return question.target if question.against is None else f"{question.target} rather than {question.against}"


def listed(names: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
