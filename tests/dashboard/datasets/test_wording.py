import pytest

from core.catalog.columns import parse_where
from core.errors import DatasetError
from dashboard.datasets.wording import on_the_page


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("name the column with --columns category=NAME.", 'name the column under "Columns".'),
        ("a, b (choose with --columns image=NAME).", 'a, b (choose under "Columns").'),
        ("choose by category, or leave --where out.", "choose by category, or leave the condition empty."),
        ("has fixed columns; leave --columns out.", "has fixed columns; leave the names of columns empty."),
        ("--columns has 'title'; write it as PART=COLUMN.", "\"Columns\" has 'title'; write it as PART=COLUMN."),
        ("a dataset called --where", "a dataset called --where"),
    ],
)
def test_options_of_the_command_line_become_parts_of_the_form(sentence: str, shown: str) -> None:
    assert on_the_page(sentence) == shown


def test_a_condition_that_cannot_be_read_is_called_one() -> None:
    with pytest.raises(DatasetError) as raised:
        parse_where(["nonsense"])
    assert on_the_page(str(raised.value)) == "The condition has 'nonsense'; write it as COLUMN=VALUE."
