from streamlit.testing.v1 import AppTest

from dashboard import startup


def script() -> None:
    import streamlit as st

    from dashboard import startup

    startup.prepare()
    st.header("Page")


def places(page: AppTest) -> list[str]:
    """What stands where on the page."""
    return [f"{place} {element.type}" for place, element in page.main.children.items()]


def test_the_page_stands_in_the_same_place_before_and_after_the_libraries_are_loaded() -> None:
    startup._state.clear()
    page = AppTest.from_function(script, default_timeout=120).run()
    first = places(page)
    assert startup._state() == {"done": True}
    assert places(page.run()) == first
    assert first[-1] == "1 header"
