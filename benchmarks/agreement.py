"""Whether the processor's own precision finds the same words as float32: LIME, same seed, same products.

Run with ``python -m benchmarks.agreement``; needs SHELFLENS_DATA. Takes about a quarter of an hour on two cores.
"""

import argparse
import math
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.heldout import some_products
from core.catalog.product import Product
from core.catalog.split import HELDOUT, PARTS
from core.explain.question import Question
from core.explain.words import SHOWN_WORDS, Neighbourhood, sample
from core.predictor import Predictor
from core.settings import settings

GOAL_SHARE, GOAL_WEIGHT = 0.95, 0.01


@dataclass(frozen=True)
class Agreement:
    """One product.

    Attributes:
        shared: words that both have among their top ten.
        words: words among the top ten.
        difference: the largest difference of a weight.
        margin: in float32, by how much the last word shown outweighs the first that is not, in standard errors.
    """

    shared: int
    words: int
    difference: float
    margin: float

    @property
    def same(self) -> bool:
        """Whether the top ten are the same set."""
        return self.shared == self.words


def main() -> None:
    """Weigh the words of every product in both precisions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=100, help="products to take")
    parser.add_argument("--part", choices=PARTS, default=HELDOUT, help="part of the dataset that they come from")
    parser.add_argument("--precision", default="auto", help="what to hold against float32")
    args = parser.parse_args()
    own, exact = (Predictor.load(config=replace(settings(), precision=name)) for name in (args.precision, "float32"))
    products = some_products(args.products, args.part)
    found = [compare(own, exact, product) for product in products]
    same, difference = np.mean([each.same for each in found]), max(each.difference for each in found)
    print(f"{len(found)} products ({args.part}), {own.text_encoder.dtype} against {exact.text_encoder.dtype}, seed 0.")
    print(f"Same top ten: {same:.0%} of them; goal {GOAL_SHARE:.0%}: {_reached(same >= GOAL_SHARE)}.")
    print(f"Shared words among the top ten: {np.mean([each.shared / each.words for each in found if each.words]):.1%}.")
    print(
        f"Largest difference of a weight: {difference:.4f}; goal {GOAL_WEIGHT}: {_reached(difference <= GOAL_WEIGHT)}."
    )
    quantiles = np.quantile([each.difference for each in found], (0.5, 0.9))
    print("Difference of a weight, median and 90 % of the products: " + ", ".join(f"{each:.5f}" for each in quantiles))
    print("Where the sets differ, the last word shown outweighs the first that is not, in standard errors, by:")
    print(", ".join(f"{each.margin:.2f}" for each in found if not each.same) or "none differ")


def compare(own: Predictor, exact: Predictor, product: Product) -> Agreement:
    """Both predictors' words for the category that the exact one predicts, each beside its own picture's features."""
    category = exact.predict(product).category
    runs = [sample(each, product.text, each.predict(product).image_features) for each in (own, exact)]
    mine, theirs = ({word.start: word.weight for word in run.explain(Question(category)).words} for run in runs)
    shared = mine.keys() & theirs.keys()
    differences = [abs(mine[start] - theirs[start]) for start in shared]
    return Agreement(len(shared), len(theirs), max(differences, default=0.0), _margin(runs[1], category))


def _margin(run: Neighbourhood, category: str) -> float:
    words = run.explain(Question(category), count=max(SHOWN_WORDS, len(run.words))).words
    if len(words) <= SHOWN_WORDS:
        return float("inf")
    last, next_one = words[SHOWN_WORDS - 1 : SHOWN_WORDS + 1]
    return (abs(last.weight) - abs(next_one.weight)) / math.hypot(last.error or 0.0, next_one.error or 0.0)


def _reached(reached: bool) -> str:
    return "reached" if reached else "NOT reached"


if __name__ == "__main__":
    main()
