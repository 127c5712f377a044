"""Two sides in a real browser, and the file that is taken away."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Settle


def test_both_sides_are_there_and_an_example_is_changed(page: Page, dashboard: str, settle: Settle, watch) -> None:
    page.goto(f"{dashboard}/compare")
    answers = page.locator(".sl-answer")
    expect(answers).to_have_count(2)
    expect(page.locator(".st-key-compare-results .sl-text mark").first).to_be_visible(timeout=120_000)
    settle()
    expect(page.locator(".sl-tiles img")).to_have_count(6)
    page.locator(".st-key-compare-choose-left").get_by_role("button", name=re.compile("Example: Plush teddy")).click()
    expect(answers.first).to_contain_text("Toys & Games")
    settle()
    expect(answers.last).to_contain_text("Musical Instruments")
    expect(page.locator(".sl-differs-box")).to_contain_text("The left says Toys & Games")
    page.wait_for_url("**left=teddy-bear**")
    tops = answers.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert tops[0] == tops[1], "side by side"
    for width in (1440, 400):
        page.set_viewport_size({"width": width, "height": 900})
        settle()
        too_wide = page.get_by_test_id("stMain").evaluate("main => main.scrollWidth - main.clientWidth")
        assert too_wide <= 0
    tops = answers.evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert tops[0] < tops[1], "one under the other"
    assert watch.clean(), watch


def test_the_report_opens_without_network_and_without_scripts(
    page: Page, dashboard: str, settle: Settle, browser: Browser, tmp_path: Path
) -> None:
    page.goto(f"{dashboard}/analyzer?example=acoustic-guitar")
    expect(page.locator(".sl-text mark").first).to_be_visible(timeout=120_000)
    settle()
    with page.expect_download(timeout=120_000) as found:
        page.get_by_role("button", name="Report (HTML)").click()
    assert found.value.suggested_filename == "shelflens-alder-six-string-acoustic-guitar-spruce.html"
    saved = tmp_path / "report.html"
    found.value.save_as(saved)

    offline = browser.new_context(java_script_enabled=False, offline=True)
    asked: list[str] = []
    tab = offline.new_page()
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(saved.as_uri())
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Musical Instruments")
    expect(tab.locator("figure img")).to_have_count(4)
    drawn = tab.locator("img").evaluate_all("all => all.every(one => one.complete && one.naturalWidth > 0)")
    assert drawn
    assert tab.locator("mark").count() > 5
    assert [url for url in asked if not url.startswith("data:")] == [saved.as_uri()]
    offline.close()
