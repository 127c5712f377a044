"""The similar products page without a browser, with the real models."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.product import Product
from core.predictor import Predictor
from core.similar import building
from core.similar.index import ProductIndex
from dashboard.analyzer import draft
from dashboard.similar import job
from tests.pages.opening import markup, wait_for

PAGE = Path(__file__).resolve().parents[2] / "pages" / "similar.py"
TIMEOUT_S = 240
PRODUCTS = """id,title,description,category,colour
1,Red leather shoe,A shoe for walking,Shoes,red
2,Blue leather shoe,A shoe for running,Shoes,blue
3,Red rain boot,A boot of rubber,Shoes,red
4,Stoneware mug,A mug for tea,Kitchen,grey
5,Glass tea pot,A pot for tea,Kitchen,clear
6,Red <b>enamel</b> mug,A mug for camping,Kitchen,red
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small catalogue of texts."""
    path = tmp_path_factory.mktemp("similar") / "shop.csv"
    path.write_text(PRODUCTS, encoding="utf-8")
    return path


@pytest.fixture
def page(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page with the small catalogue open."""
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path))
    found = AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)
    found.session_state["similar-source"] = "Folder"
    found.session_state["similar-place"] = str(shop)
    return wait_for(found.run(), lambda page: cards(page) or page.error)


def cards(page: AppTest) -> list[str]:
    return [element.proto.body for element in page.get("html") if "sl-card" in element.proto.body]


def test_results_stand_there_before_the_first_click(page: AppTest) -> None:
    assert not page.exception
    assert not page.error
    assert len(cards(page)) == 5
    assert "Red leather shoe" in markup(page)
    assert "Blue leather shoe" in cards(page)[0]
    assert page.query_params == {}
    assert any("Only the text can be compared" in caption.value for caption in page.caption)


def test_filters_are_exact_and_can_leave_nothing(page: AppTest) -> None:
    kinds = {box.label: box for box in page.multiselect}
    kinds["Colour"].select("red").run()
    assert len(cards(page)) == 2
    assert "<b>enamel" not in markup(page)
    next(box for box in page.multiselect if box.label == "Colour").set_value(["clear"])
    next(box for box in page.multiselect if box.label == "Category").set_value(["Shoes"]).run()
    assert cards(page) == []
    assert "No product passes the filters" in page.info[0].value


def test_another_product_is_searched_and_picked(page: AppTest) -> None:
    page.text_input(key="similar-search").set_value("MUG stone").run()
    page.button(key="example-button-similar-3").click().run()
    assert page.query_params["product"] == "4"
    assert "Glass tea pot" in cards(page)[0]
    page.button(key="similar-like-0").click().run()
    assert page.query_params["product"] == "5"


def test_a_card_says_why(page: AppTest) -> None:
    page.button(key="similar-why-0").click().run()
    assert not page.error
    assert "a picture is missing, so pictures are not compared" in markup(page)
    assert markup(page).count('class="sl-text"') == 2
    assert "sl-word sl-for" in markup(page)


def test_a_product_of_ones_own_and_the_analyzers(page: AppTest) -> None:
    page.segmented_control(key="similar-from").set_value("My own").run()
    next(button for button in page.button if button.label == "Find similar products").click().run()
    assert "nothing to compare yet" in page.error[0].value
    page.text_input(key="similar-own-title").set_value("tea mug <script>")
    next(button for button in page.button if button.label == "Find similar products").click().run()
    assert not page.error
    assert "<script" not in markup(page)
    assert len(cards(page)) == 6
    assert "product" not in page.query_params
    page.session_state[draft._SUBMITTED] = Product("x", "A running shoe in blue")
    page.segmented_control(key="similar-from").set_value("Analyzer").run()
    assert "Blue leather shoe" in cards(page)[0]


def test_places_without_a_catalogue_get_one_sentence(page: AppTest, tmp_path: Path) -> None:
    page.text_input(key="similar-place").set_value(str(tmp_path / "nothing")).run()
    wait_for(page, lambda page: page.error)
    assert "There is no dataset at" in page.error[0].value
    assert cards(page) == []


def test_unknown_products_in_the_address_are_said(page: AppTest, shop: Path) -> None:
    other = AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)
    other.session_state["similar-source"], other.session_state["similar-place"] = "Folder", str(shop)
    other.query_params["product"] = "unicorn"
    other.run()
    assert "unicorn" in other.error[0].value
    assert len(cards(other)) == 5


def test_opening_can_be_stopped_and_goes_on(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path))
    predictor = Predictor.load()
    first = job.new(str(shop), predictor)
    first.stop()
    first.run()
    assert first.outcome is None
    assert first.problem is not None
    assert first.problem.startswith("Stopped")
    second = job.new(str(shop), predictor)
    second.run()
    assert second.problem is None
    assert isinstance(second.outcome, ProductIndex)
    assert building.PARTS_FOLDER not in [path.name for path in tmp_path.rglob("*")]
    folder = next(path.parent for path in tmp_path.rglob("index.json"))
    assert job.is_index(str(folder))
    third = job.new(str(folder), predictor)
    third.run()
    assert third.outcome is not None
    assert len(third.outcome) == 6
