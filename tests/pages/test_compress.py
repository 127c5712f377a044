"""The page of smaller models, with and without measured copies."""

from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.settings import ROOT, settings
from core.training.compress.plan import Plan
from core.training.compress.results import Point, Results
from tests.pages.opening import wait_for

NAME = f"compress-name-{settings().checkpoint.name}"
PAGE = str(ROOT / "pages" / "compress.py")
ORIGINAL = Point("original", {}, 160_000_000, 0.0, 0.95, 0.94, 600, 0.95, 20.0, 1.0, 90.0, 1.0, 1.0, 20)
INT8 = replace(ORIGINAL, label="int8", plan={"a": 1}, bytes=40_000_000, smaller=0.75, accuracy=0.949)
TINY = replace(ORIGINAL, label="75 % pruned", plan={"a": 2}, bytes=20_000_000, accuracy=0.8, validation_accuracy=0.8)


@pytest.fixture(autouse=True)
def fresh() -> None:
    """No job of another test."""
    st.cache_resource.clear()


def open_page(results: Path | None, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    if results is not None:
        monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(settings().checkpoint))
        monkeypatch.setattr("core.settings.ROOT", results)
    return AppTest.from_file(PAGE, default_timeout=60).run()


def test_measured_copies_are_shown_and_the_best_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    card = checkpoint.read_card(settings().checkpoint)
    found = Results({"name": card.name, "digest": card.sha256}, {"name": "shop"}, {"threads": 2}, 170_000_000,
                    (ORIGINAL, INT8, TINY))  # fmt: skip
    found.write(tmp_path / "assets" / "compression" / card.name)

    page = open_page(tmp_path, monkeypatch)

    assert not page.exception
    chooser = page.selectbox(key="compress-copy")
    assert chooser.value == "int8"
    assert "40\\.0 MB" in page.markdown[0].value
    assert page.dataframe[0].value["Copy"].tolist() == ["original", "int8", "75 % pruned"]
    page = chooser.set_value("75 % pruned").run()
    assert "20\\.0 MB" in page.markdown[0].value


def test_copies_of_an_earlier_model_are_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = checkpoint.read_card(settings().checkpoint).name
    Results({"name": name, "digest": "old"}, {}, {}, 1, (ORIGINAL,)).write(tmp_path / "assets" / "compression" / name)

    page = open_page(tmp_path, monkeypatch)

    assert "earlier version" in page.warning[0].value


def test_without_measured_copies_the_page_says_how_to_make_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(tmp_path, monkeypatch)

    assert not page.exception
    assert "No copies" in page.info[0].value


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [("", "small", "Name the dataset"), ("/nowhere", "../escape", "letters, digits"), ("/nowhere", "", "letters")],
)
def test_a_request_that_lacks_something_is_answered_in_a_sentence(
    data: str, name: str, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(tmp_path, monkeypatch)
    page.text_input(key="compress-data").set_value(data)
    page.text_input(key=NAME).set_value(name)

    page = page.button[0].click().run()

    assert sentence in page.warning[0].value
    assert not page.exception


def test_a_dataset_that_is_not_there_is_named_and_the_form_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(tmp_path, monkeypatch)
    page.text_input(key="compress-data").set_value(str(tmp_path / "nowhere"))

    page = wait_for(page.button[0].click().run(), lambda page: page.error)

    assert "nowhere" in page.error[0].value.replace("\\", "")
    assert page.text_input(key="compress-data").value == str(tmp_path / "nowhere")


def test_an_error_concerns_only_the_session_that_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(tmp_path, monkeypatch)
    page.text_input(key="compress-data").set_value(str(tmp_path / "nowhere"))
    assert wait_for(page.button[0].click().run(), lambda page: page.error).error

    assert not open_page(tmp_path, monkeypatch).error


def test_no_other_model_is_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(tmp_path, monkeypatch)
    page.text_input(key="compress-data").set_value("demo")
    page.text_input(key=NAME).set_value(settings().checkpoint.name)
    monkeypatch.setenv("SHELFLENS_WEIGHTS", str(settings().checkpoint.parent))

    page = wait_for(page.button[0].click().run(), lambda page: page.error)

    assert "no compressed copy" in page.error[0].value


def test_what_is_chosen_is_what_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr("dashboard.compress.job.start", asked.append)
    page = open_page(tmp_path, monkeypatch)
    page.text_input(key="compress-data").set_value("demo")
    page.slider(key="compress-prune").set_value(40)
    page.select_slider(key="compress-low-rank").set_value(0.9)
    page.selectbox(key="compress-bits").set_value("half")

    page.button[0].click().run()

    assert [each.plan for each in asked] == [Plan(0.4, 0.9, "half", 3)]
