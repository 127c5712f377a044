import json
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core.catalog.demo import gallery
from core.explain.export import repeat, to_html, to_json
from core.explain.question import Question
from dashboard import resources
from dashboard.analyzer import take_away
from dashboard.analyzer.choice import Choice
from dashboard.analyzer.work import Analysis

CHOICE = Choice(("gradcam", "gradcampp"), "lime", {"lime": {"samples": 200, "seed": 3}})
SETTLED = Choice(words="lime_settled", settings={"lime_settled": {"most": 300}})
FURNITURE = Question("Furniture")


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return Analysis(resources.predictor(), next(iter(gallery())))


def test_the_files_hold_what_the_page_shows(analysis: Analysis) -> None:
    report = take_away.report(analysis, FURNITURE, CHOICE)
    shown = analysis.words(FURNITURE, "lime", CHOICE.of("lime"))
    assert report.explanation.words == shown.words
    assert [heat.method for heat in report.explanation.maps] == list(CHOICE.maps)
    assert "Where in the picture: <bdi>Furniture</bdi>" in to_html(report)


@pytest.mark.parametrize("choice", [CHOICE, SETTLED, Choice(words="leave_one_out")])
def test_the_data_can_be_repeated_whatever_the_word_method(analysis: Analysis, choice: Choice) -> None:
    values = json.loads(
        to_json(take_away.report(analysis, Question(analysis.predict().category), choice), with_picture=True)
    )
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
