from dataclasses import replace

import pytest

from core.catalog.product import Product
from core.explain.explanation import explain
from core.explain.export import Report, gather
from core.predictor import Predictor

HOSTILE = (
    "</title><script>alert(1)</script>\"'><img src=x onerror=alert(2)> \x00\x07\x9b\ud83d \u202eevil مرحبا 🎸 $body"
)


@pytest.fixture(scope="session")
def report(predictor: Predictor, product: Product, picture) -> Report:
    prediction = predictor.predict(product)
    return gather(predictor, product, prediction, explain(predictor, product, prediction, samples=60), picture)


@pytest.fixture(scope="session")
def hostile(predictor: Predictor, report: Report) -> Report:
    """Texts and a category that would break out of markup if they could."""
    product = Product("1", HOSTILE, f"{HOSTILE}\nguitar {HOSTILE}", category=HOSTILE)
    prediction = predictor.predict(product)
    explanation = explain(predictor, product, prediction, samples=60)
    return replace(gather(predictor, product, prediction, explanation, None), remarks=(HOSTILE,))
