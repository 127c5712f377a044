import math

import numpy as np
import pytest
from scipy.stats import spearmanr

from core.catalog.product import Product
from core.evaluation.robustness.pictures import BLUR, CROP
from core.evaluation.robustness.stability import map_stability, overlap, rank_correlation, word_stability
from core.evaluation.robustness.texts import ORDER, TITLE
from core.predictor import Predictor


def test_rank_correlation_is_scipys() -> None:
    generator = np.random.default_rng(0)
    one = generator.integers(0, 9, (12, 7)).astype(float)  # with ties
    other = one + generator.normal(0, 3, one.shape)

    assert rank_correlation(one, other) == pytest.approx(spearmanr(one.ravel(), other.ravel()).statistic, abs=1e-12)


def test_rank_correlation_of_like_and_opposite_order() -> None:
    values = np.array([[0.1, 0.4], [0.2, 7.0]])

    assert rank_correlation(values, np.exp(values)) == pytest.approx(1)
    assert rank_correlation(values, -values) == pytest.approx(-1)
    assert math.isnan(rank_correlation(values, np.zeros((2, 2))))


def test_overlap() -> None:
    before = frozenset({"steel", "kettle", "stove", "boil"})

    assert overlap(before, frozenset({"kettle", "boil", "red"})) == 0.5
    assert overlap(before, before) == 1
    assert overlap(before, frozenset()) == 0
    assert math.isnan(overlap(frozenset(), before))


def products_of(shop) -> list[Product]:
    return [product for product in shop.dataset.products if product.has_image and product.has_text][:2]


def test_maps_of_spoilt_pictures_are_compared(tiny_shop, tiny_predictor: Predictor) -> None:
    for corruption in (BLUR, CROP):
        found = map_stability(tiny_predictor, products_of(tiny_shop), corruption)

        assert found.shape == (5, 2)
        assert ((found >= -1) & (found <= 1) | np.isnan(found)).all()


def test_words_do_not_care_for_their_order_as_much_as_for_being_there(tiny_shop, tiny_predictor: Predictor) -> None:
    shuffled, cut = (word_stability(tiny_predictor, products_of(tiny_shop), each) for each in (ORDER, TITLE))

    assert shuffled.shape == (5, 2)
    # Four words are all among the five weightiest, in whatever order.
    assert (shuffled == 1).all()
    # The shop's products have a title of four words and no description.
    assert cut[:, 0].tolist() == [0.75, 0.5, 0.5, 0.25, 0.0]
