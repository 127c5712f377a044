"""A dashboard that runs for a measurement alone, and a Chromium to open it with."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, Playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
START_S = 300
# Notes when the next click comes, then the first frame that shows something else in an element and a server at rest.
_WATCH = """([changing, wanted]) => {
  const text = () => document.querySelector(changing)?.innerText ?? "";
  const before = text();
  window.answered = new Promise((resolve) => addEventListener("pointerdown", () => {
    const start = performance.now();
    const look = () => {
      const rests = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning";
      const done = text() !== before && (!wanted || text().includes(wanted)) && rests;
      if (done) resolve(performance.now() - start); else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, {once: true, capture: true}));
}"""


class Dashboard:
    """``streamlit run dashboard/app.py`` as a process of its own.

    Attributes:
        address: where it answers.
        peak_bytes: the most memory it held, known once it is stopped.
    """

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        """Start the process, with these variables beside those of ours; :meth:`wait` says when it answers."""
        port = _free_port()
        self.address = f"http://127.0.0.1:{port}"
        self.peak_bytes = 0
        options = {
            "server.port": port,
            "server.address": "127.0.0.1",
            "server.headless": "true",
            "server.fileWatcherType": "none",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
            + [f"--{name}={value}" for name, value in options.items()],
            cwd=ROOT,
            env={**os.environ, **(environment or {})},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def wait(self) -> None:
        """Return when the server answers.

        Raises:
            SystemExit: it ended or did not answer in time.
        """
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with urllib.request.urlopen(f"{self.address}/_stcore/health", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        raise SystemExit("The dashboard did not start; run `make app` to see why.")

    def stop(self) -> None:
        """End the process and note the most memory it held."""
        self._process.terminate()
        _, _, usage = os.wait4(self._process.pid, 0)
        # Kilobytes on Linux, bytes on macOS.
        self.peak_bytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        self._process.returncode = 0


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium found on the machine, else the one that Playwright installed."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
    try:
        yield browser
    finally:
        browser.close()


def timed_click(page: Page, target: Locator, changing: str, wanted: str = "") -> float:
    """Milliseconds from pressing on a target until what a person sees is complete.

    Args:
        page: the page, which is left to come to rest first.
        target: what is pressed, near its left edge.
        changing: selector of an element that shows another text then.
        wanted: words that the text holds then.
    """
    rest(page)
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    page.evaluate(_WATCH, [changing, wanted])
    page.mouse.click(box["x"] + min(20, box["width"] / 2), box["y"] + box["height"] / 2)
    return float(page.evaluate("window.answered"))


def rest(page: Page) -> None:
    """Wait until the server has nothing left to draw and the browser has drawn it."""
    page.wait_for_timeout(300)
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(300)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
