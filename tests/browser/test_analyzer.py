"""The analyzer in a real browser: what a person sees, clicks, drops and pastes."""

import base64
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from core.catalog.demo import gallery
from core.catalog.product import Product
from tests.browser.conftest import Settle, answer


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    return {product.id: product for product in gallery()}


def tiles(page: Page) -> Locator:
    return page.locator(".sl-tiles img")


def upload(page: Page, name: str, data: bytes) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(
        {"name": name, "mimeType": "image/jpeg", "buffer": data}
    )


def fill(page: Page, title: str, description: str) -> None:
    page.get_by_label("Title").fill(title)
    page.get_by_label("Description").fill(description)


def test_the_page_is_complete_before_the_first_click(analyzer: Page, watch) -> None:
    expect(answer(analyzer)).to_have_text(re.compile(r"Musical Instruments, .*\d+\s%"))
    expect(tiles(analyzer)).to_have_count(4)
    assert analyzer.locator(".sl-text mark").count() > 5
    expect(analyzer.locator(".sl-diverging").last.locator("li")).to_have_count(10)
    assert analyzer.locator("[class*=st-key-example-button] button").count() >= 12
    assert watch.clean(), watch


def test_tiles_have_equal_height(analyzer: Page) -> None:
    heights = tiles(analyzer).evaluate_all("images => images.map(image => image.getBoundingClientRect().height)")
    assert max(heights) - min(heights) < 1
    assert min(heights) > 100


def test_upload_analyze_and_switch_the_category(
    analyzer: Page, products: dict[str, Product], settle: Settle, watch
) -> None:
    shoe = products["running-shoe"]
    upload(analyzer, "shoe.jpg", shoe.image)
    expect(analyzer.get_by_text("The input has changed since this answer")).to_be_visible()
    fill(analyzer, shoe.title, shoe.description)
    analyzer.get_by_role("button", name="Analyze").click()
    expect(answer(analyzer)).to_contain_text("Clothing, Shoes & Jewelry")
    settle()
    assert "example=" not in analyzer.url
    before = answer(analyzer).inner_text()

    analyzer.get_by_role("combobox", name="Explain for").click()
    analyzer.get_by_role("option", name=re.compile("^Electronics")).click()
    expect(analyzer.locator(".sl-legend")).to_contain_text("against Electronics")
    expect(analyzer.get_by_alt_text("Grad-CAM for Electronics")).to_be_visible()
    assert answer(analyzer).inner_text() == before
    assert watch.clean(), watch


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"these are no pixels", "not a picture"),
        (b"", "empty"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(40), "damaged|cut off|not a picture"),
    ],
)
def test_a_bad_upload_gets_one_sentence_and_the_result_stays(analyzer: Page, data: bytes, sentence: str, watch) -> None:
    before = answer(analyzer).inner_text()
    upload(analyzer, "product.jpg", data)
    alert = analyzer.get_by_test_id("stAlert").filter(has_text=re.compile(sentence))
    expect(alert).to_have_count(1)
    assert "Traceback" not in analyzer.inner_text("body")
    assert answer(analyzer).inner_text() == before
    expect(analyzer.locator(".sl-preview img")).to_be_visible()
    assert watch.clean(), watch


def test_a_picture_can_be_pasted(analyzer: Page, products: dict[str, Product]) -> None:
    analyzer.get_by_role("button", name="Remove").click()
    expect(analyzer.locator(".sl-preview")).to_have_count(0)
    encoded = base64.b64encode(products["teddy-bear"].image).decode()
    analyzer.evaluate(
        """encoded => {
            const bytes = Uint8Array.from(atob(encoded), character => character.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([bytes], "bear.jpg", { type: "image/jpeg" }));
            document.dispatchEvent(new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true }));
        }""",
        encoded,
    )
    expect(analyzer.get_by_alt_text("The picture to analyze: bear.jpg")).to_be_visible()


def test_an_example_is_loaded_with_the_keyboard(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_role("button", name=re.compile("Example: Plush teddy bear")).focus()
    analyzer.keyboard.press("Enter")
    expect(answer(analyzer)).to_contain_text("Toys & Games")
    settle()
    assert "example=teddy-bear" in analyzer.url
    assert "teddy" in analyzer.get_by_label("Title").input_value().lower()


def test_a_thumbnail_is_a_button_up_to_its_edges(analyzer: Page) -> None:
    thumbnails = analyzer.locator("[class*=st-key-example-analyzer-]")
    expect(thumbnails.locator("img, .sl-textual")).to_have_count(thumbnails.count())
    expect(thumbnails.locator("[class*=st-key-example-button] button:visible")).to_have_count(thumbnails.count())
    sizes = thumbnails.evaluate_all(
        """all => all.map(one => ["img, .sl-textual", "button:not([data-testid*=Toolbar])"].map(part => {
            const { width, height } = one.querySelector(part).getBoundingClientRect();
            return [Math.round(width), Math.round(height)];
        }))"""
    )
    assert len(sizes) >= 12
    assert all(button == picture for picture, button in sizes), sizes


def test_results_have_twice_the_room_of_the_input(analyzer: Page) -> None:
    inputs, results = (analyzer.locator(f".st-key-analyzer-{part}").bounding_box() for part in ("inputs", "results"))
    assert results["width"] > 1.8 * inputs["width"]


def test_the_address_opens_an_example(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/analyzer?example=text-only")
    expect(answer(page)).to_contain_text("Health & Personal Care")
    expect(page.get_by_text("Read from the text alone")).to_be_visible()
    expect(tiles(page)).to_have_count(0)


def test_an_unknown_example_is_named_and_another_shown(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/analyzer?example=unicorn")
    expect(page.get_by_test_id("stAlert").filter(has_text="unicorn")).to_be_visible()
    expect(answer(page)).to_be_visible()


def test_back_goes_to_the_example_before_and_then_to_the_page_before(
    page: Page, dashboard: str, settle: Settle
) -> None:
    page.goto(dashboard)
    page.get_by_role("link", name="Analyzer").click()
    page.get_by_role("button", name=re.compile("Example: Plush teddy bear")).click()
    expect(answer(page)).to_contain_text("Toys & Games")
    settle()
    page.go_back()
    expect(answer(page)).to_contain_text("Musical Instruments")
    settle()
    page.go_forward()
    expect(answer(page)).to_contain_text("Toys & Games")
    settle()
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", name="Which shelf does it belong on")).to_be_visible()


def test_without_any_input_the_button_says_what_is_missing(analyzer: Page) -> None:
    analyzer.get_by_role("button", name="Clear").click()
    expect(analyzer.get_by_label("Title")).to_have_value("")
    analyzer.get_by_role("button", name="Analyze").click()
    expect(analyzer.get_by_text("there is nothing to analyze yet")).to_be_visible()
    expect(analyzer.locator(".st-key-analyzer-results")).to_have_css("opacity", "0.45")


def test_text_of_a_person_never_becomes_code(analyzer: Page, settle: Settle, watch) -> None:
    hostile = "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'> guitar \U0001f3b8 مرحبا"
    fill(analyzer, "**bold** $x$ " + "guitar " * 40, hostile)
    analyzer.get_by_role("button", name="Analyze").click()
    expect(analyzer.locator(".sl-text")).to_contain_text("window.hacked = 1")
    settle()
    assert analyzer.locator(".sl-text").inner_text().count("guitar") == 41
    assert analyzer.evaluate("window.hacked") is None
    assert watch.clean(), watch


def test_weighing_the_words_can_be_stopped(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_text("Settings", exact=True).click()
    analyzer.get_by_role("radio", name="LIME", exact=True).click()
    settle()
    analyzer.get_by_role("spinbutton", name="Number of samples").fill("20000")
    analyzer.keyboard.press("Enter")
    analyzer.get_by_role("button", name="Stop").last.click()
    expect(analyzer.get_by_text("The words were stopped")).to_be_visible()
    settle()
    expect(answer(analyzer)).to_be_visible()


def test_one_category_is_held_against_another(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_role("combobox", name="rather than").click()
    analyzer.get_by_role("option", name=re.compile("^Furniture")).click()
    expect(analyzer.get_by_alt_text("Grad-CAM for Musical Instruments rather than Furniture")).to_be_visible()
    expect(analyzer.get_by_alt_text("Grad-CAM for Furniture rather than Musical Instruments")).to_be_visible()
    settle()
    # Nothing of the answer to the question before is left standing.
    expect(tiles(analyzer)).to_have_count(9)
    expect(analyzer.locator(".sl-side")).to_have_count(2)
    expect(analyzer.locator(".sl-outcome")).to_have_count(1)


def test_the_check_shows_its_verdicts_where_it_was_asked_for(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_role("tab", name="Can I trust it?").click()
    analyzer.get_by_role("button", name="Check this explanation").click()
    expect(analyzer.locator(".sl-badge")).to_have_count(4, timeout=180_000)
    settle()
    expect(analyzer.locator(".sl-badge").first).to_be_visible()


def test_a_check_can_be_stopped(analyzer: Page, settle: Settle) -> None:
    analyzer.get_by_role("button", name=re.compile("Example: Plush teddy bear")).click()
    expect(answer(analyzer)).to_contain_text("Toys & Games")
    settle()
    analyzer.get_by_role("tab", name="Smallest change").click()
    analyzer.get_by_role("button", name="Find the smallest change").click()
    analyzer.get_by_role("button", name="Stop").click()
    # On an idle machine the search may end by itself just before; what it found is then shown in the button's place.
    expect(analyzer.get_by_role("button", name="Stop")).to_have_count(0)
    settle()
    expect(answer(analyzer)).to_contain_text("Toys & Games")


@pytest.mark.parametrize("width", [1440, 1024, 400])
def test_nothing_is_wider_than_the_window(analyzer: Page, settle: Settle, width: int) -> None:
    analyzer.set_viewport_size({"width": width, "height": 900})
    settle()
    too_wide = analyzer.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
    assert too_wide <= 0
