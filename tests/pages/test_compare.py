"""The compare page without a browser, with the real models."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import gallery
from core.catalog.product import Product
from dashboard.analyzer import draft
from tests.pages.opening import markup

PAGE = Path(__file__).resolve().parents[2] / "pages" / "compare.py"
TIMEOUT_S = 240
STAND, GUITAR = "Folding stand", "Alder six-string"


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    return {product.id: product for product in gallery()}


def heads(page: AppTest) -> list[str]:
    """The titles at the head of the two sides."""
    return re.findall(r'<h2 dir="auto">(.*?)</h2>', markup(page))


def answers(page: AppTest) -> list[str]:
    found = re.findall(r'<h2 class="sl-answer">(.*?)</h2>', markup(page))
    return [re.sub(r"<[^>]+>", "", each).replace("\N{NO-BREAK SPACE}", " ") for each in found]


def test_it_is_complete_before_the_first_click(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert not page.error
    assert [head.split(",")[0][:13] for head in heads(page)] == ["Folding stand", "Alder six-str"]
    assert "Furniture" in answers(page)[0]
    assert answers(page)[1].startswith("Musical Instruments, 99 %")
    assert "Two products, one model" in markup(page)
    assert "The left says Furniture" in markup(page)
    assert markup(page).count("<figure") == 6
    assert markup(page).count('class="sl-text"') == 2
    assert markup(page).count("<mark") > 10
    assert page.query_params == {}


def test_both_sides_show_the_same_categories_in_the_same_order(page: AppTest) -> None:
    page.run()
    lists = re.findall(r'<ol class="sl-bars" aria-label="Most probable categories">(.*?)</ol>', markup(page))
    names = [re.findall(r'<span class="sl-name" dir="auto">(.*?)</span>', each) for each in lists]
    assert len(names) == 2
    assert names[0] == names[1]
    assert 5 <= len(names[0]) <= 10


def test_weights_of_both_sides_are_drawn_on_one_scale(page: AppTest) -> None:
    page.run()
    lists = re.findall(r'<ol class="sl-bars sl-diverging" aria-label="Words with[^>]*>(.*?)</ol>', markup(page))
    bars = r'sl-fill sl-\w+" style="width:([\d.]+)%.*?"sl-value"[^>]*>([^<]+)<'
    drawn = [
        (float(width), abs(float(value.replace("\u2212", "-"))))
        for each in lists
        for width, value in re.findall(bars, each)
    ]
    assert len(lists) == 2
    assert len(drawn) == 20
    # A weight is written with two digits, so its bar's length tells it to some per cent.
    longest, strongest = max(drawn)
    assert longest <= 50
    for width, weight in drawn:
        assert width / longest == pytest.approx(weight / strongest, rel=0.1, abs=0.01)


def test_one_product_by_two_models(page: AppTest) -> None:
    page.query_params["left"] = page.query_params["right"] = "which-stand"
    page.query_params["right_model"] = "departments-concat"
    page.run()
    assert "One product, two models" in markup(page)
    assert "Furniture" in answers(page)[0]
    assert "Musical Instruments" in answers(page)[1]
    assert "Left: The text, against the picture" in markup(page)
    assert "Right: The picture, against the text" in markup(page)
    assert "strongest words" in page.caption[-1].value
    assert page.query_params["right_model"] == "departments-concat"


def test_an_example_is_changed_and_the_address_follows(page: AppTest) -> None:
    page.run()
    page.button(key="example-button-compare-left-teddy-bear").click().run()
    assert "Toys &amp; Games" in answers(page)[0]
    assert "Musical Instruments" in answers(page)[1]
    assert page.query_params == {"left": "teddy-bear", "right": "acoustic-guitar"}


def test_sides_can_be_swapped_and_one_product_put_on_both(page: AppTest) -> None:
    page.query_params["left"], page.query_params["right"] = "text-only", "which-stand"
    page.run()
    page.button(key="compare-swap").click().run()
    assert page.query_params == {"left": "which-stand", "right": "text-only"}
    page.button(key="compare-same").click().run()
    assert page.query_params["left"] == page.query_params["right"] == "which-stand"
    assert page.query_params["right_model"] == "departments-concat"


def test_another_category_is_explained_on_both_sides(page: AppTest) -> None:
    page.run()
    chooser = page.selectbox[-1]
    assert chooser.value == "Musical Instruments"
    assert len(chooser.options) == 21
    chooser.select("Furniture").run()
    assert markup(page).count("against</mark> Furniture") == 2
    assert "Grad-CAM for Furniture, left" in markup(page)
    assert "Grad-CAM for Furniture, right" in markup(page)


def test_sides_without_picture_or_text_say_so(page: AppTest) -> None:
    page.query_params["left"], page.query_params["right"] = "picture-only", "text-only"
    page.run()
    assert not page.exception
    assert "There is no text on this side." in markup(page)
    assert "There is no picture on this side." in markup(page)


def test_unknown_names_in_the_address_are_said(page: AppTest) -> None:
    page.query_params["left"], page.query_params["right_model"] = "unicorn", "nobody"
    page.run()
    assert "unicorn" in page.error[0].value
    assert "nobody" in page.error[0].value
    assert len(answers(page)) == 2


def test_the_analyzers_product_can_stand_on_a_side(page: AppTest, products: dict[str, Product]) -> None:
    page.run()
    page.segmented_control(key="compare-right-source").set_value("From the analyzer").run()
    assert heads(page)[1].startswith(GUITAR)
    assert any("Nothing was analyzed yet" in caption.value for caption in page.caption)
    shoe = products["running-shoe"]
    page.session_state[draft._SUBMITTED] = Product("row-7", shoe.title, shoe.description, image=shoe.image)
    page.run()
    assert "Clothing" in answers(page)[1]
    assert "right" not in page.query_params


def test_a_product_of_ones_own_is_escaped_and_a_bad_picture_leaves_the_side_as_it_was(page: AppTest) -> None:
    page.run()
    page.segmented_control(key="compare-left-source").set_value("My own").run()
    assert heads(page)[0].startswith(STAND)
    submit = next(button for button in page.button if button.label == "Put it on the left")
    submit.click().run()
    assert "nothing to compare yet" in page.error[0].value
    page.text_input(key="compare-left-own-title").set_value("<script>alert(1)</script> *guitar* strings")
    next(button for button in page.button if button.label == "Put it on the left").click().run()
    assert not page.error
    assert "<script" not in markup(page)
    assert heads(page)[0].startswith("&lt;script&gt;")
    assert "left" not in page.query_params
    page.file_uploader(key="compare-left-own-picture").set_value(("x.jpg", b"no pixels", "image/jpeg"))
    next(button for button in page.button if button.label == "Put it on the left").click().run()
    assert "not a picture" in page.error[0].value
    assert heads(page)[0].startswith("&lt;script&gt;")
