"""A table of predictions small enough to count by hand."""

import numpy as np
import pytest

from core.evaluation.predictions import PredictionTable
from dashboard.evaluation.measures import Measured, measured

CATEGORIES = ("Cups", "Lamps", "Shoes")
# id, source, has picture, has text, true category, probability of each category
ROWS = [
    ("a", "north", True, True, "Cups", (0.9, 0.1, 0.0)),
    ("b", "north", True, True, "Cups", (0.8, 0.1, 0.1)),
    ("c", "north", True, False, "Cups", (0.3, 0.6, 0.1)),
    ("d", "south", True, True, "Cups", (0.2, 0.7, 0.1)),
    ("e", "south", False, True, "Lamps", (0.1, 0.8, 0.1)),
    ("f", "south", True, True, "Lamps", (0.5, 0.4, 0.1)),
    ("g", "", True, True, "Shoes", (0.0, 0.05, 0.95)),
    ("h", "", True, True, None, (0.4, 0.3, 0.3)),
]


@pytest.fixture
def table() -> PredictionTable:
    """Eight products, one of unknown category."""
    ids, sources, pictures, texts, labels, scores = zip(*ROWS, strict=True)
    return PredictionTable.build(ids, sources, pictures, texts, labels, np.array(scores), CATEGORIES)


@pytest.fixture
def of_seven(table: PredictionTable) -> Measured:
    """The seven whose category is known: 2 + 1 + 1 of them are right."""
    return measured(table)
