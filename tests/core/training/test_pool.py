import numpy as np
import pytest
import torch
from scipy.optimize import minimize

from core.experts import EXPERTS, STATES, ExpertFusion
from core.model import FusionConfig
from core.training.features import FeatureTable
from core.training.pool import fit_pool


def table(rows: int, seed: int) -> tuple[FeatureTable, np.ndarray]:
    """Counted words that tell the category mostly, a picture that tells nothing."""
    generator = np.random.default_rng(seed)
    labels = generator.integers(0, 3, rows)
    words = generator.normal(0, 1, (rows, 3)).astype(np.float32)
    words[np.arange(rows), labels] += 2
    text = np.hstack([generator.normal(0, 1, (rows, 4)).astype(np.float32), words])
    image = generator.normal(0, 1, (rows, 6)).astype(np.float32)
    here = np.ones(rows, dtype=bool)
    return FeatureTable(image, text, here, here.copy()), labels


@pytest.fixture
def model() -> ExpertFusion:
    torch.manual_seed(0)
    return ExpertFusion(FusionConfig(6, 7, 3, "experts", (8, 5))).eval().requires_grad_(False)


def test_the_expert_that_knows_gets_the_weight(model: ExpertFusion) -> None:
    features, labels = table(600, 0)
    fit_pool(model, features, labels, np.full(3, 1 / 3))
    weights = dict(zip(EXPERTS, model.pool[STATES.index("both")].tolist(), strict=True))
    assert weights["words"] > 0.5
    assert all(weights["words"] > 4 * weights[name] >= 0 for name in ("joint", "image", "text"))
    answers = model(*features.tensors()).argmax(1).numpy()
    assert (answers == labels).mean() > (features.text[:, 4:].argmax(1) == labels).mean() - 0.02


def test_weights_equal_those_another_optimiser_finds(model: ExpertFusion) -> None:
    features, labels = table(400, 1)
    prior = np.array([0.2, 0.3, 0.5])
    fit_pool(model, features, labels, prior)
    opinions = model.opinions(*features.tensors()).double().log_softmax(2).numpy()

    def loss(values: np.ndarray) -> float:
        scores = np.einsum("k,nkc->nc", values[:4], opinions) + values[4] * np.log(prior)
        rows = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        pull = 2 * (((values[:4] - values[:4].mean()) ** 2).sum() + values[4] ** 2) / len(labels)
        return float(-rows[np.arange(len(labels)), labels].mean() + pull)

    found = minimize(loss, np.full(5, 0.5), bounds=[(1e-9, None)] * 4 + [(None, None)])
    own = np.append(model.pool[0].numpy(), model.prior_weights[0].item())
    np.testing.assert_allclose(own, found.x, atol=5e-3)


def test_confidence_is_calibrated(model: ExpertFusion) -> None:
    features, labels = table(3000, 2)
    features.text[:, 4:] *= 5  # five times too sure
    fit_pool(model, features, labels, np.full(3, 1 / 3))
    probabilities = model(*features.tensors()).softmax(1)
    confidence, answers = probabilities.max(1)
    assert float(confidence.mean()) == pytest.approx((answers.numpy() == labels).mean(), abs=0.01)
