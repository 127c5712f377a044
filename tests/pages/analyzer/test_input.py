"""What is put into the analyzer page, and what it shows for each kind of input."""

from streamlit.testing.v1 import AppTest

from core.catalog.product import Product
from dashboard import handover
from dashboard.analyzer import draft
from tests.pages.analyzer.conftest import chooser, headline
from tests.pages.opening import markup


def test_it_starts_with_an_example_and_its_result(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert not page.error
    assert "Musical Instruments, " in markup(page).replace("</span>", "")
    assert markup(page).count("<figure") >= 3
    assert "sl-word sl-for" in markup(page)
    assert page.query_params == {}
    assert page.text_input(key=draft.TITLE).value == "Alder six-string acoustic guitar, spruce top, sunburst"


def test_the_address_names_an_example(page: AppTest, products: dict[str, Product]) -> None:
    page.query_params["example"] = "picture-only"
    page.run()
    assert products["picture-only"].category.split(",")[0] in markup(page)
    assert "Read from the picture alone" in markup(page)
    assert 'class="sl-text"' not in markup(page)


def test_a_product_without_picture_has_no_tiles(quick: AppTest) -> None:
    quick.query_params["example"] = "text-only"
    quick.run()
    assert "Read from the text alone" in markup(quick)
    assert "<figure" not in markup(quick)
    assert not quick.exception


def test_a_changed_text_dims_the_result_until_it_is_analyzed(quick: AppTest) -> None:
    quick.run()
    before = markup(quick)
    quick.text_input(key=draft.TITLE).set_value("Stainless steel dog bowl").run()
    assert "The input has changed since this answer" in quick.info[0].value
    assert headline(before) == headline(markup(quick))
    quick.button(key="analyzer-analyze").click().run()
    assert not quick.info
    assert "example" not in quick.query_params


def test_nothing_to_analyze_is_said_and_the_result_stays(page: AppTest) -> None:
    page.run()
    before = headline(markup(page))
    page.button(key="analyzer-clear").click().run()
    page.button(key="analyzer-analyze").click().run()
    assert "nothing to analyze yet" in page.error[0].value
    assert headline(markup(page)) == before


def test_any_category_can_be_explained(page: AppTest) -> None:
    page.run()
    target = chooser(page, "target")
    assert target.value == "Musical Instruments"
    assert len(target.options) == 21
    target.select("Furniture").run()
    assert "Grad-CAM for Furniture" in markup(page)
    assert "against</mark> Furniture" in markup(page)
    assert "Musical Instruments, " in headline(markup(page))


def test_an_example_of_the_gallery_is_loaded_by_a_click(quick: AppTest) -> None:
    quick.run()
    quick.button(key="example-button-analyzer-teddy-bear").click().run()
    assert "Toys &amp; Games" in headline(markup(quick))
    assert quick.query_params["example"] == "teddy-bear"


def test_a_product_from_another_page_is_taken_over_once(quick: AppTest, products: dict[str, Product]) -> None:
    shoe = products["running-shoe"]
    quick.session_state[handover.KEY] = Product("row-7", shoe.title, shoe.description, "Furniture", shoe.image)
    quick.run()
    assert "Clothing, Shoes &amp; Jewelry" in headline(markup(quick))
    assert "The catalogue says Furniture" in markup(quick)
    assert quick.text_input(key=draft.TITLE).value == shoe.title
    assert handover.KEY not in quick.session_state


def test_hostile_words_stay_words(quick: AppTest) -> None:
    quick.run()
    quick.text_area(key=draft.DESCRIPTION).set_value("<script>alert(1)</script> *bold* :red[guitar] مرحبا 🎸")
    quick.button(key="analyzer-analyze").click().run()
    assert "<script" not in markup(quick)
    assert "مرحبا" in markup(quick)
    assert not quick.exception


def test_a_long_title_is_read_and_shown_whole(quick: AppTest) -> None:
    quick.run()
    title = "Guitar strings for " + "very " * 56
    assert len(title) == 299
    quick.text_input(key=draft.TITLE).set_value(title)
    quick.button(key="analyzer-analyze").click().run()
    assert not quick.error
    assert markup(quick).count("very") >= 56


def test_a_text_above_the_limit_loses_its_end_and_is_analyzed(quick: AppTest) -> None:
    quick.run()
    quick.text_area(key=draft.DESCRIPTION).set_value("guitar " * 8_000).run()
    quick.button(key="analyzer-analyze").click().run()
    assert not quick.error
    assert not quick.info
    assert "Musical Instruments, " in headline(markup(quick))


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
