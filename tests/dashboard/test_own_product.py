"""A product of one's own: taken once when it is sent, also where Streamlit begins the run anew halfway."""

import pytest
import streamlit as st
from PIL import Image
from streamlit.testing.v1 import AppTest

from core.images import encode, read_image
from dashboard import own_product

PICTURE = encode(Image.new("RGB", (8, 8), "red"), "PNG")


def _page() -> None:
    import streamlit as st

    from dashboard import own_product

    taken, refused = st.session_state.setdefault("taken", []), st.session_state.setdefault("refused", [])
    st.caption(", ".join(product.title for product in taken))
    if st.checkbox("Own", value=True):
        own_product.form("own", "Send", ":material/search:", taken.append, refused.append)


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(_page).run()


def send(page: AppTest, title: str) -> AppTest:
    page.text_input(key="own-title").set_value(title)
    page.file_uploader(key="own-picture").set_value(("shoe.png", PICTURE, "image/png"))
    page.button[0].click()
    return page.run()


def test_it_is_taken_once_and_shown_at_once(page: AppTest) -> None:
    send(page, "Red shoe")
    page.run()
    assert [(each.title, each.image) for each in page.session_state["taken"]] == [("Red shoe", PICTURE)]
    assert page.caption[0].value == "Red shoe"
    assert not page.session_state["refused"]


def test_a_run_that_begins_anew_meanwhile_loses_nothing(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    interruptions = iter([True])

    def interrupted(data: bytes) -> Image.Image:
        if next(interruptions, False):
            st.rerun()
        return read_image(data)

    monkeypatch.setattr(own_product, "read_image", interrupted)
    send(page, "Red shoe")
    assert [each.title for each in page.session_state["taken"]] == ["Red shoe"]


def test_what_cannot_be_taken_is_said_once(page: AppTest) -> None:
    page.button[0].click().run()
    assert page.session_state["refused"] == [own_product.NOTHING]
    page.file_uploader(key="own-picture").set_value(("shoe.png", b"no picture", "image/png"))
    page.button[0].click().run()
    page.run()
    assert len(page.session_state["refused"]) == 2
    assert not page.session_state["taken"]


def test_fields_that_are_empty_again_are_no_product(page: AppTest) -> None:
    send(page, "Red shoe")
    page.checkbox[0].uncheck().run()
    page.checkbox[0].check().run()
    assert page.text_input(key="own-title").value == ""
    assert len(page.session_state["taken"]) == 1
    assert not page.session_state["refused"]
