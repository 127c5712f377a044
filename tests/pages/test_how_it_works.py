import pytest
from streamlit.testing.v1 import AppTest

from core.checkpoint import read_card
from core.explain.registry import EXPLAINERS
from core.settings import ROOT, settings
from dashboard.about.diagram import EXPERT_NAMES


@pytest.fixture(scope="module")
def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "how_it_works.py"), default_timeout=180).run()


def drawn(page: AppTest) -> str:
    return "".join(element.proto.body for element in page.get("html"))


def way(page: AppTest) -> str:
    (element,) = page.get("bidi_component")
    return element.proto.json


def test_drawing_carries_the_loaded_models_numbers(page: AppTest) -> None:
    assert not page.exception
    shape = read_card(settings().checkpoint).fusion
    assert shape.kind == "experts"
    for words in (f">{shape.image_dim:,} numbers", ">384 numbers", f">{shape.classes} probabilities", *EXPERT_NAMES):
        assert words in way(page)


def test_every_method_and_its_limit_is_named(page: AppTest) -> None:
    said = "".join(text.value for text in page.markdown).replace("\\", "")
    for explainer in EXPLAINERS:
        assert explainer.limit in said


def test_an_example_was_really_computed(page: AppTest) -> None:
    assert "7 × 7, Grad-CAM" in drawn(page)
    assert "Picture alone" in drawn(page)
    assert not page.error
