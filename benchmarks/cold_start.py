"""How long a first visitor waits: from starting the dashboard to a usable page, to a first and a second analysis.

Run with ``python -m benchmarks.cold_start``; needs Chromium (``make test`` sees to it).
"""

import time

from playwright.sync_api import Page, sync_playwright

from benchmarks.running import Dashboard, chromium

WAIT_MS = 300_000
TITLE = "Benchmark acoustic guitar with steel strings"
DESCRIPTION = "A warm and even sound for beginners and players on stage, with a padded bag to carry it."


def main() -> None:
    """Measure and print a table."""
    figures: list[tuple[str, float]] = []
    with sync_playwright() as playwright, chromium(playwright) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(WAIT_MS)
        start = time.perf_counter()
        dashboard = Dashboard()
        try:
            dashboard.wait()
            figures.append(("server answers", time.perf_counter() - start))
            page.goto(dashboard.address)
            page.locator(".sl-foot").wait_for()
            figures.append(("page with its controls", time.perf_counter() - start))
            page.locator(".st-key-home-live .sl-answer").wait_for()
            figures.append(("page complete, with a live example", time.perf_counter() - start))
            figures += _analyses(page, dashboard.address)
        finally:
            dashboard.stop()
    for name, seconds in figures:
        print(f"{name:<46}{seconds:>8.2f} s")
    print(f"{'peak memory of the server':<46}{dashboard.peak_bytes / 2**20:>8.0f} MB")


def _analyses(page: Page, address: str) -> list[tuple[str, float]]:
    """Time a first analysis, of an example, and a second one, of a text typed in beside the same picture."""
    start = time.perf_counter()
    page.goto(f"{address}/analyzer")
    page.locator(".st-key-analyzer-results .sl-legend").first.wait_for()
    first = time.perf_counter() - start
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Description").fill(DESCRIPTION)
    page.get_by_label("Description").blur()
    # The results turn stale once what was typed has arrived; a click before that would analyse the old text.
    page.locator(".sl-stale").wait_for(state="attached")
    start = time.perf_counter()
    page.get_by_role("button", name="Analyze", exact=True).click()
    page.locator(".st-key-analyzer-results .sl-answer").first.wait_for()
    answered = time.perf_counter() - start
    page.locator(".st-key-analyzer-results .sl-text:has(mark)", has_text=TITLE).first.wait_for()
    return [
        ("first analysis, opening the analyzer included", first),
        ("second analysis: prediction on the screen", answered),
        ("second analysis: words too (LIME until settled)", time.perf_counter() - start),
    ]


if __name__ == "__main__":
    main()
