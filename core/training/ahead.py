"""Inputs that are made ready in threads while the network is busy with those before them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")

# Results that wait at most: more would fill the memory and keep no network busier.
_AHEAD = 4


def ready_ahead(make: Callable[..., Result], work: Sequence[tuple[Any, ...]], threads: int) -> Iterator[Result]:
    """What is made of each piece of work, in order.

    Args:
        make: called in other threads with the parts of a piece.
        work: the pieces.
        threads: how many make something at a time.

    Yields:
        Results; what ``make`` raises is raised where its result would have come.
    """
    with ThreadPoolExecutor(threads) as pool:
        waiting = [pool.submit(make, *piece) for piece in work[:_AHEAD]]
        for number in range(len(work)):
            result = waiting.pop(0).result()
            if number + _AHEAD < len(work):
                waiting.append(pool.submit(make, *work[number + _AHEAD]))
            yield result
