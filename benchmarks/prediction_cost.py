"""What a prediction costs: the default model against the frozen concatenation, in turn, on the same products.

Usage: python -m benchmarks.prediction_cost [ROUNDS]
"""

import sys
import time

import numpy as np

from core.catalog.demo import demo_products
from core.images import read_image
from core.predictor import Predictor
from core.settings import settings

PRODUCTS = 21
GOAL = 1.5


def main(rounds: int) -> None:
    """Print median milliseconds of one prediction and of a batch, and their ratios."""
    names = ("departments-concat", "departments")
    models = [Predictor.load(settings().weights / name) for name in names]
    products = demo_products(1)
    images = [read_image(product.image or b"") for product in products]
    single: list[list[float]] = [[], []]
    batch: list[list[float]] = [[], []]
    for number in range(rounds + 1):
        for which, predictor in enumerate(models):
            start = time.perf_counter()
            for product, image in zip(products, images, strict=True):
                predictor.predict(product, image)
            middle = time.perf_counter()
            predictor.predict_many(products)
            if number:  # the first round warms up
                single[which].append(1000 * (middle - start) / PRODUCTS)
                batch[which].append(1000 * (time.perf_counter() - middle) / PRODUCTS)
    print(f"{'milliseconds a product':<26}{names[0]:>20}{names[1]:>14}{'ratio':>8}")
    for title, times in (("one at a time", single), ("in a batch", batch)):
        frozen, ours = (float(np.median(values)) for values in times)
        print(f"{title:<26}{frozen:>20.1f}{ours:>14.1f}{ours / frozen:>8.2f}")
    print(f"Goal: a ratio of at most {GOAL}.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
