"""The robustness page on the study that is shipped, and on models without one."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.catalog.demo import gallery
from core.catalog.product import Product
from core.evaluation.robustness.registry import CORRUPTIONS
from core.evaluation.robustness.report import FILE, RobustnessReport
from core.settings import settings
from dashboard.robustness import studies
from tests.pages import opening


def opened(**query: str) -> AppTest:
    page = opening.opened("robustness", **query)
    assert not page.error
    return page


def test_the_shipped_study_is_of_the_shipped_model() -> None:
    folder = settings().checkpoint
    report = RobustnessReport.read(studies.STUDIES / folder.name)

    assert report.models[folder.name] == checkpoint.read_card(folder).sha256
    assert (studies.STUDIES / folder.name / FILE).stat().st_size < 400_000


def test_every_corruption_has_a_chart_and_a_card_says_the_share() -> None:
    page = opened()
    report = RobustnessReport.read(studies.STUDIES / settings().checkpoint.name)
    clean = next(each for each in report.figures if each.spoilt == "clean" and each.given == "both")

    attacked = {each.model for each in report.figures if each.spoilt == "pgd"}
    assert len(page.get("plotly_chart")) == len(CORRUPTIONS) + len(attacked)
    assert page.metric[0].value.replace("\N{NO-BREAK SPACE}", " ") == f"{100 * clean.value:.1f} %"
    assert not page.warning
    assert not page.info


def test_explanations_are_chosen_in_the_address() -> None:
    page = opened(**{"robustness-show": "Explanations"})

    assert len(page.get("plotly_chart")) >= len(CORRUPTIONS)
    assert any("Rank correlation" in text.value or "rank correlation" in text.value for text in page.caption)


def test_the_analyzers_product_can_be_spoilt_too() -> None:
    page = opened(**{"robustness-corruption": "Crop"})
    assert not any("analyzer" in option for option in page.selectbox("robustness-example").options)
    page.session_state["analyzer.submitted"] = replace(gallery()[3], id="", title="A <b>sofa</b> of one's own")
    page.run()
    page.selectbox("robustness-example").select("The analyzer's: A <b>sofa</b> of one's own").run()
    page.selectbox("robustness-corruption").set_value("typos").run()

    assert page.selectbox("robustness-example").value == "analyzed"
    shown = next(each.proto.body for each in page.get("html") if "sl-spoilt" in each.proto.body)
    assert "A &lt;b&gt;sofa&lt;/b&gt; of one" in shown
    page.session_state["analyzer.submitted"] = Product("", image=gallery()[3].image)
    page.run()
    assert page.selectbox("robustness-example").value == "acoustic-guitar"


def test_examples_are_spoilt_on_the_spot() -> None:
    page = opened(**{"robustness-corruption": "Crop"})
    assert page.selectbox("robustness-corruption").value == "crop"
    for key, pictures in (("crop", 6), ("typos", 0), ("title", 0)):
        page.selectbox("robustness-corruption").set_value(key).run()
        shown = next(each.proto.body for each in page.get("html") if "sl-spoilt" in each.proto.body)
        assert shown.count("<figure>") == 6
        assert shown.count("<img") == pictures
        assert "Unspoilt" in shown


def test_a_model_that_was_not_studied_says_how(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(studies, "STUDIES", tmp_path)
    page = opened()

    assert "not been studied yet" in page.info[0].value
    assert not page.metric
    assert any("sl-spoilt" in each.proto.body for each in page.get("html"))


def test_figures_of_other_weights_carry_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = settings().checkpoint.name
    values = json.loads((studies.STUDIES / name / FILE).read_text(encoding="utf-8"))
    values["models"][name] = "0" * 64
    (tmp_path / name).mkdir()
    (tmp_path / name / FILE).write_text(json.dumps(values), encoding="utf-8")
    monkeypatch.setattr(studies, "STUDIES", tmp_path)

    assert "other weights" in opened().warning[0].value
