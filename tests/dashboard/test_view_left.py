"""Coming back to a page shows the view that was left."""

from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest


def _script() -> None:
    from dashboard import view_left

    view_left.restore("models")
    view_left.keep("models")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ({}, {"figure": ["accuracy"]}),
        ({"figure": "f1_macro"}, None),
    ],
)
def test_a_bare_address_is_filled_in(
    monkeypatch: pytest.MonkeyPatch, address: dict[str, str], shown: dict[str, list[str]] | None
) -> None:
    gone: list[dict[str, Any]] = []
    monkeypatch.setattr(st, "switch_page", lambda page, query_params: gone.append(query_params))
    app = AppTest.from_function(_script, default_timeout=60)
    app.session_state["models.address"] = {"figure": ["accuracy"]}
    app.query_params.update(address)

    app.run()

    assert not app.exception
    assert gone == ([] if shown is None else [shown])
