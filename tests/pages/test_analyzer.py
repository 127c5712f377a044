"""The analyzer page without a browser: what it shows for each kind of input, with the real model."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import gallery
from core.catalog.product import Product
from dashboard import handover
from dashboard.analyzer import draft

PAGE = Path(__file__).resolve().parents[2] / "pages" / "analyzer.py"
TIMEOUT_S = 240


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    return {product.id: product for product in gallery()}


def markup(page: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in page.get("html"))


def test_it_starts_with_an_example_and_its_result(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert not page.error
    assert "Musical Instruments, " in markup(page).replace("</span>", "")
    assert markup(page).count("<figure") == 3
    assert "sl-word sl-for" in markup(page)
    assert page.query_params["example"] == "acoustic-guitar"
    assert page.text_input(key=draft.TITLE).value == "Alder six-string acoustic guitar, spruce top, sunburst"


def test_the_address_names_an_example(page: AppTest, products: dict[str, Product]) -> None:
    page.query_params["example"] = "picture-only"
    page.run()
    assert products["picture-only"].category.split(",")[0] in markup(page)
    assert "Read from the picture alone" in markup(page)
    assert 'class="sl-text"' not in markup(page)


def test_a_product_without_picture_has_no_tiles(page: AppTest) -> None:
    page.query_params["example"] = "text-only"
    page.run()
    assert "Read from the text alone" in markup(page)
    assert "<figure" not in markup(page)
    assert not page.exception


def test_a_changed_text_dims_the_result_until_it_is_analyzed(page: AppTest) -> None:
    page.run()
    before = markup(page)
    page.text_input(key=draft.TITLE).set_value("Stainless steel dog bowl").run()
    assert "The input has changed since this answer" in page.info[0].value
    assert headline(before) == headline(markup(page))
    page.button(key="analyzer-analyze").click().run()
    assert not page.info
    assert "example" not in page.query_params


def test_nothing_to_analyze_is_said_and_the_result_stays(page: AppTest) -> None:
    page.run()
    before = headline(markup(page))
    page.button(key="analyzer-clear").click().run()
    page.button(key="analyzer-analyze").click().run()
    assert "nothing to analyze yet" in page.error[0].value
    assert headline(markup(page)) == before


def test_any_category_can_be_explained(page: AppTest) -> None:
    page.run()
    chooser = page.selectbox[0]
    assert chooser.value == "Musical Instruments"
    assert len(chooser.options) == 21
    page.selectbox[0].select("Furniture").run()
    assert "Grad-CAM for Furniture" in markup(page)
    assert "against</mark> Furniture" in markup(page)
    assert "Musical Instruments, " in headline(markup(page))


def test_an_example_of_the_gallery_is_loaded_by_a_click(page: AppTest) -> None:
    page.run()
    page.button(key="example-button-analyzer-teddy-bear").click().run()
    assert "Toys &amp; Games" in headline(markup(page))
    assert page.query_params["example"] == "teddy-bear"


def test_a_product_from_another_page_is_taken_over_once(page: AppTest, products: dict[str, Product]) -> None:
    shoe = products["running-shoe"]
    page.session_state[handover.KEY] = Product("row-7", shoe.title, shoe.description, "Furniture", shoe.image)
    page.run()
    assert "Clothing, Shoes &amp; Jewelry" in headline(markup(page))
    assert "The catalogue says Furniture" in markup(page)
    assert page.text_input(key=draft.TITLE).value == shoe.title
    assert handover.KEY not in page.session_state


def test_hostile_words_stay_words(page: AppTest) -> None:
    page.run()
    page.text_area(key=draft.DESCRIPTION).set_value("<script>alert(1)</script> *bold* :red[guitar] مرحبا 🎸")
    page.button(key="analyzer-analyze").click().run()
    assert "<script" not in markup(page)
    assert "مرحبا" in markup(page)
    assert not page.exception


def test_a_long_title_is_read_and_shown_whole(page: AppTest) -> None:
    page.run()
    title = "Guitar strings for " + "very " * 56
    assert len(title) == 299
    page.text_input(key=draft.TITLE).set_value(title)
    page.button(key="analyzer-analyze").click().run()
    assert not page.error
    assert markup(page).count("very") >= 56


def test_a_text_above_the_limit_loses_its_end_and_is_analyzed(page: AppTest) -> None:
    page.run()
    page.text_area(key=draft.DESCRIPTION).set_value("guitar " * 8_000).run()
    page.button(key="analyzer-analyze").click().run()
    assert not page.error
    assert not page.info
    assert "Musical Instruments, " in headline(markup(page))


def test_a_text_without_a_word_says_so(page: AppTest) -> None:
    page.run()
    page.button(key="analyzer-clear").click().run()
    page.text_input(key=draft.TITLE).set_value("🎸 !!!")
    page.button(key="analyzer-analyze").click().run()
    assert any("no word in this text" in caption.value for caption in page.caption)


def test_an_example_gives_way_whole_to_a_picture_of_ones_own(page: AppTest, products: dict[str, Product]) -> None:
    page.run()
    page.file_uploader[0].set_value(("shoe.jpg", products["running-shoe"].image, "image/jpeg")).run()
    assert page.text_input(key=draft.TITLE).value == ""
    assert page.text_area(key=draft.DESCRIPTION).value == ""


def test_texts_of_ones_own_stay_with_a_new_picture(page: AppTest, products: dict[str, Product]) -> None:
    page.run()
    page.text_input(key=draft.TITLE).set_value("Running shoe").run()
    page.file_uploader[0].set_value(("shoe.jpg", products["running-shoe"].image, "image/jpeg")).run()
    assert page.text_input(key=draft.TITLE).value == "Running shoe"


def headline(html: str) -> str:
    """The headline's own HTML."""
    start = html.index('<h2 class="sl-answer">')
    return html[start : html.index("</h2>", start)].replace("</span>", "")
