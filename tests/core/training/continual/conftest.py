import numpy as np
import pytest
import torch

from core.experts import ExpertFusion, build_fusion
from core.model import FusionConfig
from core.training.continual.rows import Classifier, Rows
from core.training.features import FeatureTable

IMAGE, SENTENCE, CLASSES = 6, 4, 3


def tiny(kind: str) -> Classifier:
    """A classifier of three categories with random weights."""
    torch.manual_seed(3)
    words = CLASSES if kind == "experts" else 0
    model = build_fusion(FusionConfig(IMAGE, SENTENCE + words, CLASSES, kind, hidden=(5, 4)))
    if isinstance(model, ExpertFusion):
        model.pool.copy_(torch.tensor([[0.4, 0.1, 0.3, 0.7], [0.6, 0.5, 0, 0], [0.3, 0, 0.4, 0.9], [0, 0, 0, 0]]))
    for value in model.parameters():
        torch.nn.init.normal_(value, std=0.5)
    return model.eval().requires_grad_(False)


def random_rows(count: int, model: Classifier, seed: int = 0) -> Rows:
    """Rows of chance; every fourth lacks its picture, every fifth its text."""
    generator = np.random.default_rng(seed)
    has_image, has_text = np.arange(count) % 4 != 1, np.arange(count) % 5 != 3
    image = generator.normal(size=(count, model.config.image_dim)).astype(np.float32)
    text = generator.normal(size=(count, model.config.text_dim)).astype(np.float32)
    image[~has_image], text[~has_text] = 0, 0
    labels = generator.integers(0, model.config.classes, count)
    return Rows(FeatureTable(image, text, has_image, has_text), labels)


@pytest.fixture(params=["concat", "experts"])
def model(request: pytest.FixtureRequest) -> Classifier:
    return tiny(request.param)
