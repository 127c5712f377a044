import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from core.evaluation.area_intervals import area_interval


def scored(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Three categories, scores with many ties."""
    generator = np.random.default_rng(seed)
    truth = generator.integers(0, 3, count)
    scores = np.round(generator.random((count, 3)) + 0.5 * np.eye(3)[truth], 1)
    return truth, scores / scores.sum(axis=1, keepdims=True)


def test_equals_areas_of_the_drawn_products() -> None:
    truth, scores = scored(80, 0)
    areas = []
    generator = np.random.default_rng(5)
    for _ in range(60):
        rows = generator.integers(0, 80, 80)
        areas.append(np.mean([roc_auc_score(truth[rows] == k, scores[rows, k]) for k in range(3)]))

    found = area_interval(truth, scores, resamples=60, seed=5)

    assert (found.low, found.high) == pytest.approx(tuple(np.quantile(areas, [0.025, 0.975])), abs=1e-12)


def test_more_products_narrow_the_interval() -> None:
    few, many = (area_interval(*scored(count, 1), resamples=200) for count in (60, 2000))

    assert many.high - many.low < (few.high - few.low) / 3


def test_one_category_has_no_area() -> None:
    assert area_interval(np.zeros(5, dtype=np.intp), np.full((5, 2), 0.5), resamples=10) is None
