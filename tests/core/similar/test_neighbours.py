"""Exact and approximate search against plain matrix products."""

import numpy as np
import pytest

from core.similar import approximate
from core.similar.approximate import ApproximateNeighbours, divide, exact_nearest, recall
from core.similar.exact import ExactNeighbours
from core.similar.whitening import unit

ROWS, WIDTH = 3000, 16


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    generator = np.random.default_rng(0)
    centres = generator.normal(size=(40, WIDTH))
    return unit(centres[generator.integers(0, 40, ROWS)] + 0.5 * generator.normal(size=(ROWS, WIDTH))).astype("float32")


def brute(vectors: np.ndarray, query: np.ndarray, count: int, keep: np.ndarray | None = None) -> list[int]:
    scores = vectors @ query
    if keep is not None:
        scores = np.where(keep, scores, -np.inf)
    return np.argsort(-scores, kind="stable")[:count].tolist()


def test_exact_search_is_the_largest_inner_products(vectors: np.ndarray) -> None:
    found = ExactNeighbours(vectors, np.arange(ROWS)).search(vectors[5], 12)
    assert found.tolist() == brute(vectors, vectors[5], 12)


def test_exact_search_under_a_filter_and_with_rows_of_its_own(vectors: np.ndarray) -> None:
    rows = np.arange(0, 2 * ROWS, 2)
    allowed = np.zeros(2 * ROWS, dtype=bool)
    allowed[::6] = True
    found = ExactNeighbours(vectors, rows).search(vectors[5], 12, allowed)
    assert found.tolist() == [2 * place for place in brute(vectors, vectors[5], 12, allowed[rows])]


def test_fewer_are_found_where_fewer_are_left(vectors: np.ndarray) -> None:
    neighbours = ExactNeighbours(vectors[:3], np.arange(3))
    assert len(neighbours.search(vectors[0], 10)) == 3
    assert neighbours.search(vectors[0], 10, np.array([False, True, False])).tolist() == [1]
    assert neighbours.search(vectors[0], 10, np.zeros(3, dtype=bool)).tolist() == []
    assert ExactNeighbours(vectors[:0], np.arange(0)).search(vectors[0], 10).tolist() == []


def test_nearest_block_by_block_are_those_of_the_whole(vectors: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approximate, "_BLOCK", 700)
    found = exact_nearest(vectors, vectors[:4], 9)
    assert [each.tolist() for each in found] == [brute(vectors, query, 9) for query in vectors[:4]]


def test_approximate_search_finds_what_exact_search_finds(vectors: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(approximate, "_FEW", 200)
    cells = divide(vectors)
    assert 1 <= cells.probes < len(cells.centroids)
    neighbours = ApproximateNeighbours(vectors, np.arange(ROWS), cells)
    queries = unit(vectors[::30] + 0.02 * np.random.default_rng(3).normal(size=(100, WIDTH))).astype("float32")
    truth = [np.array(brute(vectors, query, 10)) for query in queries]
    assert recall([neighbours.search(query, 10) for query in queries], truth) >= 0.95
    many, few = np.arange(ROWS) % 2 == 0, np.arange(ROWS) % 30 == 0
    found = [neighbours.search(query, 10, many) for query in queries]
    assert all(many[each].all() for each in found)
    assert recall(found, [np.array(brute(vectors, query, 10, many)) for query in queries]) >= 0.95
    assert neighbours.search(queries[0], 10, few).tolist() == brute(vectors, queries[0], 10, few)


def test_dividing_twice_gives_the_same(vectors: np.ndarray) -> None:
    first, second = divide(vectors, seed=4), divide(vectors, seed=4)
    assert (first.assignment == second.assignment).all()
    assert first.probes == second.probes


def test_recall_is_the_share_of_the_true_ones() -> None:
    assert recall([np.array([1, 2, 9, 8])], [np.array([1, 2, 3, 4])]) == 0.5
