import numpy as np
import pytest
from scipy.special import softmax

from core.evaluation.temperature import best_temperature


@pytest.mark.parametrize("factor", [0.3, 1.0, 4.0])
def test_finds_what_the_logits_were_multiplied_by(factor: float) -> None:
    generator = np.random.default_rng(0)
    logits = 2 * generator.normal(size=(6000, 4))
    # Labels drawn from the softmax itself: its confidence is right by construction.
    truth = (softmax(logits, axis=1).cumsum(axis=1) > generator.random((6000, 1))).argmax(axis=1)

    assert best_temperature(factor * logits, truth) == pytest.approx(factor, rel=0.05)
