"""The choice of a model in the sidebar."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

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


def test_a_chosen_model_that_is_gone_gives_way_to_the_configured_one(models: Path) -> None:
    app = AppTest.from_function(_script).run()
    app.selectbox[0].select("second").run()
    shutil.rmtree(models / "second")

    app.run()

    assert not app.exception
    assert not app.selectbox
    assert app.markdown[0].value == "active: first, first: first"
