import numpy as np
import pytest
from sklearn.metrics import top_k_accuracy_score

from core.evaluation.top_k import top_k_curve


def test_equals_scikit_learn() -> None:
    generator = np.random.default_rng(0)
    scores, truth = generator.dirichlet(np.ones(6), 300), generator.integers(0, 6, 300)

    expected = [top_k_accuracy_score(truth, scores, k=count, labels=range(6)) for count in range(1, 6)]

    assert top_k_curve(truth, scores) == pytest.approx([*expected, 1.0], abs=1e-12)


def test_equal_probabilities_are_answered_in_order() -> None:
    assert top_k_curve(np.array([1]), np.full((1, 3), 1 / 3)).tolist() == [0, 1, 1]
