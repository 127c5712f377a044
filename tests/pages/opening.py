"""Pages without a browser: opened at an address, waited for, and read."""

import time
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from core.settings import ROOT

SECONDS = 240


def opened(name: str, **query: str) -> AppTest:
    """A page that was run once, and did not fail.

    Args:
        name: of its file in ``pages/``, without the ending.
        query: parameters of its address.
    """
    page = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=SECONDS)
    for parameter, value in query.items():
        page.query_params[parameter] = value
    page.run()
    assert not page.exception
    return page


def wait_for(page: AppTest, there: Callable[[AppTest], object], seconds: float = SECONDS) -> AppTest:
    """The page, run again and again until work in the background has brought what is looked for."""
    deadline = time.monotonic() + seconds
    while not there(page):
        assert time.monotonic() < deadline
        time.sleep(0.1)
        page.run()
    return page


def markup(page: AppTest) -> str:
    """All HTML of the page."""
    return "".join(element.proto.body for element in page.get("html"))
