"""Takes the README's pictures from a dashboard that it starts: ``make screenshots``."""

from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.running import Dashboard, chromium

FOLDER = Path(__file__).resolve().parent / "screenshots"
WAIT_MS = 180_000
# Name of the picture, page, colour scheme, width, height, what must be on the page before it is taken.
SHOTS = (
    ("home", "", "light", 1440, 860, ".st-key-home-live .sl-text"),
    (
        "analyzer",
        "analyzer?example=acoustic-guitar",
        "light",
        1440,
        1900,
        ".st-key-analyzer-part-pictures figure:nth-child(4)",
    ),
    (
        "analyzer-dark",
        "analyzer?example=acoustic-guitar",
        "dark",
        1440,
        1900,
        ".st-key-analyzer-part-pictures figure:nth-child(4)",
    ),
    ("compare", "compare", "light", 1440, 2000, ".sl-legend"),
    ("evaluation", "evaluation", "light", 1440, 1500, "[role=gridcell]"),
    ("models", "models", "light", 1440, 1900, ".js-plotly-plot"),
    ("batch", "batch", "light", 1440, 1250, "[data-testid=stDataFrame]"),
    ("similar", "similar", "light", 1440, 1300, ".st-key-similar-results img"),
    ("robustness", "robustness", "light", 1440, 1900, ".js-plotly-plot"),
    (
        "shoes",
        "analyzer?model=footwear&example=running-shoe",
        "light",
        1440,
        1900,
        ".st-key-analyzer-part-pictures figure:nth-child(4)",
    ),
)


def main() -> None:
    """Start a dashboard, take every picture, stop it."""
    FOLDER.mkdir(exist_ok=True)
    dashboard = Dashboard()
    try:
        dashboard.wait()
        with sync_playwright() as playwright, chromium(playwright) as browser:
            for shot in SHOTS:
                print(_take(browser, dashboard.address, *shot))
    finally:
        dashboard.stop()


def _take(
    browser: Browser, address: str, name: str, page: str, scheme: str, width: int, height: int, sign: str
) -> Path:
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    )
    tab = context.new_page()
    tab.set_default_timeout(WAIT_MS)
    tab.goto(f"{address}/{page}")
    tab.locator(sign).first.wait_for()
    _settle(tab)
    path = FOLDER / f"{name}.png"
    tab.screenshot(path=path)
    context.close()
    return path


def _settle(tab: Page) -> None:
    """Wait until the page has stopped running and drawing."""
    tab.locator("[data-testid=stStatusWidget]").wait_for(state="detached")
    tab.wait_for_timeout(2000)


if __name__ == "__main__":
    main()
