"""Which column plays which part, and which rows are chosen."""

import pandas as pd
import pytest

from core.catalog import columns
from core.catalog.columns import parse_columns, parse_where
from core.errors import DatasetError


def test_columns_are_parsed() -> None:
    assert parse_columns("id=sku, title = Product Name,category=a=b") == {
        "id": "sku",
        "title": "Product Name",
        "category": "a=b",
    }
    assert parse_columns(None) == {}
    assert parse_columns("") == {}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("title", "write it as PART=COLUMN"),
        ("title=", "write it as PART=COLUMN"),
        ("=name", "write it as PART=COLUMN"),
        ("title=a,,id=b", "write it as PART=COLUMN"),
        ("colour=a", "the parts are id, title, description, category, image"),
        ("title=a,title=b", "twice"),
    ],
)
def test_columns_that_cannot_be_meant_are_refused(text: str, named: str) -> None:
    with pytest.raises(DatasetError, match=named):
        parse_columns(text)


def test_conditions_are_parsed() -> None:
    assert parse_where([]) == {}
    assert parse_where(["a=1", "b = x=y ", "c="]) == {"a": "1", "b": "x=y", "c": ""}
    for bad in (["a"], ["=x"], ["a=1", "a=2"]):
        with pytest.raises(DatasetError, match="--where"):
            parse_where(bad)


def test_usual_names_are_found_in_any_case_and_order() -> None:
    found = columns.resolve(["CATEGORIES", "Title", "imgid", "description", "price"], None, "t.csv")
    assert found == {"id": "imgid", "title": "Title", "description": "description", "category": "CATEGORIES"}


def test_a_column_asked_for_wins_and_is_used_once() -> None:
    found = columns.resolve(["id", "name", "title", "category"], {"description": "title"}, "t.csv")
    assert found == {"id": "id", "title": "name", "description": "title", "category": "category"}


def test_a_column_that_is_not_there_is_named_with_what_is() -> None:
    with pytest.raises(DatasetError, match=r"no column 'titel' \(did you mean 'title'\?\); its columns are id, title"):
        columns.resolve(["id", "title"], {"title": "titel"}, "t.csv")


@pytest.mark.parametrize("role", ["title", "description"])
def test_the_label_cannot_be_the_text(role: str) -> None:
    with pytest.raises(DatasetError, match="cannot be both the category and the text"):
        columns.resolve(["id", "kind"], {"category": "kind", role: "kind"}, "t.csv")


def test_rows_are_chosen_by_all_conditions_together() -> None:
    table = pd.DataFrame({"kind": ["shoe", "shoe ", "bag"], "colour": ["red", "blue", "red"]})
    assert columns.matching(table, None, "t").tolist() == [True, True, True]
    assert columns.matching(table, {"kind": "shoe"}, "t").tolist() == [True, True, False]
    assert columns.matching(table, {"kind": "shoe", "colour": "red"}, "t").tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("where", "named"),
    [
        ({"size": "xl"}, "no column 'size'"),
        ({"kind": "hat"}, "No row of t has kind = 'hat'; its most frequent values are 'shoe', 'bag'"),
        ({"kind": "bag", "colour": "blue"}, "meets all the conditions together"),
    ],
)
def test_conditions_that_no_row_meets_are_refused(where: dict[str, str], named: str) -> None:
    table = pd.DataFrame({"kind": ["shoe", "shoe", "bag"], "colour": ["red", "blue", "red"]})
    with pytest.raises(DatasetError, match=named):
        columns.matching(table, where, "t")
