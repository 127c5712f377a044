import logging

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import errors


def page(kind: str) -> AppTest:
    def script(kind: str) -> None:
        import streamlit as st

        from core.errors import ImageError
        from dashboard import errors

        with errors.shown():
            if kind == "user":
                raise ImageError("The file *notes*.txt is not a picture.")
            if kind == "ours":
                raise RuntimeError("secret detail")
            if kind == "stop":
                st.stop()
        st.write("the end")

    return AppTest.from_function(script, args=(kind,)).run(timeout=30)


def test_a_users_error_is_its_sentence_and_the_page_goes_on() -> None:
    app = page("user")
    assert [each.value for each in app.error] == [r"The file \*notes\*\.txt is not a picture\."]
    assert app.markdown[0].value == "the end"
    assert not app.exception


def test_an_error_of_ours_is_one_calm_sentence_and_a_log_entry(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="shelflens"):
        app = page("ours")
    assert [each.value for each in app.error] == [errors.UNEXPECTED]
    assert "secret detail" in caplog.text
    assert "secret detail" not in app.error[0].value


def test_streamlits_own_signals_pass() -> None:
    app = page("stop")
    assert not app.error
    assert not app.markdown


def test_it_decorates_functions_for_every_call() -> None:
    calls = []

    @errors.shown()
    def work() -> None:
        calls.append(1)

    work()
    work()
    assert len(calls) == 2
