"""The choice of a model in the sidebar."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.checkpoint import CARD_FILE
from core.settings import settings


def _script() -> None:
    import streamlit as st

    from dashboard import resources, sidebar

    sidebar.draw_foot()
    st.write(f"active: {resources.model_folder().name}, first: {next(iter(resources.model_folders()))}")


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two models, one of them configured."""
    card = settings().checkpoint / CARD_FILE
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        shutil.copy(card, tmp_path / name)
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(tmp_path / "first"))
    return tmp_path


def test_the_configured_model_answers_until_another_is_chosen(models: Path) -> None:
    app = AppTest.from_function(_script).run()
    assert app.markdown[0].value == "active: first, first: first"

    app.selectbox[0].select("second").run()

    assert not app.exception
    assert app.markdown[0].value == "active: second, first: second"


def test_a_taught_model_is_measured_on_old_products_first(models: Path) -> None:
    card = checkpoint.read_card(models / "first")
    figures = {**card.metrics, "heldout": {"both": {"accuracy": 0.0}}, "protected": {"n": 450, "accuracy": 0.911}}
    checkpoint.write_card(models / "first", replace(card, metrics=figures))

    app = AppTest.from_function(_script).run()

    assert "91.1 % right on old products, 0.0 % on what it was taught" in " ".join(
        element.proto.body.replace("\N{NO-BREAK SPACE}", " ") for element in app.sidebar.get("html")
    )


def test_a_chosen_model_that_is_gone_gives_way_to_the_configured_one(models: Path) -> None:
    app = AppTest.from_function(_script).run()
    app.selectbox[0].select("second").run()
    shutil.rmtree(models / "second")

    app.run()

    assert not app.exception
    assert not app.selectbox
    assert app.markdown[0].value == "active: first, first: first"
