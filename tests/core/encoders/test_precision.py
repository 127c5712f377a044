"""What is lost by computing in bfloat16 where the processor has it."""

from dataclasses import replace

import numpy as np

from core.catalog.demo import demo_products
from core.images import read_image
from core.predictor import Predictor
from core.settings import settings


def cosine(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    return (first * second).sum(1) / (np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1))


def test_bfloat16_changes_features_and_answers_little() -> None:
    products = demo_products(2)
    exact, rough = (Predictor.load(config=replace(settings(), precision=name)) for name in ("float32", "bfloat16"))
    texts = [product.text for product in products]
    sentences = exact.text_encoder.sentence_dim
    vectors = [each.text_encoder.encode(texts) for each in (exact, rough)]
    assert cosine(*(part[:, :sentences] for part in vectors)).min() > 0.999
    np.testing.assert_array_equal(*(part[:, sentences:] for part in vectors))
    images = [read_image(product.image or b"") for product in products[:8]]
    pooled = [
        each.image_encoder.pool(each.image_encoder.encode_maps(images)).detach().numpy() for each in (exact, rough)
    ]
    assert cosine(*pooled).min() > 0.995
    answers = [[found.category for found in each.predict_many(products)] for each in (exact, rough)]
    assert np.mean(np.array(answers[0]) == np.array(answers[1])) >= 0.97
