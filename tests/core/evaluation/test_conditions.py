import pytest

from core.errors import DatasetError
from core.evaluation.conditions import Condition, meets
from core.evaluation.predictions import PredictionTable


@pytest.fixture
def table() -> PredictionTable:
    """Five products: a, c and e are right."""
    return PredictionTable.build(
        ids=list("abcde"),
        sources=["north", "north", "south", "south", ""],
        has_image=[True] * 5,
        has_text=[True, False, True, True, True],
        labels=["Cups", "Cups", "Lamps", "Lamps", "Lamps"],
        probabilities=[[0.75, 0.25], [0.25, 0.75], [0.0, 1.0], [0.5, 0.5], [0.375, 0.625]],
        categories=("Cups", "Lamps"),
    )


@pytest.mark.parametrize(
    ("conditions", "ids"),
    [
        ("", "abcde"),
        ("source=north", "ab"),
        ("source=", "e"),
        ("source=north;source=south", "abcd"),
        ("source=north;category=Cups;answer=wrong", "b"),
        ("answer=right", "ace"),
        ("answer=right;answer=wrong", "abcde"),
        ("predicted=Lamps", "bce"),
        ("modality=both", "acde"),
        ("confidence=50-75", "de"),
        ("confidence=75-100", "abc"),
        ("source=nowhere", ""),
    ],
)
def test_which_products_meet_conditions(table: PredictionTable, conditions: str, ids: str) -> None:
    asked = [Condition.parse(part) for part in conditions.split(";") if part]
    assert "".join(table.rows["id"][meets(table, asked)]) == ids


def test_a_condition_survives_its_text() -> None:
    odd = Condition("colour", "a=b; c")
    assert Condition.parse(str(odd)) == odd


@pytest.mark.parametrize("text", ["", "source", "=north"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(DatasetError, match="write COLUMN=VALUE"):
        Condition.parse(text)


def test_ranges_and_columns_that_cannot_be_read(table: PredictionTable) -> None:
    with pytest.raises(DatasetError, match="'much' is no range"):
        meets(table, [Condition("confidence", "much")])
    with pytest.raises(DatasetError, match="no column 'shape'"):
        meets(table, [Condition("shape", "round")])
