"""Forty analyses at once in one process: are they right, and does memory stay flat when forty more follow?

Run with ``python -m benchmarks.simultaneous``; takes about a minute on two cores.
"""

import resource
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from core.catalog.demo import demo_product
from core.catalog.product import Product
from core.explain.explanation import Explanation, explain
from core.predictor import Predictor

WAVES = (10, 40, 40, 40)
KINDS = 8
SAMPLES = 250
# Sums in batches of other sizes differ in the last digits; in bfloat16 these are early ones.
CLOSE = {"float32": 1e-4, "bfloat16": 2e-2}


def main() -> None:
    """Run and print.

    Raises:
        SystemExit: a result differs from the one that the analysis gives alone.
    """
    predictor = Predictor.load()
    precision = str(predictor.text_encoder.dtype).removeprefix("torch.")
    products = [demo_product(category, 0) for category in predictor.categories[:KINDS]]
    alone = [explain(predictor, product, samples=SAMPLES) for product in products]
    differences: list[float] = []
    print(f"Waves of analyses at once, of {KINDS} products, {SAMPLES} LIME samples each:")
    for count in WAVES:
        start = time.perf_counter()
        differences += _at_once(predictor, products, alone, count)
        seconds = time.perf_counter() - start
        print(f"{count:>4} at once: {seconds:5.1f} s, peak memory so far {_peak_megabytes():,.0f} MB")
    print(f"Largest difference from the analysis alone: {max(differences):.1e} ({precision}).")
    if max(differences) > CLOSE[precision]:
        raise SystemExit("Analyses that run at once disturb each other.")


def _at_once(predictor: Predictor, products: list[Product], alone: list[Explanation], count: int) -> list[float]:
    """The largest difference of each analysis from the one of the same product alone."""

    def work(number: int) -> float:
        found = explain(predictor, products[number % KINDS], samples=SAMPLES)
        return _difference(found, alone[number % KINDS])

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(work, range(count)))


def _difference(one: Explanation, other: Explanation) -> float:
    """Of the shares and, as parts of the scale, of the maps; infinite when another category was explained."""
    if one.target != other.target:
        return float("inf")
    shares = max(abs(one.modality[part] - other.modality[part]) for part in one.modality)
    maps = max(
        float(np.abs(mine.values - theirs.values).max()) / theirs.scale
        for mine, theirs in zip(one.maps, other.maps, strict=True)
    )
    words = {word.start: word.weight for word in other.words}
    weights = max((abs(word.weight - words[word.start]) for word in one.words if word.start in words), default=0.0)
    return max(shares, maps, weights)


def _peak_megabytes() -> float:
    """The most memory that the process has held."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Kilobytes on Linux, bytes on macOS.
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


if __name__ == "__main__":
    main()
