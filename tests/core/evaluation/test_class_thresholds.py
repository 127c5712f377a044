import numpy as np
import pytest

from core.evaluation.class_thresholds import NEVER, class_thresholds


def two(first: list[tuple[float, bool]]) -> tuple[np.ndarray, np.ndarray]:
    """Products that are all given the first of two categories: how sure, and whether rightly."""
    sure = np.array([each for each, _ in first])
    return np.array([0 if right else 1 for _, right in first]), np.column_stack([sure, 1 - sure])


def test_lowest_threshold_that_reaches_the_precision() -> None:
    # From the surest: 1/1, 2/2, 2/3, 3/4, 3/5 right.
    truth, scores = two([(0.6, False), (0.7, True), (0.8, False), (0.9, True), (0.95, True)])

    assert class_thresholds(truth, scores, 1.0).threshold.tolist() == [0.9, NEVER]
    assert class_thresholds(truth, scores, 0.75).threshold.tolist() == [0.7, NEVER]
    assert class_thresholds(truth, scores, 0.6).threshold.tolist() == [0.0, NEVER]


def test_equal_confidences_are_answered_together() -> None:
    truth, scores = two([(0.8, True), (0.8, False), (0.7, True)])

    assert class_thresholds(truth, scores, 0.9).threshold[0] == NEVER
    assert class_thresholds(truth, scores, 0.6).threshold[0] == 0.0


def test_measured_crosswise_it_comes_close_to_what_was_wanted() -> None:
    generator = np.random.default_rng(0)
    scores = generator.dirichlet([0.3, 0.3, 0.3], 9000)
    truth = (scores.cumsum(axis=1) > generator.random((9000, 1))).argmax(axis=1)

    found = class_thresholds(truth, scores, 0.9)

    assert found.precision == pytest.approx(np.full(3, 0.9), abs=0.02)
    assert found.accuracy == pytest.approx(0.9, abs=0.01)
    assert found.coverage == found.answered.sum() / 9000
    assert (found.answered <= found.predicted).all()
    assert 0.3 < found.coverage < 0.95


def test_noise_is_not_taken_for_precision() -> None:
    generator = np.random.default_rng(1)
    scores, truth = generator.dirichlet([1, 1], 400), generator.integers(0, 2, 400)

    found = class_thresholds(truth, scores, 0.8)

    # On the very products some threshold looks good; on others its answers are right half the time.
    assert np.isnan(found.accuracy) or found.accuracy < 0.75
