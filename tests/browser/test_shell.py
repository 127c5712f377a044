"""The shell around every page."""

from playwright.sync_api import Page, expect


def test_landing_page_opens_and_asks_no_other_host(page: Page, dashboard: str, watch) -> None:
    page.goto(dashboard)
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Home")).to_be_visible()
    expect(page).to_have_title("ShelfLens")
    assert watch.clean(), watch


def test_the_landing_page_is_found_under_its_name_too(page: Page, dashboard: str) -> None:
    page.goto(f"{dashboard}/home")
    expect(page).to_have_url(f"{dashboard}/")
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Home")).to_have_attribute(
        "aria-current", "page"
    )
    expect(page.get_by_text("Page not found")).to_have_count(0)
