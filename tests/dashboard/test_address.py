"""What the address says, and when it is followed."""

import pytest
import streamlit as st

from dashboard import address


@pytest.mark.parametrize(
    ("before", "shown", "after"),
    [
        ({}, {"left": "a", "right": "b"}, {}),
        ({}, {"left": "c", "right": "b"}, {"left": "c", "right": "b"}),
        ({}, {"right": "b"}, {"right": "b"}),
        ({"left": "c", "right": "b"}, {"left": "a", "right": "b"}, {"left": "a", "right": "b"}),
        ({"left": "c", "right": "b"}, {"right": "b"}, {"right": "b"}),
        ({"left": "c"}, {}, {}),
    ],
)
def test_it_says_what_is_shown_and_stays_bare_where_that_says_it(
    before: dict[str, str], shown: dict[str, str], after: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"other": "kept", **before}
    monkeypatch.setattr(st, "query_params", given)
    address.write(["left", "right"], shown, {"left": "a", "right": "b"})
    assert given == {"other": "kept", **after}


def test_outside_of_a_page_nobody_went_back() -> None:
    assert not address.went_back()
