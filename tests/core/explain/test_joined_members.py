"""Explanations of a model with two image encoders, against gradients through the whole of it and brute force."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
import torch

from core.encoders.joined import JoinedImageEncoder
from core.explain.encoder_shares import TEXT, encoder_shares, shapley
from core.explain.maps import defaults_for, heat_maps, methods_for
from core.explain.question import Question
from core.predictor import Predictor
from core.settings import settings
from tests.core.explain.random_models import random_predictor, write_network

NAME = "test_resnet@96+test_vit@96"


@pytest.fixture(scope="module")
def joined(predictor, tmp_path_factory) -> Predictor:
    """Random networks and a random classifier, beside the real text encoder."""
    folder = tmp_path_factory.mktemp("members")
    torch.manual_seed(3)
    write_network("test_resnet", folder)
    write_network("test_vit", folder, img_size=96)
    image = JoinedImageEncoder(NAME, replace(settings(), image_weights=folder, precision="float32"))
    return random_predictor(image, predictor, decided=3.0)


@pytest.fixture(scope="module")
def answer(joined, product):
    return joined.predict(product)


def test_each_member_brings_its_methods(joined):
    keys = {method.key for method in methods_for(joined)}

    assert {
        "gradcam",
        "gradcampp",
        "layercam",
        "token_map",
        "sampled_removal",
        "occlusion",
        "integrated_gradients",
    } <= keys
    assert defaults_for(joined) == ("gradcampp", "token_map")


def test_grad_cam_of_a_member_is_that_of_the_whole_model(joined, answer, picture):
    encoder = joined.image_encoder
    question = Question(answer.category)
    maps = encoder.member_maps(encoder.encode_maps([picture]))
    own = maps[0].clone().requires_grad_()
    features = torch.cat([encoder.members[0].pool(own), encoder.members[1].pool(maps[1])], dim=1)
    there = torch.ones(1, dtype=torch.bool)
    logits = joined.model(features, torch.from_numpy(answer.text_features)[None], there, there)
    (gradient,) = torch.autograd.grad(logits[0, joined.categories.index(question.target)], own)
    expected = (gradient.mean((2, 3), keepdim=True) * own).sum(1).relu()[0].detach().numpy()

    found = heat_maps(joined, answer, picture, question, ["gradcam"], size=expected.shape[::-1])[0]

    np.testing.assert_allclose(found.values, expected, atol=1e-5)
    assert found.layer.endswith("of test_resnet@96")


@pytest.mark.parametrize(
    "method", ["gradcampp", "layercam", "conductance", "token_map", "sampled_removal", "occlusion"]
)
def test_every_method_draws_a_map_of_the_pictures_size(joined, answer, picture, method):
    (found,) = heat_maps(joined, answer, picture, Question(answer.category), [method])

    assert found.values.shape == picture.size[::-1]
    assert np.isfinite(found.values).all()


def test_shares_of_encoders_are_the_mean_over_all_orders_of_joining(joined, answer):
    players = [*NAME.split("+"), TEXT]
    target = joined.categories.index(answer.category)
    cut = joined.image_encoder.members[0].dim

    def worth(coalition):
        image, usual = answer.image_features.copy(), joined.model.image_mean.numpy()
        if players[0] not in coalition:
            image[:cut] = usual[:cut]
        if players[1] not in coalition:
            image[cut:] = usual[cut:]
        seen = bool(coalition & set(players[:2]))
        text = answer.text_features[None] if TEXT in coalition else None
        return joined.fuse(image[None] if seen else None, text)[0][target]

    orders = list(itertools.permutations(players))
    expected = dict.fromkeys(players, 0.0)
    for order in orders:
        for position, player in enumerate(order):
            gain = worth(set(order[: position + 1])) - worth(set(order[:position]))
            expected[player] += gain / len(orders)

    found = encoder_shares(joined, answer, Question(answer.category))

    assert found == pytest.approx(expected, abs=1e-6)
    assert sum(found.values()) == pytest.approx(worth(set(players)) - worth(set()), abs=1e-6)


def test_two_players_share_by_hand():
    value = {frozenset(): 0.1, frozenset("a"): 0.5, frozenset("b"): 0.3, frozenset("ab"): 0.9}

    assert shapley("ab", value) == pytest.approx({"a": 0.5, "b": 0.3})
