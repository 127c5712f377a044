import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import gallery
from core.explain.export import repeat, to_html, to_json
from dashboard import resources
from dashboard.analyzer import take_away
from dashboard.analyzer.controls import Choice
from dashboard.analyzer.work import Analysis

CHOICE = Choice(("gradcam", "gradcampp"), samples=200, seed=3)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analysis(resources.predictor(), next(iter(gallery())))


def test_the_files_hold_what_the_page_shows(analysis: Analysis) -> None:
    report = take_away.report(analysis, "Furniture", CHOICE)
    shown = analysis.words("Furniture", CHOICE.samples, CHOICE.seed)
    assert report.explanation.words == shown.words
    assert [heat.method for heat in report.explanation.maps] == list(CHOICE.methods)
    assert "Where in the picture: <bdi>Furniture</bdi>" in to_html(report)


def test_the_data_can_be_repeated(analysis: Analysis) -> None:
    values = json.loads(to_json(take_away.report(analysis, analysis.predict().category, CHOICE), with_picture=True))
    found = repeat.repeat(values, analysis.predictor, repeat.product_of(values))
    assert found.same, found.sentence


def test_files_are_named_after_the_product_in_plain_letters(analysis: Analysis) -> None:
    assert take_away.file_name(analysis) == "shelflens-alder-six-string-acoustic-guitar-spruce"
    other = Analysis(analysis.predictor, replace(analysis.product, title="../مرحبا"))
    assert take_away.file_name(other) == "shelflens-analysis"


def test_the_page_offers_both_files() -> None:
    page = AppTest.from_file(str(Path(__file__).resolve().parents[2] / "pages" / "analyzer.py"), default_timeout=240)
    page.run()
    assert not page.exception
    assert [each.proto.label for each in page.get("download_button")] == ["Report (HTML)", "Data (JSON)"]
