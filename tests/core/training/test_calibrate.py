import numpy as np
import pytest
import torch

from core.model import FusionClassifier, FusionConfig
from core.training.calibrate import calibrate
from core.training.features import FeatureTable


@pytest.mark.parametrize("factor", [0.2, 1.0, 5.0])
def test_it_undoes_what_was_done_to_the_logits(factor: float) -> None:
    torch.manual_seed(0)
    model = FusionClassifier(FusionConfig(6, 4, 3, hidden=(16, 8))).eval().requires_grad_(False)
    model.mlp_head[-1].weight.mul_(30)
    count = 4000
    there = np.ones(count, dtype=bool)
    features = FeatureTable(
        np.random.default_rng(0).normal(size=(count, 6)).astype(np.float32),
        np.random.default_rng(1).normal(size=(count, 4)).astype(np.float32),
        there,
        there,
    )
    inputs = [torch.from_numpy(part) for part in (features.image, features.text, there, there)]
    honest = model(*inputs).softmax(1)
    # Labels drawn from the model's own probabilities: exactly then its confidence is right.
    labels = torch.multinomial(honest, 1, generator=torch.Generator().manual_seed(0))[:, 0].numpy()
    model.mlp_head[-1].weight.mul_(factor)
    model.mlp_head[-1].bias.mul_(factor)

    assert calibrate(model, features, labels) == pytest.approx(factor, rel=0.1)
    torch.testing.assert_close(model(*inputs).softmax(1), honest, atol=0.03, rtol=0)
