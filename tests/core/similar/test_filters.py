import pandas as pd
import pytest

from core.errors import DatasetError
from core.similar.filters import allowed, choices

PRODUCTS = pd.DataFrame(
    {"id": ["a", "b", "c", "d"], "kind": ["Shoe", "Shoe", "Boot", ""], "colour": ["red", "blue", "red", "red"]}
)


def test_values_of_a_column_are_alternatives_and_columns_hold_together() -> None:
    assert allowed(PRODUCTS, {"colour": ("red",), "kind": ("Shoe", "Boot")}).tolist() == [True, False, True, False]


def test_nothing_asked_for_restricts_nothing() -> None:
    assert allowed(PRODUCTS, {}) is None
    assert allowed(PRODUCTS, {"kind": ()}) is None


def test_unknown_columns_are_named_with_those_there_are() -> None:
    with pytest.raises(DatasetError, match=r"no column 'usage'.*id, kind, colour"):
        allowed(PRODUCTS, {"usage": ("Sports",)})


def test_columns_worth_choosing_by() -> None:
    assert choices(PRODUCTS, "kind", 10) == ["Shoe", "Boot"]
    assert choices(PRODUCTS, "colour", 10) == ["red", "blue"]
    assert choices(PRODUCTS, "id", 3) == []
