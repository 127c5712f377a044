"""The shell around every page."""

from playwright.sync_api import Page, expect


def test_landing_page_opens_and_asks_no_other_host(page: Page, dashboard: str, watch) -> None:
    page.goto(dashboard)
    expect(page.get_by_test_id("stSidebarNav").get_by_role("link", name="Home")).to_be_visible()
    expect(page).to_have_title("ShelfLens")
    assert watch.clean(), watch
