"""The search against brute force, on functions of sets that can be asked about for nothing."""

from itertools import combinations

import numpy as np
import pytest

from core.explain.search import smallest


class Toy:
    """Margins of sets of ``things``, written down once at random: additive, but for surprises in some pairs."""

    def __init__(self, things: int, seed: int, needed: float) -> None:
        rng = np.random.default_rng(seed)
        self.things, self.needed = things, needed
        self.single = rng.normal(0.5, 1.0, things)
        self.pair = np.triu(rng.normal(0.0, 0.8, (things, things)), 1)
        self.calls = 0
        self.asked: list[frozenset[int]] = []

    def margin(self, removed: frozenset[int]) -> float:
        rows = sorted(removed)
        return float(self.single[rows].sum() + self.pair[np.ix_(rows, rows)].sum() - self.needed)

    def __call__(self, sets):
        self.asked += sets
        return np.array([self.margin(each) for each in sets])

    def fewest(self) -> int | None:
        for size in range(1, self.things + 1):
            if any(self.margin(frozenset(each)) > 0 for each in combinations(range(self.things), size)):
                return size
        return None


@pytest.mark.parametrize("seed", range(25))
def test_with_enough_calls_the_smallest_set_is_found_and_proven(seed):
    toy = Toy(8, seed, needed=1.0 + seed % 7)
    found, fewest = smallest(toy, 8, most_calls=2000), toy.fewest()
    if fewest is None:
        assert found is None
        return
    assert len(found.removed) == fewest
    assert toy.margin(found.removed) > 0
    assert found.proven
    assert found.irreducible
    assert len(toy.asked) == len(set(toy.asked)), "no set is asked about twice"


@pytest.mark.parametrize("seed", range(25))
def test_with_few_calls_it_says_no_more_than_it_knows(seed):
    toy = Toy(12, seed, needed=5.0)
    found = smallest(toy, 12, most_calls=90)
    assert len(toy.asked) <= 90
    if found is None:
        return
    assert toy.margin(found.removed) > 0
    if found.proven:
        assert len(found.removed) == toy.fewest()
    if found.irreducible:
        assert all(toy.margin(found.removed - {thing}) <= 0 for thing in found.removed)


def test_the_whole_is_found_when_nothing_less_works():
    found = smallest(lambda sets: np.array([len(each) - 29.5 for each in sets]), 30, most_calls=300)
    assert found.removed == frozenset(range(30))
    assert found.irreducible
    assert not found.proven


def test_what_the_search_took_along_is_put_back():
    # Only 3 and 4 together do it. Alone they show nothing, and others show more: the first set that works has all.
    def ask(sets):
        return np.array([1.0 if {3, 4} <= each else -1.0 + 0.01 * len(each - {3, 4}) for each in sets])

    found = smallest(ask, 6, most_calls=40)
    assert found.removed == {3, 4}
    assert found.irreducible


def test_of_several_that_work_the_one_with_the_largest_margin():
    margins = {0: -1.0, 1: 0.2, 2: 0.7, 3: 0.5}
    found = smallest(lambda sets: np.array([margins[thing] for each in sets for thing in each]), 4, most_calls=4)
    assert found.removed == {2}
    assert found.proven


@pytest.mark.parametrize("things", [0, 1, 5])
def test_none_when_nothing_works(things):
    assert smallest(lambda sets: np.full(len(sets), -1.0), things, most_calls=100) is None


def test_none_when_not_even_the_singles_can_be_paid_for():
    assert smallest(lambda sets: np.ones(len(sets)), 10, most_calls=9) is None


def test_an_error_of_the_question_passes_through():
    def ask(sets):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        smallest(ask, 3, most_calls=10)
