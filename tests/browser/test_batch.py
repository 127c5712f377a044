"""From a classified dataset to a product in the analyzer, to what a person says of its answer."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch


def test_a_marked_row_is_opened_judged_and_taken_back(page: Page, dashboard: str, watch: Watch) -> None:
    page.goto(f"{dashboard}/batch")
    table = page.get_by_test_id("stDataFrame")
    expect(table).to_be_visible(timeout=120_000)
    box = table.bounding_box()
    assert box is not None
    # The box of the first row; a table is one canvas, so there is no element to press.
    page.mouse.click(box["x"] + 14, box["y"] + 65)
    page.get_by_role("button", name="in the analyzer").click()
    page.wait_for_url(f"{dashboard}/analyzer")

    line = page.locator(".st-key-analyzer-verdict-line")
    line.get_by_role("button", name="Yes").click()
    expect(line).to_contain_text("Kept: it is ")
    line.get_by_role("button", name="Take back").click()
    expect(line).to_contain_text("Is that right?")
    page.go_back()
    expect(table).to_be_visible()
    assert watch.clean(), watch
