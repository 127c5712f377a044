"""How long the evaluation page takes to open, and to answer a click on 40,000 products, measured in the browser.

Run with ``python -m benchmarks.evaluation_page``; needs Chromium (``make test`` sees to it). A time runs from the click
to the first picture on the screen in which the new figures stand and the server has nothing left to draw.
"""

import tempfile
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Locator, Page, sync_playwright

from benchmarks.running import Dashboard, chromium, rest, timed_click
from core import checkpoint
from core.checkpoint import EncoderCard, ModelCard
from core.evaluation.predictions import PredictionTable
from core.model import FusionConfig
from core.settings import settings

PRODUCTS, CATEGORIES, SHOPS = 40_000, 21, 6
WAIT_MS = 120_000
_CARDS, _MATRIX_SAYS, _TABS = ".st-key-evaluation-cards", ".st-key-evaluation-matrix", "[role=tabpanel]:not([hidden])"


def main() -> None:
    """Measure and print both tables."""
    with sync_playwright() as playwright, chromium(playwright) as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 1400})
        page.set_default_timeout(WAIT_MS)
        with tempfile.TemporaryDirectory() as folder:
            _print("Opening, held-out products as shipped", _opening(page, settings().checkpoint))
            _print(f"Answering, {PRODUCTS:,} synthetic products", _answering(page, synthetic(Path(folder) / "large")))


def synthetic(folder: Path) -> Path:
    """A folder with a card and predictions by chance, nine of ten right, as far as the page reads it."""
    generator = np.random.default_rng(0)
    names = tuple(f"Category {number:02d}" for number in range(CATEGORIES))
    truth = generator.integers(0, CATEGORIES, PRODUCTS)
    scores = generator.random((PRODUCTS, CATEGORIES))
    scores[np.arange(PRODUCTS), truth] += 2 * generator.random(PRODUCTS)
    scores = scores**6
    table = PredictionTable.build(
        ids=[f"product-{number}" for number in range(PRODUCTS)],
        sources=[f"shop {number}" for number in generator.integers(0, SHOPS, PRODUCTS)],
        has_image=generator.random(PRODUCTS) < 0.7,
        has_text=[True] * PRODUCTS,
        labels=[names[index] for index in truth],
        probabilities=scores / scores.sum(axis=1, keepdims=True),
        categories=names,
        about={
            "text length": generator.integers(1, 500, PRODUCTS).astype(np.int32),
            "picture size": generator.integers(30, 700, PRODUCTS).astype(np.float32),
        },
    )
    encoder = EncoderCard("none", "", "", 1)
    checkpoint.write_card(folder, ModelCard(folder.name, names, encoder, encoder, FusionConfig(1, 1, CATEGORIES)))
    table.write(folder / checkpoint.HELDOUT_FILE)
    return folder


def _opening(page: Page, model: Path) -> dict[str, list[float]]:
    """From the click on the menu to the complete page: the first visitor of the server, and later ones."""
    found: dict[str, list[float]] = {"first visit of a server": [], "later visits": []}
    dashboard = Dashboard({"SHELFLENS_CHECKPOINT": str(model.resolve())})
    try:
        dashboard.wait()
        for name in ("first visit of a server", *["later visits"] * 3):
            page.goto(f"{dashboard.address}/model_card")
            page.get_by_role("heading", name="Model card").wait_for()
            rest(page)
            link = page.get_by_test_id("stSidebarNav").get_by_role("link", name="Evaluation")
            found[name].append(timed_click(page, link, "[data-testid=stMain]", "Click a mark"))
    finally:
        dashboard.stop()
    return found


def _answering(page: Page, model: Path) -> dict[str, list[float]]:
    """Each kind of click, on another filter, cell or bar every time, so that nothing was computed before."""
    found: dict[str, list[float]] = {}
    dashboard = Dashboard({"SHELFLENS_CHECKPOINT": str(model.resolve())})
    try:
        dashboard.wait()
        page.goto(f"{dashboard.address}/evaluation")
        page.get_by_test_id("stMetric").first.wait_for()
        rest(page)
        radios = [page.get_by_role("radio", name=name, exact=True) for name in ("Text only", "Picture and text", "All")]
        found["filter"] = [timed_click(page, radio, _CARDS) for radio in radios]
        cells = [page.locator(f".cell[data-row='{row}'][data-column='{row + 1}']") for row in (2, 5, 8)]
        found["cell of the matrix"] = [timed_click(page, cell, _MATRIX_SAYS) for cell in cells]
        found["bar of a chart"] = [timed_click(page, _bar(page, number), _CARDS) for number in (3, 6, 9)]
        chips = page.locator("[class*='st-key-evaluation-chip-'] button")
        found["chip taken away"] = [timed_click(page, chips.first, _CARDS) for _ in range(2)]
        tabs = ("Curves", "Confidence", "Slices")
        found["tab"] = [timed_click(page, page.get_by_role("tab", name=name), _TABS, "Click") for name in tabs]
    finally:
        dashboard.stop()
    return found


def _bar(page: Page, number: int) -> Locator:
    return page.get_by_role("listbox", name="F1, precision and recall").get_by_role("option").nth(number)


def _print(title: str, found: dict[str, list[float]]) -> None:
    print(f"{title:<46}{'median':>10}{'slowest':>10}")
    for name, times in found.items():
        print(f"  {name:<44}{median(times):>7.0f} ms{max(times):>7.0f} ms", flush=True)


if __name__ == "__main__":
    main()
