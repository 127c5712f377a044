"""The analyzer page without a browser, with the real model."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from core.catalog.demo import gallery
from core.catalog.product import Product
from core.explain.words import FEWEST_SAMPLES
from core.settings import ROOT

PAGE = ROOT / "pages" / "analyzer.py"
TIMEOUT_S = 240


@pytest.fixture
def page() -> AppTest:
    page = AppTest.from_file(str(PAGE), default_timeout=TIMEOUT_S)
    # The fewest samples there can be: the map is to be there, not to be settled.
    page.session_state["analyzer-setting-sampled_removal-samples"] = 64
    return page


@pytest.fixture
def quick(page: AppTest) -> AppTest:
    """The page with as few questions to the model as it allows, where a text of its own is weighed."""
    page.session_state["analyzer-setting-lime_settled-most"] = FEWEST_SAMPLES
    return page


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    return {product.id: product for product in gallery()}


def headline(html: str) -> str:
    """The headline's own HTML."""
    start = html.index('<h2 class="sl-answer">')
    return html[start : html.index("</h2>", start)].replace("</span>", "")


def chooser(page: AppTest, part: str) -> Selectbox:
    """The list of categories to explain (``target``), or to hold that against (``against``)."""
    return next(each for each in page.selectbox if (each.key or "").startswith(f"analyzer-{part}-"))
