"""The smallest set of things whose removal changes an answer, found by asking about removals.

The search knows nothing of pictures or texts. It numbers the things 0 to n - 1 and asks about sets of them; the answer
is a margin: above 0 the removal does what is wanted, below 0 it does not, and the nearer to 0 the less is lacking.

1. Every single thing.
2. The first 2, 3, ... things in the order of their own margins. Of the first such set that works, what can be put back
   without losing the effect is put back: a set that works, though perhaps not the smallest.
3. All pairs, all triples and so on while they are affordable: the first size at which one works is the smallest.
4. Beyond that, the most promising sets grow by one thing at a time (beam search) and are pruned as in step 2.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations

import numpy as np

BEAM = 3

Removed = frozenset[int]
Ask = Callable[[Sequence[Removed]], np.ndarray]


@dataclass(frozen=True)
class Smallest:
    """A set whose removal does what is wanted.

    Attributes:
        removed: the set.
        proven: every smaller set was tried, and none works.
        irreducible: no single member can be put back; always so when ``proven``.
    """

    removed: Removed
    proven: bool
    irreducible: bool


class _Spent(Exception):
    """The next question would cost more than is left."""


class _Asked:
    """The margins that are known, and how many more may be asked for."""

    def __init__(self, ask: Ask, things: int, most_calls: int) -> None:
        self._ask, self._most, self.things = ask, most_calls, things
        self.known: dict[Removed, float] = {}

    @property
    def left(self) -> int:
        return self._most - len(self.known)

    def margins(self, sets: Sequence[Removed]) -> list[float]:
        """The sets' margins, in their order.

        Raises:
            _Spent: asking for those that are not known would cost too much.
        """
        new = [each for each in dict.fromkeys(sets) if each not in self.known]
        if len(new) > self.left:
            raise _Spent
        if new:
            self.known.update(zip(new, map(float, self._ask(new)), strict=True))
        return [self.known[each] for each in sets]

    def best(self) -> Removed | None:
        """The smallest set known to work, of several that with the largest margin; None when none is known."""
        working = (each for each, margin in self.known.items() if margin > 0)
        return min(working, key=lambda each: (len(each), -self.known[each]), default=None)


def smallest(ask: Ask, things: int, most_calls: int, beam: int = BEAM) -> Smallest | None:
    """Search for the smallest set whose removal works.

    Args:
        ask: sets of things -> float (N,), a margin each; a set works when its margin is above 0. It is asked about
            a set once, and may raise to stop the search.
        things: n, how many things there are.
        most_calls: sets that may be asked about.
        beam: sets that grow side by side.

    Returns:
        The smallest set that was found to work, or None when none was.
    """
    asked = _Asked(ask, things, most_calls)
    with suppress(_Spent):
        _search(asked, beam)
    found = asked.best()
    if found is None:
        return None
    tried = Counter(map(len, asked.known))
    proven = all(tried[size] == math.comb(things, size) for size in range(1, len(found)))
    irreducible = len(found) == 1 or all(found - {thing} in asked.known for thing in found)
    return Smallest(found, proven, irreducible)


def _search(asked: _Asked, beam: int) -> None:
    singles = [frozenset((thing,)) for thing in range(asked.things)]
    margins = asked.margins(singles)
    if asked.best() is not None:
        return
    order = sorted(range(asked.things), key=lambda thing: -margins[thing])
    _try_first(asked, order)
    _try_all(asked)
    _grow(asked, singles, beam)


def _try_first(asked: _Asked, order: Sequence[int]) -> None:
    """Ask about the first 2, 3, ... things, and prune the first set that works."""
    sets = [frozenset(order[:size]) for size in range(2, len(order) + 1)]
    working = [each for each, margin in zip(sets, asked.margins(sets), strict=True) if margin > 0]
    if working:
        _prune(asked, working[0])


def _try_all(asked: _Asked) -> None:
    """Ask about all sets of 2, 3, ... things while half of what is left pays for them."""
    size = 2
    while size < _bound(asked) and 2 * math.comb(asked.things, size) <= asked.left:
        asked.margins([frozenset(each) for each in combinations(range(asked.things), size)])
        size += 1


def _grow(asked: _Asked, front: Sequence[Removed], beam: int) -> None:
    """Grow the most promising sets by one thing at a time until one works or would be no smaller than the best."""
    size = 2
    while size < _bound(asked):
        kept = sorted(front, key=lambda each: -asked.known[each])[:beam]
        front = list(dict.fromkeys(each | {thing} for each in kept for thing in range(asked.things)))
        front = [each for each in front if len(each) == size]
        asked.margins(front)
        size += 1
    best = asked.best()
    if best is not None:
        _prune(asked, best)


def _prune(asked: _Asked, removed: Removed) -> None:
    """Put back one thing after the other, the one that is missed least first, as long as the set still works."""
    while len(removed) > 1:
        less = [removed - {thing} for thing in sorted(removed)]
        margins = asked.margins(less)
        if max(margins) <= 0:
            return
        removed = less[margins.index(max(margins))]


def _bound(asked: _Asked) -> int:
    """The size from which on a set that works would be no better than what is known."""
    best = asked.best()
    return asked.things + 1 if best is None else len(best)
