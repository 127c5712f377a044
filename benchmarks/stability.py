"""Whether another seed finds the same words: LIME with 1,000 samples, and LIME that asks until settled.

Prints, on products held out of training, the mean overlap of the top five words of two seeds, and what it took.

Run with ``python -m benchmarks.stability``; needs SHELFLENS_DATA. Takes about a quarter of an hour on two cores.
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np

from benchmarks.heldout import some_products
from core.catalog.split import HELDOUT, PARTS
from core.explain.question import Question
from core.explain.words import WordFit, find_method, weigh
from core.predictor import Predictor

TOP = 5
GOAL = 0.85
METHODS = ("lime", "lime_settled")


@dataclass(frozen=True)
class Run:
    """One product's words with one seed.

    Attributes:
        words: the words and what they took.
        seconds: time that took.
    """

    words: WordFit
    seconds: float

    @property
    def top(self) -> set[int]:
        """Where the top words start."""
        return {word.start for word in self.words.words[:TOP]}


def overlap(one: Run, other: Run) -> float:
    """The share of the top words that two runs have in common; 1 where there are none."""
    return len(one.top & other.top) / max(1, min(TOP, len(one.words.words)))


def main() -> None:
    """Weigh the words of every product with two seeds by both methods."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100, help="products to take")
    parser.add_argument("--part", choices=PARTS, default=HELDOUT, help="part of the dataset that they come from")
    args = parser.parse_args()
    predictor = Predictor.load()
    products = some_products(args.products, args.part)
    pairs: dict[str, list[tuple[Run, Run]]] = {method: [] for method in METHODS}
    for product in products:
        prediction = predictor.predict(product)
        for method in METHODS:
            first, second = (
                _run(predictor, product.text, prediction.image_features, prediction.category, method, seed)
                for seed in (0, 1)
            )
            pairs[method].append((first, second))
    print(f"{len(products)} products ({args.part}), two seeds, {predictor.text_encoder.dtype}.\n")
    print(f"{'':<22}{'overlap of top five':>20}{'samples':>10}{'settled':>10}{'seconds':>10}")
    for method, found in pairs.items():
        runs = [run for pair in found for run in pair]
        settled = [bool(run.words.settled) for run in runs if run.words.settled is not None]
        print(
            f"{find_method(method).name:<22}{np.mean([overlap(*pair) for pair in found]):>20.3f}"
            f"{np.mean([run.words.samples or 0 for run in runs]):>10,.0f}"
            f"{f'{np.mean(settled):.0%}' if settled else '':>10}{np.mean([run.seconds for run in runs]):>10.2f}"
        )
    reached = np.mean([overlap(*pair) for pair in pairs["lime_settled"]]) >= GOAL
    print(f"\nGoal: an overlap of at least {GOAL} until settled: {'reached' if reached else 'NOT reached'}.")


def _run(
    predictor: Predictor, text: str, image_features: np.ndarray | None, category: str, method: str, seed: int
) -> Run:
    start = time.perf_counter()
    found = weigh(predictor, text, image_features, method, {"seed": seed}).explain(Question(category))
    return Run(found, time.perf_counter() - start)


if __name__ == "__main__":
    main()
