from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from core.catalog.product import Product
from core.errors import SettingsError
from core.explain.boxes import inside
from core.explain.infill import Canvas
from core.explain.spans import find_words
from core.explain.what_if import Change, answer
from core.images import encode_png
from core.prediction import Prediction
from core.predictor import Predictor

RIGHT_HALF = (0.5, 0.0, 1.0, 1.0)


def values(prediction: Prediction) -> np.ndarray:
    return np.array(list(prediction.probabilities.values()))


def position(product: Product, word: str) -> int:
    return [span.word for span in find_words(product.text)].index(word)


def test_without_a_change_the_answer_is_the_same_and_nothing_is_encoded(predictor, product, prediction, picture):
    found = answer(predictor, product, prediction, picture, Change())
    assert found.category == prediction.category
    np.testing.assert_array_equal(values(found), values(prediction))
    assert found.image_features is prediction.image_features
    assert found.text_features is prediction.text_features


def test_words_off_are_as_if_never_written(predictor: Predictor, product, prediction, picture) -> None:
    off = frozenset({position(product, "guitar"), position(product, "warm")})
    text = product.text.replace("guitar", "").replace("warm", "")
    found = answer(predictor, product, prediction, picture, Change(words_off=off))
    alone = predictor.predict(Product("", text.split("\n")[0], text.split("\n")[1], image=product.image))
    np.testing.assert_allclose(values(found), values(alone), atol=1e-6)
    assert found.image_features is prediction.image_features
    assert abs(values(found) - values(prediction)).max() > 0.01


def test_of_a_word_that_stands_twice_one_is_switched_off(product) -> None:
    left = Change(words_off=frozenset({position(product, "strings")})).text_of(product)
    assert left == product.text.replace("strings", "", 1)
    assert left.count("strings") == 1


def test_a_brushed_out_region_is_as_if_the_picture_were_so(predictor: Predictor, product, prediction, picture) -> None:
    side = predictor.image_encoder.preprocessing.size
    filled = Canvas.of(picture, side).without(inside([RIGHT_HALF], (side, side)))
    found = answer(predictor, product, prediction, picture, Change(regions=(RIGHT_HALF,)))
    alone = predictor.predict(Product("", product.title, product.description, image=encode_png(filled)))
    np.testing.assert_allclose(values(found), values(alone), atol=1e-5)
    assert found.text_features is prediction.text_features
    assert abs(found.image_features - prediction.image_features).max() > 0.01


def test_a_dropped_modality_is_missing(predictor: Predictor, product, prediction, picture) -> None:
    dropped = answer(predictor, product, prediction, picture, Change(without_image=True, regions=(RIGHT_HALF,)))
    text_alone = predictor.predict(Product("", product.title, product.description))
    np.testing.assert_allclose(values(dropped), values(text_alone), atol=1e-6)
    dropped = answer(predictor, product, prediction, picture, Change(without_text=True))
    np.testing.assert_allclose(values(dropped), values(predictor.predict(Product("", image=product.image))), atol=1e-5)


@pytest.mark.parametrize("change", [Change(without_text=True), Change(words_off=frozenset(range(99)))])
def test_with_nothing_left_the_answer_is_that_to_an_empty_product(predictor: Predictor, change: Change) -> None:
    only = Product("", "guitar strings")
    found = answer(predictor, only, predictor.predict(only), None, change)
    np.testing.assert_allclose(values(found), predictor.fuse(None, None)[0], atol=1e-6)
    assert found.text_features is None


def test_another_text_takes_the_place_of_the_products(predictor: Predictor, product, prediction, picture) -> None:
    change = Change(text="steel kettle", words_off=frozenset({0}))
    found = answer(predictor, product, prediction, picture, change)
    alone = predictor.predict(Product("", "kettle", image=product.image))
    np.testing.assert_allclose(values(found), values(alone), atol=1e-5)


def test_a_region_outside_the_picture_is_refused(predictor, product, prediction, picture) -> None:
    with pytest.raises(SettingsError, match="not within the picture"):
        answer(predictor, product, prediction, picture, Change(regions=((0.0, 0.0, 2.0, 1.0),)))


def test_many_at_once_give_what_each_alone_gives(predictor: Predictor, product, prediction, picture) -> None:
    changes = [Change(words_off=frozenset({place}), regions=((0.0, 0.0, 0.1 + place / 20, 1.0),)) for place in range(8)]

    def run(change: Change) -> np.ndarray:
        return values(answer(predictor, product, prediction, picture, change))

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(run, changes))
    # How many threads share a product of matrices changes its last digits.
    for change, found in zip(changes, together, strict=True):
        np.testing.assert_allclose(found, run(change), atol=1e-5)
