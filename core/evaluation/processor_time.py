"""What an answer costs, in processor time, which depends less than the clock on what else the machine is doing."""

import time
from collections.abc import Callable, Sequence
from statistics import median

from core.catalog.product import Product

SAMPLE = 192
_ROUNDS = 3
_WARM_UP = 16


def per_thousand(answer: Callable[[Sequence[Product]], object], products: Sequence[Product]) -> float:
    """Seconds of processor time, of all threads together, that a thousand products take.

    Args:
        answer: gives the probabilities of some products, starting from pictures and texts.
        products: at least one; every so many of them are taken, so that the sample is spread over the catalogue.

    Returns:
        The median of three rounds over the same ``SAMPLE`` products, after a warm-up.
    """
    sample = products[:: max(1, len(products) // SAMPLE)][:SAMPLE]
    answer(sample[:_WARM_UP])
    rounds = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        answer(sample)
        rounds.append(time.process_time() - start)
    return 1000 * median(rounds) / len(sample)
