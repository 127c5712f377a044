import pytest
from streamlit.testing.v1 import AppTest

from core.errors import DatasetError
from dashboard.datasets.form import conditions


def fields() -> None:
    import streamlit as st

    from dashboard.datasets.form import columns_and_rows

    st.session_state["read"] = columns_and_rows("shop-")


def test_only_what_was_filled_in_counts() -> None:
    page = AppTest.from_function(fields).run(timeout=30)
    assert page.session_state["read"] == ((), "")
    page.text_input(key="shop-column_title").set_value(" name ")
    page.text_input(key="shop-column_id").set_value("  ")
    page.text_input(key="shop-where").set_value("colour=red").run()
    assert page.session_state["read"] == ((("title", "name"),), "colour=red")


def test_conditions_are_separated_by_semicolons() -> None:
    assert conditions("colour = red; ;size=4") == (("colour", "red"), ("size", "4"))
    assert conditions("") == ()
    with pytest.raises(DatasetError, match="COLUMN=VALUE"):
        conditions("colour")
