import numpy as np
import torch

from core.evaluation.errors.last_layer import last_layer
from core.experts import ExpertFusion
from core.model import FusionClassifier, FusionConfig
from core.training.features import FeatureTable


def features(text: int) -> FeatureTable:
    generator = np.random.default_rng(0)
    image, words = (generator.normal(size=(4, width)).astype(np.float32) for width in (5, text))
    return FeatureTable(image, words, np.array([True, True, False, False]), np.array([True, False, True, False]))


def test_the_last_layer_of_the_published_fusion_makes_its_logits() -> None:
    torch.manual_seed(0)
    model = FusionClassifier(FusionConfig(5, 6, 3, hidden=(8, 4))).eval()
    units = last_layer(model, features(6))

    assert units.shape == (4, 4)
    with torch.inference_mode():
        assert np.allclose(model.mlp_head[-1](torch.from_numpy(units)), model(*features(6).tensors()), atol=1e-6)


def test_the_experts_weighted_opinions_add_up_to_their_answer() -> None:
    torch.manual_seed(0)
    model = ExpertFusion(FusionConfig(5, 9, 3, "experts", (8, 4))).eval()
    opinions = last_layer(model, features(9)).reshape(4, 4, 3)

    with torch.inference_mode():
        said = model(*features(9).tensors()).softmax(1).numpy()
    pooled = torch.from_numpy(opinions.sum(axis=1)) + model.prior_weights[:, None] * model.log_prior
    assert np.allclose(pooled.softmax(1), said, atol=1e-6)
    assert not opinions[3].any()  # with neither picture nor text, nobody speaks
