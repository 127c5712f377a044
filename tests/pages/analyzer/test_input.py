"""The analyzer page without a browser: what it shows for each kind of input, with the real model."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import gallery
from core.catalog.product import Product
from core.explain.sampled_removal import fit
from core.explain.words import FEWEST_SAMPLES
from core.explain.words import METHODS as WORD_METHODS
from dashboard import handover
from dashboard.analyzer import draft
from dashboard.analyzer.slow_maps import STOPPED

PAGE = Path(__file__).resolve().parents[2] / "pages" / "analyzer.py"
TIMEOUT_S = 240


@pytest.fixture
def page() -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)
    # The fewest samples there can be: the map is to be there, not to be settled.
    page.session_state["analyzer-setting-sampled_removal-samples"] = 64
    return page


@pytest.fixture
def quick(page: AppTest) -> AppTest:
    """The page with as few questions to the model as it allows, where a text of its own is weighed."""
    page.session_state["analyzer-setting-lime_settled-most"] = FEWEST_SAMPLES
    return page


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
    assert markup(page).count("<figure") >= 3
    assert "sl-word sl-for" in markup(page)
    assert page.query_params["example"] == "acoustic-guitar"
    assert page.text_input(key=draft.TITLE).value == "Alder six-string acoustic guitar, spruce top, sunburst"


def test_a_slow_map_follows_and_can_be_stopped_and_resumed(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(removed: np.ndarray, answers: np.ndarray) -> np.ndarray:
        asked.set()
        assert go_on.wait(60)
        return fit(removed, answers)

    monkeypatch.setattr("core.explain.sampled_removal.fit", slow)
    page.session_state["analyzer-setting-sampled_removal-seed"] = 77
    page.run()
    assert asked.wait(60)
    assert markup(page).count("<figure") == 3
    assert not page.exception

    page.button(key="analyzer-maps-stop").click().run()
    go_on.set()
    until(page, lambda: bool(page.info))
    assert page.info[0].value == STOPPED
    page.button(key="analyzer-maps-resume").click().run()
    until(page, lambda: markup(page).count("<figure") == 4)
    assert "Sampled removal for Musical Instruments" in markup(page)
    assert not page.info


def until(page: AppTest, there: Callable[[], bool]) -> None:
    """Run the page, as it does by itself in a browser, until what is awaited is there."""
    for _ in range(150):
        if there():
            return
        time.sleep(0.2)
        page.run()
    pytest.fail("what is awaited did not come")


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
    chooser = page.selectbox[0]
    assert chooser.value == "Musical Instruments"
    assert len(chooser.options) == 21
    page.selectbox[0].select("Furniture").run()
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


def headline(html: str) -> str:
    """The headline's own HTML."""
    start = html.index('<h2 class="sl-answer">')
    return html[start : html.index("</h2>", start)].replace("</span>", "")


def outcome(page: AppTest) -> str:
    """The sentence of the what-if section."""
    html = markup(page)
    start = html.index(">", html.index("sl-outcome")) + 1
    return html[start : html.index("</p>", start)]


def what_if(page: AppTest, part: str) -> str:
    """Key of a widget of the what-if section, which ends in the product's own digest."""
    elements = [*page.toggle, *page.text_area]
    return next(each.key for each in elements if (each.key or "").startswith(f"analyzer-what-if-{part}-"))


def test_what_if_starts_with_the_product_as_it_is_and_can_be_reset(page: AppTest) -> None:
    page.run()
    assert outcome(page).startswith("As it is: Musical Instruments, ")
    assert page.button(key="analyzer-what-if-reset").disabled
    page.toggle(key=what_if(page, "without-picture")).set_value(True).run()
    assert outcome(page).startswith("Without the picture the answer ")
    page.toggle(key=what_if(page, "without-text")).set_value(True).run()
    assert outcome(page).startswith("Without the picture and the text the answer would be ")
    page.button(key="analyzer-what-if-reset").click().run()
    assert outcome(page).startswith("As it is: ")
    assert not page.toggle(key=what_if(page, "without-picture")).value
    assert "Musical Instruments, " in headline(markup(page))


def test_an_edited_text_is_answered_and_switched_off_words_belong_to_it_no_more(page: AppTest) -> None:
    page.run()
    made = page.session_state["analyzer.what_if"]
    made.words_off = frozenset({0, 1})
    page.run()
    assert outcome(page).startswith("Without “Alder” and “six-string” the answer stays ")
    page.text_area(key=what_if(page, "text")).set_value("Stainless steel dog bowl").run()
    assert outcome(page).startswith("With the edited text the answer ")
    assert page.session_state["analyzer.what_if"].words_off == frozenset()


def test_another_product_has_a_what_if_of_its_own(quick: AppTest) -> None:
    quick.run()
    quick.session_state["analyzer.what_if"].words_off = frozenset({0})
    quick.button(key="example-button-analyzer-teddy-bear").click().run()
    assert outcome(quick).startswith("As it is: Toys &amp; Games, ")


def test_one_category_is_held_against_another_in_both_directions(page: AppTest) -> None:
    page.run()
    page.selectbox[1].select("Furniture").run()
    assert not page.exception
    assert "Grad-CAM for Musical Instruments rather than Furniture" in markup(page)
    assert "Grad-CAM for Furniture rather than Musical Instruments" in markup(page)
    assert "for Furniture</mark>" in markup(page)
    assert markup(page).count('class="sl-side"') == 2
    assert "lead of Musical Instruments over Furniture" in markup(page)
    # Held against itself a category would say nothing, so it is not in the list.
    assert len(page.selectbox[1].options) == 21
    assert not any(option.startswith("Musical Instruments") for option in page.selectbox[1].options)


def test_every_setting_of_a_chosen_method_is_an_input_and_counts(page: AppTest) -> None:
    page.run()
    # Few words have few variations, so that every method is quick.
    page.text_input(key=draft.TITLE).set_value("Acoustic guitar, garden hose")
    page.text_area(key=draft.DESCRIPTION).set_value("")
    page.button(key="analyzer-analyze").click().run()
    for method in WORD_METHODS:
        page.button_group(key="analyzer-words").set_value(method.key).run()
        assert not page.exception
        assert not page.error
        shown = {each.label: each for each in page.number_input}
        assert {setting.name for setting in method.settings} <= set(shown)
        for setting in method.settings:
            assert (shown[setting.name].min, shown[setting.name].max) == (setting.least, setting.most)
    page.button_group(key="analyzer-words").set_value("lime").run()
    page.number_input(key="analyzer-setting-lime-samples").set_value(150).run()
    assert any("LIME asked it about 150 variations" in caption.value for caption in page.caption)


def test_a_scale_of_its_own_is_said(page: AppTest) -> None:
    page.run()
    assert "strongest found for any category" in markup(page)
    page.toggle(key="analyzer-own-scale").set_value(True).run()
    assert "strongest in this map" in markup(page)
    assert any("a scale of its own" in caption.value for caption in page.caption)


def test_without_a_heat_map_the_picture_stays(page: AppTest) -> None:
    page.run()
    page.button_group(key="analyzer-methods").set_value([]).run()
    assert markup(page).count("<figure") == 1
    assert not page.exception


def test_an_explanation_is_tested_when_asked(page: AppTest) -> None:
    page.query_params["example"] = "text-only"
    page.run()
    assert "sl-badge" not in markup(page)
    page.button(key="analyzer-trust-check").click().run()
    assert not page.error
    assert markup(page).count("sl-badge") == 1
    assert not [each for each in page.button if each.key == "analyzer-trust-check"]


def test_the_smallest_change_is_searched_for_when_asked_and_holds(page: AppTest) -> None:
    page.run()
    page.button(key="analyzer-clear").click().run()
    page.text_input(key=draft.TITLE).set_value("Acoustic guitar, garden hose").run()
    page.button(key="analyzer-analyze").click().run()
    page.button(key="analyzer-smallest-find").click().run()
    assert not page.error
    assert "sl-struck" in markup(page)
