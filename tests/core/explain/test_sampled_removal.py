"""Sampled removal: its regression against scikit-learn's, its draw, and the map that comes of both."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from core.errors import Stopped
from core.explain.faithfulness import CELLS, cells_of
from core.explain.infill import Canvas
from core.explain.maps import heat_maps
from core.explain.question import Question
from core.explain.sampled_removal import RIDGE, draw, fit

QUICK = {"sampled_removal": {"cells": 4, "samples": 64}}


def one_map(predictor, prediction, picture, question, settings=QUICK, progress=None):
    (found,) = heat_maps(predictor, prediction, picture, question, ["sampled_removal"], settings, (4, 4), progress)
    return found


def test_the_regression_is_scikit_learns(rng):
    removed, answers = rng.random((90, 16)) < 0.4, rng.random((90, 3))
    share = removed.mean(axis=1, keepdims=True) - 0.5
    # Columns so large that their penalty is nothing.
    curve = 1e6 * np.hstack([share**2, share**3])
    theirs = Ridge(alpha=RIDGE, solver="svd").fit(np.hstack([removed, curve]), answers)
    np.testing.assert_allclose(fit(removed, answers), theirs.coef_.T[:16], atol=1e-5)


def test_how_the_answer_falls_with_the_share_is_no_cells_weight(rng):
    removed = draw(16, 4000, seed=3)
    share = removed.mean(axis=1, keepdims=True) - 0.5
    np.testing.assert_allclose(fit(removed, 5 * share**3 - share**2), 0, atol=1e-6)


def test_what_cells_add_is_found_where_they_simply_add_up(rng):
    weights = rng.normal(size=16)
    removed = draw(16, 4000, seed=3)
    np.testing.assert_allclose(fit(removed, (removed @ weights)[:, None])[:, 0], weights, atol=0.05)


def test_sets_of_middling_size_come_with_what_they_leave_out():
    removed = draw(9, 2000, seed=0)
    assert (removed[::2] == ~removed[1::2]).all()
    sizes, counts = np.unique(removed.sum(axis=1), return_counts=True)
    assert sizes.tolist() == list(range(2, 8))
    assert counts.min() > 0.7 * counts.max()
    assert draw(9, 7, seed=0).shape == (7, 9)
    assert (draw(9, 8, seed=0) != draw(9, 8, seed=1)).any()


def test_the_map_is_the_regression_of_the_models_own_answers(predictor, prediction, picture):
    question = Question("Toys")
    found = one_map(predictor, prediction, picture, question, {"sampled_removal": {"cells": CELLS, "samples": 64}})
    removed = draw(CELLS**2, 64, seed=0)
    canvas = Canvas.of(picture, 224)
    pictures = [canvas.without(np.kron(row.reshape(CELLS, CELLS), np.ones((14, 14), bool))) for row in removed[:4]]
    expected = cells_of(predictor, prediction, picture).probabilities(removed)
    features = predictor.image_encoder.pool(predictor.image_encoder.encode_maps(pictures)).numpy()
    text = np.broadcast_to(prediction.text_features, (4, len(prediction.text_features)))
    np.testing.assert_allclose(expected[:4], predictor.fuse(features, text), atol=1e-3)
    weights = -fit(removed, expected)
    assert found.scale == pytest.approx(weights.max(), rel=1e-6)


def test_without_the_brightest_cells_the_probability_is_lower_than_without_the_darkest(predictor, prediction, picture):
    question = Question(prediction.category)
    found = one_map(predictor, prediction, picture, question, {"sampled_removal": {"cells": 4, "samples": 256}})
    order = found.values.ravel().argsort()
    removed = np.zeros((2, 4, 4), dtype=bool)
    removed.reshape(2, -1)[0, order[-5:]] = removed.reshape(2, -1)[1, order[:5]] = True
    fine = np.kron(removed, np.ones((1, CELLS // 4, CELLS // 4), bool)).reshape(2, -1)
    without_bright, without_dark = question.of(
        cells_of(predictor, prediction, picture).probabilities(fine), predictor.categories
    )
    assert without_bright < without_dark


def test_the_same_seed_gives_the_same_map(predictor, prediction, picture):
    question = Question("Toys", against="Shoes")
    one, same = (one_map(predictor, prediction, picture, question) for _ in range(2))
    other = one_map(
        predictor, prediction, picture, question, {"sampled_removal": {**QUICK["sampled_removal"], "seed": 1}}
    )
    np.testing.assert_array_equal(one.values, same.values)
    assert np.abs(one.values - other.values).max() > 0


def test_it_can_be_stopped(predictor, prediction, picture):
    def stop(done, total):
        raise Stopped("enough")

    with pytest.raises(Stopped):
        one_map(predictor, prediction, picture, Question("Toys"), progress=stop)
