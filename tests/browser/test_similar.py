"""A whole card is a button, and the panel it opens follows the theme."""

from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_a_card_opens_the_panel_in_the_pages_colours(
    page: Page, dashboard: str, settle: Callable[[], None], watch
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{dashboard}/similar?product=demo-appliances-001")
    cards = page.locator(".sl-card")
    expect(cards).to_have_count(12, timeout=180_000)
    settle()
    for width in (400, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        too_wide = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
        assert too_wide <= 0
    box = page.locator(".sl-card-picture").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    panel = page.get_by_test_id("stDialog")
    expect(panel.locator(".sl-text")).to_have_count(2, timeout=60_000)
    expect(panel.locator(".sl-tiles img")).to_have_count(4)
    scheme = panel.locator(".sl-tiles").first.evaluate("tile => getComputedStyle(tile).colorScheme")
    assert scheme == "dark"
    assert watch.clean(), watch
