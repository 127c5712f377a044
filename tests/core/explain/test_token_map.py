"""Token maps of a tiny vision transformer, against gradients that hooks find in the whole of it."""

from dataclasses import replace

import numpy as np
import pytest
import timm
import torch

from core.encoders.image import ImageEncoder
from core.errors import SettingsError
from core.explain.explanation import explain
from core.explain.maps import defaults_for, heat_maps, methods_for
from core.explain.question import Question
from core.predictor import Predictor
from core.settings import settings
from tests.core.explain.random_models import random_predictor, write_network

PATCHES = 10  # 160 pixels in patches of 16
TOLERANCE = 1e-5


def make_predictor(name, folder, like):
    """A predictor with a random timm network for pictures, and the text encoder of another predictor."""
    torch.manual_seed(1)
    weights = write_network(name, folder)
    return random_predictor(ImageEncoder(name, replace(settings(), image_weights=weights)), like, decided=4.0)


@pytest.fixture(scope="module")
def transformer(predictor, tmp_path_factory) -> Predictor:
    """Reads the class token alone."""
    return make_predictor("test_vit", tmp_path_factory.mktemp("vit"), predictor)


@pytest.fixture(scope="module")
def answer(transformer, product):
    return transformer.predict(product)


def token_map(predictor, answer, picture, question):
    return heat_maps(predictor, answer, picture, question, ["token_map"], size=(PATCHES, PATCHES))[0]


def hooked(predictor, answer, picture, layer, position):
    """The independent way: hooks on a layer of the whole network, which runs with gradients; signed."""
    encoder = predictor.image_encoder
    network = timm.create_model(encoder.name, pretrained=False, num_classes=0).eval()
    network.load_state_dict(encoder.network.state_dict())
    kept = {}
    module = network.get_submodule(layer)
    module.register_forward_hook(lambda *given: kept.update(tokens=given[2]))
    module.register_full_backward_hook(lambda *given: kept.update(gradient=given[2][0]))
    there = torch.ones(1, dtype=torch.bool)
    features = network(encoder.to_tensor([picture]).requires_grad_())
    logits = predictor.model(features, torch.from_numpy(answer.text_features)[None], there, there)
    logits[0, position].backward()
    return (kept["tokens"] * kept["gradient"]).sum(2)[0, 1:].reshape(PATCHES, PATCHES).detach().numpy()


@pytest.mark.parametrize(("name", "layer"), [("test_vit", "blocks.5.norm1"), ("test_vit3", "norm")])
def test_is_tokens_times_gradients_that_hooks_find(predictor, product, picture, tmp_path, name, layer):
    """The second network pools all tokens by attention and has a register in place of a class token."""
    transformer = make_predictor(name, tmp_path, predictor)
    answer = transformer.predict(product)
    for position, category in enumerate(transformer.categories):
        expected = hooked(transformer, answer, picture, layer, position)
        found = token_map(transformer, answer, picture, Question(category))
        assert found.scale > 100 * TOLERANCE
        np.testing.assert_allclose(found.values, expected.clip(0), atol=TOLERANCE)
        assert found.layer == layer


def test_in_front_of_the_normalisation_the_product_would_be_nothing(transformer, answer, picture):
    """Why the tokens are taken behind it."""
    behind = hooked(transformer, answer, picture, "blocks.5.norm1", 2)
    before = hooked(transformer, answer, picture, "blocks.4", 2)
    assert np.abs(before).max() < 1e-3 * np.abs(behind).max()


def test_one_scale_serves_all_categories(transformer, answer, picture):
    found = [token_map(transformer, answer, picture, Question(category)) for category in transformer.categories]
    assert len({each.scale for each in found}) == 1
    assert found[0].scale == pytest.approx(max(each.peak for each in found))


def test_a_question_of_two_categories_changes_the_map(transformer, answer, picture):
    alone = token_map(transformer, answer, picture, Question("Shoes"))
    both = token_map(transformer, answer, picture, Question("Shoes", against="Toys"))
    assert np.abs(alone.values - both.values).max() > 0.1 * alone.scale


def test_methods_of_feature_maps_are_neither_listed_nor_allowed_for_a_transformer(transformer, answer, picture):
    assert [method.key for method in methods_for(transformer)] == [
        "token_map",
        "sampled_removal",
        "occlusion",
        "integrated_gradients",
    ]
    assert defaults_for(transformer) == ("token_map",)
    with pytest.raises(SettingsError, match="Grad-CAM cannot explain the picture encoder test_vit; choose from Token"):
        heat_maps(transformer, answer, picture, Question("Shoes"), ["gradcam"])


def test_token_maps_are_neither_listed_nor_allowed_for_a_convolutional_network(predictor, prediction, picture):
    assert "token_map" not in [method.key for method in methods_for(predictor)]
    with pytest.raises(SettingsError, match="Token map cannot explain the picture encoder tf_efficientnet_lite0"):
        heat_maps(predictor, prediction, picture, Question("Shoes"), ["token_map"])


def test_an_explanation_takes_what_works_with_the_model(transformer, product):
    found = explain(transformer, product, samples=50)
    assert [each.method for each in found.maps] == ["token_map"]
    assert found.maps[0].values.shape == (80, 120)


def test_every_listed_method_explains_a_transformer(transformer, answer, picture):
    keys = [method.key for method in methods_for(transformer)]
    quick = {
        "sampled_removal": {"samples": 64},
        "occlusion": {"patch": 80, "stride": 80},
        "integrated_gradients": {"samples": 1, "steps": 4},
    }
    for found in heat_maps(transformer, answer, picture, Question("Toys"), keys, quick):
        assert found.values.shape == (80, 120)
        assert found.values.min() >= 0
        assert found.scale > 0


@pytest.mark.parametrize("name", ["test_resnet", "test_convnext"])
def test_other_convolutional_networks_are_explained_too(predictor, product, picture, tmp_path, name):
    other = make_predictor(name, tmp_path, predictor)
    keys = [method.key for method in methods_for(other)]
    assert keys == [
        "gradcam",
        "gradcampp",
        "layercam",
        "conductance",
        "sampled_removal",
        "occlusion",
        "integrated_gradients",
    ]
    for found in heat_maps(other, other.predict(product), picture, Question("Toys"), keys[:4]):
        assert found.values.shape == (80, 120)
        assert found.scale > 0
