import numpy as np
import pytest
from sklearn.metrics import brier_score_loss

from core.evaluation.brier import brier_score


def test_equals_scikit_learn() -> None:
    generator = np.random.default_rng(0)
    scores, truth = generator.dirichlet(np.ones(5), 300), generator.integers(0, 5, 300)

    assert brier_score(truth, scores) == pytest.approx(brier_score_loss(truth, scores, labels=range(5)), abs=1e-12)


def test_best_and_worst() -> None:
    certain = np.eye(3)

    assert brier_score(np.array([0, 1, 2]), certain) == 0
    assert brier_score(np.array([1, 2, 0]), certain) == 2
