"""Which maps depend on the classifier: they change when it is drawn anew (Adebayo et al. 2018, arXiv:1810.03292)."""

import numpy as np
import pytest
import torch

from benchmarks.sanity import rank_correlation, with_random_head
from core.explain.maps import heat_maps, methods_for
from core.explain.question import Question

# Both weigh activations by the positive part of gradients alone, and activations are hardly ever negative: whatever the
# classifier, what lights up is about where the encoder is active at all. Their ``limit`` says so.
FAILING = {"gradcampp", "layercam"}
QUICK = {
    "occlusion": {"patch": 56, "stride": 56},
    "integrated_gradients": {"steps": 4, "samples": 2},
    "conductance": {"steps": 4},
    "sampled_removal": {"cells": 7, "samples": 256},
}


def test_maps_change_with_the_head_except_those_known_not_to(predictor, product, prediction, picture):
    keys = [method.key for method in methods_for(predictor)]
    question = Question(prediction.category)
    before = heat_maps(predictor, prediction, picture, question, keys, QUICK, (28, 28))
    found = {key: [] for key in keys}
    for seed in range(3):
        other = with_random_head(predictor, seed)
        after = heat_maps(other, other.predict(product, picture), picture, question, keys, QUICK, (28, 28))
        for one, changed in zip(before, after, strict=True):
            found[one.method].append(rank_correlation(one.values, changed.values))
    means = {key: float(np.mean(values)) for key, values in found.items()}
    assert {key for key, mean in means.items() if mean > 0.6} == FAILING, means


def test_the_same_head_gives_the_same_order(predictor, prediction, picture):
    one, again = (
        heat_maps(predictor, prediction, picture, Question("Toys"), ["layercam"], size=(28, 28))[0] for _ in range(2)
    )
    assert rank_correlation(one.values, again.values) == pytest.approx(1.0)


def test_the_given_head_is_left_alone(predictor):
    before = {name: tensor.clone() for name, tensor in predictor.model.state_dict().items()}
    other = with_random_head(predictor, 0)
    assert all(torch.equal(tensor, before[name]) for name, tensor in predictor.model.state_dict().items())
    assert not torch.equal(other.model.mlp_head[0].weight, predictor.model.mlp_head[0].weight)
