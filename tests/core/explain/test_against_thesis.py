"""The fast way finds what the slow way finds: everything encoded anew, by networks as their libraries build them."""

import numpy as np

from benchmarks.thesis import ThesisModel, analyse
from core.explain.explanation import explain
from core.explain.maps import heat_maps
from core.explain.question import Question


def test_same_probabilities_map_and_words(predictor, product, prediction, picture):
    theirs = analyse(ThesisModel(predictor), predictor.image_encoder, picture, product.text, samples=50, seed=0)
    ours = explain(predictor, product, prediction, samples=50)
    (coarse,) = heat_maps(predictor, prediction, picture, Question(prediction.category), ["gradcam"], size=(7, 7))

    np.testing.assert_allclose(list(prediction.probabilities.values()), theirs.probabilities, atol=1e-5)
    np.testing.assert_allclose(coarse.values, theirs.heat_map, atol=1e-4 * coarse.peak)
    assert [word.start for word in ours.words] == [start for start, _ in theirs.words]
    np.testing.assert_allclose([word.weight for word in ours.words], [weight for _, weight in theirs.words], atol=1e-5)
