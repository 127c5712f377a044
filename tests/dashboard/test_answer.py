from dataclasses import replace

import pytest

from core.catalog.product import Product
from core.predictor import Predictor
from core.settings import settings
from dashboard.analyzer.answer import NOT_SURE, headline

GUITAR = Product("1", "acoustic guitar with steel strings")


@pytest.mark.parametrize(("least", "sure"), [(0.0, True), (1.0, False)])
def test_an_answer_below_what_is_asked_for_is_called_not_sure(least: float, sure: bool) -> None:
    predictor = Predictor.load(config=replace(settings(), least_confidence=least))
    prediction = predictor.predict(GUITAR)
    assert prediction.sure is sure
    assert prediction.to_dict()["sure"] is sure
    said = headline(GUITAR, prediction)
    assert ("Not sure: perhaps" in said) is not sure
    assert (NOT_SURE in said) is not sure


def test_the_models_own_least_confidence_holds_by_default() -> None:
    predictor = Predictor.load()
    assert predictor.least_confidence == predictor.card.training["abstention"]["least_confidence"]
