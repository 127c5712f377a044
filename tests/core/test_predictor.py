from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.catalog.product import Product
from core.checkpoint import EncoderCard
from core.errors import CheckpointError, ImageError, SettingsError, TextError
from core.images import encode
from core.predictor import Predictor


def green(width: int = 40, height: int = 40) -> bytes:
    return encode(Image.new("RGB", (width, height), (40, 150, 60)))


def test_prediction_adds_up(tiny_shop: Any, tiny_predictor: Predictor) -> None:
    product = tiny_shop.dataset.products[2]
    found = tiny_predictor.predict(product)
    assert found.category == product.category == "Garden"
    assert sum(found.probabilities.values()) == pytest.approx(1, abs=1e-5)
    assert found.confidence == max(found.probabilities.values())
    assert found.top(2)[0] == (found.category, found.confidence)
    assert tuple(found.probabilities) == tiny_predictor.categories
    assert found.timings_ms["total"] >= found.timings_ms["image"]


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_of_nothing_is_refused(tiny_predictor: Predictor, size: int) -> None:
    with pytest.raises(SettingsError, match=f"encoded {size} at a time"):
        tiny_predictor.predict_many([Product("1", "pen")], batch_size=size)


def test_features_are_handed_on_and_give_the_same_answer(tiny_predictor: Predictor) -> None:
    product = Product("1", "pen paper", "a lamp for the desk", image=green(80, 30))
    found = tiny_predictor.predict(product)
    assert found.image_maps is not None
    assert found.image_features is not None
    assert found.image_maps.shape == (1280, 7, 7)
    np.testing.assert_allclose(found.image_maps.mean((1, 2)), found.image_features, atol=1e-5)
    again = tiny_predictor.text_probabilities([product.text], found.image_features)[0]
    np.testing.assert_allclose(again, list(found.probabilities.values()), atol=1e-6)


def test_each_modality_alone(tiny_predictor: Predictor) -> None:
    picture = tiny_predictor.predict(Product("1", image=green()))
    words = tiny_predictor.predict(Product("1", "pan knife oven"))
    assert picture.text_features is None
    assert (words.image_features, words.image_maps) == (None, None)
    assert words.category == "Kitchen"


@pytest.mark.parametrize("title", ["", "   ", "<br>", "\u200b"])
def test_nothing_to_go_by_is_said(tiny_predictor: Predictor, title: str) -> None:
    with pytest.raises(TextError, match="give a picture, a title or a description"):
        tiny_predictor.predict(Product("1", title))


def test_broken_picture_is_refused_alone_and_missing_among_many(tiny_predictor: Predictor) -> None:
    broken = Product("1", "pan knife oven", image=b"no picture")
    with pytest.raises(ImageError):
        tiny_predictor.predict(broken)
    among = tiny_predictor.predict_many([broken, Product("2", "pan knife oven"), Product("3")])
    assert among[0].probabilities == pytest.approx(among[1].probabilities)
    assert among[2].image_features is None
    assert among[2].text_features is None


def test_batches_agree_with_single_products(tiny_shop: Any, tiny_predictor: Predictor) -> None:
    products = [product for product in tiny_shop.dataset.products if product.has_image or product.has_text][:20]
    seen: list[tuple[int, int]] = []
    many = tiny_predictor.predict_many(products, batch_size=7, progress=lambda *done: seen.append(done))
    assert seen == [(7, 20), (14, 20), (20, 20)]
    for product, found in zip(products, many, strict=True):
        assert found.probabilities == pytest.approx(tiny_predictor.predict(product).probabilities, abs=1e-4)


def test_empty_text_beside_a_picture_is_missing_text(tiny_predictor: Predictor) -> None:
    found = tiny_predictor.predict(Product("1", image=green()))
    without = tiny_predictor.text_probabilities(["", "<p></p>"], found.image_features)
    for row in without:
        np.testing.assert_allclose(row, list(found.probabilities.values()), atol=1e-6)


def test_neither_is_a_state_of_its_own(tiny_predictor: Predictor) -> None:
    probabilities = tiny_predictor.fuse(None, None, rows=2)
    assert probabilities.shape == (2, 3)
    np.testing.assert_allclose(probabilities.sum(1), 1, atol=1e-6)


def test_threads_get_their_own_answers(tiny_shop: Any, tiny_predictor: Predictor) -> None:
    products = tiny_shop.dataset.products[10:26]
    expected = [tiny_predictor.predict(product).probabilities for product in products]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(tiny_predictor.predict, products))
    for one, other in zip(expected, found, strict=True):
        assert other.probabilities == pytest.approx(one, abs=1e-5)


def test_other_encoder_than_trained_on_is_refused(tiny_predictor: Predictor) -> None:
    card = replace(tiny_predictor.card, text_encoder=EncoderCard("all-MiniLM-L6-v2", "0" * 64, "elsewhere", 384))
    with pytest.raises(CheckpointError, match="was trained on the encoder all-MiniLM-L6-v2 with weights 000000000000"):
        Predictor(tiny_predictor.model, card, tiny_predictor.image_encoder, tiny_predictor.text_encoder)
