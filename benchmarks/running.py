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

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parent.parent
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
START_S = 300


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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
