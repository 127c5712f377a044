"""A running dashboard and a real Chromium to drive it with.

Where no Chromium can be had the tests here are skipped, loudly; with ``SHELFLENS_REQUIRE_BROWSER=1`` they fail instead.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).resolve().parents[2]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, Chromium looks for updates and sync servers of its own, and cannot start as root.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What tests/conftest.py sets; the dashboard runs as it does for a person.
FOR_TESTS_ALONE = ("SHELFLENS_PRECISION", "OMP_NUM_THREADS")
START_S = 240
STEP_MS = 60_000
Settle = Callable[[], None]
expect.set_options(timeout=STEP_MS)


@dataclass
class Watch:
    """What must not happen on a page: errors in the console, and requests to other hosts."""

    errors: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def clean(self) -> bool:
        """Whether nothing of it happened."""
        return not self.errors and not self.elsewhere


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    try:
        chromium = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
    except Error as error:
        _without_browser(str(error).splitlines()[0])
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def dashboard(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a dashboard that runs for these tests alone, its model loaded."""
    port = _free_port()
    log = tmp_path_factory.mktemp("dashboard") / "server.log"
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
    }
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    with log.open("w") as output:
        server = subprocess.Popen(
            command + [f"--{name}={value}" for name, value in options.items()],
            cwd=ROOT,
            env={name: value for name, value in os.environ.items() if name not in FOR_TESTS_ALONE},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(address, server, log)
            _load_model(browser, address)
            yield address
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    session = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    session.set_default_timeout(STEP_MS)
    yield session
    session.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(context: BrowserContext, dashboard: str, watch: Watch) -> Page:
    """A fresh tab whose console and requests are watched."""

    def on_request(request: Request) -> None:
        if not request.url.startswith((dashboard, dashboard.replace("http", "ws", 1), "data:", "blob:")):
            watch.elsewhere.append(request.url)

    tab = context.new_page()
    tab.on("request", on_request)
    tab.on("console", lambda message: watch.errors.append(message.text) if is_fault(message) else None)
    tab.on("pageerror", lambda error: watch.errors.append(str(error)))
    return tab


@pytest.fixture
def settle(page: Page) -> Settle:
    """Waits until the script behind the page has run to its end."""

    def wait() -> None:
        page.wait_for_timeout(300)
        expect(page.get_by_test_id("stApp")).to_have_attribute(
            "data-test-script-state", "notRunning", timeout=3 * STEP_MS
        )

    return wait


@pytest.fixture
def analyzer(page: Page, dashboard: str, settle: Settle) -> Page:
    page.goto(f"{dashboard}/analyzer")
    expect(answer(page)).to_be_visible()
    settle()
    return page


def answer(page: Page) -> Locator:
    return page.locator(".sl-answer")


def is_fault(message: ConsoleMessage) -> bool:
    """Whether a line of the console is an error of the page.

    On an address like /analyzer Streamlit first looks for its server below that address, is told 404, and then finds
    it at the root; the browser logs that.
    """
    return message.type == "error" and "/_stcore/" not in message.location.get("url", "")


def _without_browser(reason: str) -> None:
    message = f"No Chromium could be started, so the browser tests are NOT RUN: {reason}"
    if os.environ.get("SHELFLENS_REQUIRE_BROWSER") == "1":
        pytest.fail(message, pytrace=False)
    warnings.warn(message, stacklevel=2)
    pytest.skip(message)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_S
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"The dashboard did not start:\n{log.read_text()[-2000:]}", pytrace=False)


def _load_model(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    expect(page.locator(".sl-answer")).to_be_visible(timeout=1000 * START_S)
    page.close()
