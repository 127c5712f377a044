"""The evaluation page in a real browser: a cell is clicked, a product opened, a view sent on, a file saved."""

import csv
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from core.catalog.demo import write_demo

HEAVY_MS = 120_000


def open_evaluation(page: Page, dashboard: str, query: str = "") -> None:
    page.goto(f"{dashboard}/evaluation{query}")
    expect(page.get_by_test_id("stMetric")).to_have_count(8, timeout=HEAVY_MS)


def settled(page: Page) -> None:
    """Wait until the server has nothing left to draw."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=HEAVY_MS)


def test_click_on_a_cell_lists_its_products_and_one_opens_in_the_analyzer(
    page: Page, dashboard: str, tmp_path: Path
) -> None:
    shop = write_demo(tmp_path / "shop", per_category=1, seed=3)
    page.goto(f"{dashboard}/evaluation?on=Another+dataset&{urlencode({'data': str(shop)})}")
    page.get_by_role("button", name="Evaluate").click(timeout=HEAVY_MS)
    expect(page.get_by_test_id("stMetric")).to_have_count(8, timeout=HEAVY_MS)
    settled(page)
    cell = page.get_by_role("gridcell", name="was recognised").nth(2)
    sentence = cell.get_attribute("aria-label") or ""
    cell.click()
    expect(page.get_by_role("strong").filter(has_text=sentence)).to_be_visible()
    expect(page.get_by_role("gridcell", name=sentence)).to_have_class("cell chosen alone")
    # Until the page has run to its end, the products of the cell before are still there.
    settled(page)
    product = page.locator("[class*='st-key-evaluation-product-0']")
    expect(product.locator("img")).to_be_visible()
    title = product.locator("[title]").first.get_attribute("title") or ""
    product.get_by_role("button", name="Open in the analyzer").click()
    page.wait_for_url("**/analyzer*", timeout=HEAVY_MS)
    expect(page.get_by_label("Title", exact=True)).to_have_value(title, timeout=HEAVY_MS)


def test_keyboard_walks_the_matrix(page: Page, dashboard: str) -> None:
    open_evaluation(page, dashboard, "?true=Furniture&predicted=Furniture")
    settled(page)
    cell = page.locator(".cell.chosen")
    row, column = int(cell.get_attribute("data-row") or 0), int(cell.get_attribute("data-column") or 0)
    cell.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    above = page.locator(f".cell[data-row='{row - 1}'][data-column='{column - 1}']")
    expect(above).to_be_focused()
    page.keyboard.press("Enter")
    expect(above).to_have_class("cell chosen alone")
    settled(page)
    # The same grid is filled anew, so that the keyboard goes on from where it was.
    expect(above).to_be_focused()


def test_click_on_a_cell_filters_everything_and_its_chip_or_a_second_click_takes_that_back(
    page: Page, dashboard: str
) -> None:
    open_evaluation(page, dashboard)
    settled(page)
    products = page.get_by_test_id("stMetric").filter(has_text="Products").get_by_test_id("stMetricValue")
    everything = products.inner_text()
    cells = page.get_by_role("gridcell", name="were called")
    sentence = cells.nth(2).get_attribute("aria-label") or ""
    count = cells.count()
    inside = sentence.split(" of ")[0]
    chip = page.locator(".st-key-evaluation-chip-cell").get_by_role("button")
    cell = page.get_by_role("gridcell", name=sentence)
    for take_back in (chip, cell):
        cell.click()
        expect(products).to_have_text(inside)
        page.wait_for_url("**only=category**")
        settled(page)
        # The matrix itself still shows all of its cells, the chosen one marked.
        expect(cells).to_have_count(count)
        expect(cell).to_have_attribute("aria-selected", "true")
        expect(chip).to_be_visible()
        take_back.click()
        expect(products.first).to_have_text(everything)
        settled(page)
        expect(products).to_have_text(everything)
        expect(chip).to_have_count(0)


def test_filters_are_in_the_address_and_come_from_it(page: Page, dashboard: str) -> None:
    open_evaluation(page, dashboard)
    products = page.get_by_test_id("stMetric").filter(has_text="Products").get_by_test_id("stMetricValue")
    everything = products.inner_text()
    page.get_by_role("radio", name="Text only").click()
    expect(products).not_to_have_text(everything)
    page.wait_for_url("**has=Text+only**")
    fewer = products.inner_text()
    open_evaluation(page, dashboard, "?has=Text+only")
    expect(products).to_have_text(fewer)


def test_download_holds_the_figures(page: Page, dashboard: str, tmp_path: Path) -> None:
    open_evaluation(page, dashboard)
    settled(page)
    page.get_by_test_id("stPopoverButton").click()
    with page.expect_download(timeout=HEAVY_MS) as found:
        page.get_by_role("button", name="Confusion matrix").click()
    saved = tmp_path / "confusion.csv"
    found.value.save_as(saved)
    assert found.value.suggested_filename == "departments-confusion.csv"
    head, *rows = list(csv.reader(saved.open(encoding="utf-8")))
    assert head[1:] == [row[0] for row in rows]
    products = page.get_by_test_id("stMetric").filter(has_text="Products").get_by_test_id("stMetricValue")
    assert f"{sum(int(count) for row in rows for count in row[1:]):,}" == products.inner_text()


def test_coming_back_shows_the_view_that_was_left(page: Page, dashboard: str) -> None:
    open_evaluation(page, dashboard, "?has=Text+only&order=Size")
    settled(page)
    products = page.get_by_test_id("stMetric").filter(has_text="Products").get_by_test_id("stMetricValue")
    fewer = products.inner_text()
    page.get_by_role("link", name="Model card").click()
    expect(page.get_by_role("heading", name="Model card")).to_be_visible(timeout=HEAVY_MS)
    settled(page)
    page.go_back()
    expect(products).to_have_text(fewer, timeout=HEAVY_MS)
    page.wait_for_url("**has=Text+only**")
    assert "order=Size" in page.url


def test_click_on_a_bar_filters_everything_and_its_chip_takes_that_back(page: Page, dashboard: str) -> None:
    open_evaluation(page, dashboard, "?tab=Per+class")
    settled(page)
    products = page.get_by_test_id("stMetric").filter(has_text="Products").get_by_test_id("stMetricValue")
    everything = products.inner_text()
    bars = page.get_by_role("listbox", name="F1, precision and recall").get_by_role("option")
    bars.first.scroll_into_view_if_needed()
    count = bars.count()
    bars.first.click()
    expect(products).not_to_have_text(everything)
    page.wait_for_url("**only=category**")
    settled(page)
    # The chart itself still shows all categories, the chosen one marked.
    expect(bars).to_have_count(count)
    expect(bars.and_(page.locator("[aria-selected=true]"))).to_have_count(1)
    # The same by keyboard: one row further, then back out by the chip.
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(bars.and_(page.locator("[aria-selected=true]"))).to_have_count(2)
    page.get_by_role("button", name="Clear all").click()
    # While the page is drawn anew, the old figure can stand beside the new one.
    expect(products.first).to_have_text(everything)
    settled(page)
    expect(products).to_have_text(everything)
