"""Which heat map to trust: every method against random orders and the picture's middle, on products unseen in training.

A map beats a baseline where the area under its deletion curve is smaller. The answer is the fused model's with the
text left as it is, or with ``--alone`` the model's to the picture alone. Then LIME's words: whether leaving out the
three that speak for the answer most lowers it more than leaving out three at random does, on average over ten draws.

Choose on the validation part, report on the held-out one:

    python -m benchmarks.faithfulness --part validation --count 40
    python -m benchmarks.faithfulness --count 200

Pictures take a second or two each and method on two cores. The dataset is found through SHELFLENS_DATA.
"""

import argparse
from dataclasses import replace

import numpy as np

from benchmarks.heldout import some_products
from core.catalog import split
from core.catalog.product import Product
from core.errors import ImageError
from core.explain import words
from core.explain.faithfulness import Faithfulness, cells_of, of_map
from core.explain.maps import heat_maps, methods_for
from core.explain.question import Question
from core.explain.spans import find_words, leave_out
from core.images import read_image
from core.predictor import Predictor

SLOW = ("occlusion", "integrated_gradients")
TOP_WORDS = 3
DRAWS = 10


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=(split.VALIDATION, split.HELDOUT), default=split.HELDOUT)
    parser.add_argument("--count", type=int, default=200, help="products (200)")
    parser.add_argument("--slow", type=int, default=20, help=f"products for {' and '.join(SLOW)} (20)")
    parser.add_argument("--methods", nargs="*", help="heat map methods; all by default, none to go on to the words")
    parser.add_argument("--alone", action="store_true", help="judge the answer to the picture alone")
    parser.add_argument("--samples", type=int, default=1000, help="LIME's samples; 0 leaves out the words (1000)")
    args = parser.parse_args()
    predictor = Predictor.load()
    # The part is drawn whole and cut afterwards, for many products have no picture.
    products = some_products(1_000_000, args.part)
    keys = [method.key for method in methods_for(predictor)] if args.methods is None else args.methods
    if keys:
        pictured = [product for product in products if product.has_image][: args.count]
        _maps(predictor, pictured, keys, args.slow, args.alone)
    if args.samples:
        worded = [product for product in products if len(find_words(product.text)) > TOP_WORDS][: args.count]
        _words(predictor, worded, args.samples)


def _maps(predictor: Predictor, products: list[Product], keys: list[str], slow: int, alone: bool) -> None:
    """Judge every method on the pictures, and print what was found so far now and then."""
    found: dict[str, list[Faithfulness]] = {key: [] for key in keys}
    for number, product in enumerate(products, start=1):
        try:
            image = read_image(product.image)
        except ImageError:
            continue
        prediction = predictor.predict(replace(product, title="", description="") if alone else product, image)
        cells = cells_of(predictor, prediction, image)
        for key in keys:
            if key in SLOW and number > slow:
                continue
            (heat_map,) = heat_maps(predictor, prediction, image, Question(prediction.category), [key])
            found[key].append(of_map(predictor, prediction, image, heat_map, cells=cells))
        if number % 25 == 0 or number == len(products):
            _print_maps(found, alone)


def _print_maps(found: dict[str, list[Faithfulness]], alone: bool) -> None:
    print(f"\nAnswer to the {'picture alone' if alone else 'picture beside its text'}; areas under the curves")
    header = f"{'':<22}{'n':>5}{'beats random':>14}{'beats centre':>14}{'deletion':>10}{'insertion':>11}"
    print(f"{header}{'where it matters: n':>21}{'random':>8}{'centre':>8}{'trusted':>9}")
    for key, judged in found.items():
        rows = [(each.explanation, each.random, each.centre) for each in judged if each.centre is not None]
        if not rows:
            continue
        random, centre = (
            np.array([row[0].deletion_area < row[other].deletion_area for row in rows]) for other in (1, 2)
        )
        matters = np.array([each.matters for each in judged])
        where = [f"{np.mean(each[matters]) if matters.any() else np.nan:.0%}" for each in (random, centre)]
        trusted = np.mean([each.trusted for each in judged if each.matters]) if matters.any() else np.nan
        print(
            f"{key:<22}{len(rows):>5}{random.mean():>14.0%}{centre.mean():>14.0%}"
            f"{np.mean([row[0].deletion_area for row in rows]):>10.3f}"
            f"{np.mean([row[0].insertion_area for row in rows]):>11.3f}"
            f"{matters.sum():>21}{where[0]:>8}{where[1]:>8}{trusted:>9.0%}"
        )
    for place, name in ((1, "random"), (2, "centre")):
        judged = max(found.values(), key=len)
        areas = [(each.random if place == 1 else each.centre) for each in judged]
        deletion, insertion = (
            np.mean([getattr(each, kind) for each in areas if each is not None])
            for kind in ("deletion_area", "insertion_area")
        )
        print(f"{name:<22}{len(judged):>5}{'':>28}{deletion:>10.3f}{insertion:>11.3f}", flush=True)


def _words(predictor: Predictor, products: list[Product], samples: int) -> None:
    """Leave out LIME's best three words, and three at random."""
    lower = []
    for product in products:
        prediction = predictor.predict(product)
        image_features = prediction.image_features
        evidence = words.weigh(predictor, product.text, image_features, settings={"samples": samples})
        places = {word.start: place for place, word in enumerate(find_words(product.text))}
        weights = sorted(evidence.explain(Question(prediction.category)).words, key=lambda word: -word.weight)
        top = {places[word.start] for word in weights[:TOP_WORDS]}
        rng = np.random.default_rng(0)
        draws = [set(rng.choice(len(places), TOP_WORDS, replace=False).tolist()) for _ in range(DRAWS)]
        texts = [leave_out(product.text, left_out) for left_out in (top, *draws)]
        answers = predictor.text_probabilities(texts, image_features)
        target = answers[:, predictor.categories.index(prediction.category)]
        lower.append(target[0] < target[1:].mean())
    print(
        f"\nLeaving out LIME's best {TOP_WORDS} words ({samples:,} samples) lowers the answer more than {TOP_WORDS} at "
        f"random in {np.mean(lower):.1%} of {len(lower)} products (goal 95%).",
        flush=True,
    )


if __name__ == "__main__":
    main()
