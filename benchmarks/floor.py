"""The least that an analysis can take: the bare encoder passes that it needs, and nothing around them.

Run with ``python -m benchmarks.floor`` to hold the whole default analysis against it.
"""

import argparse
import time
from collections.abc import Callable

import numpy as np
import torch

from benchmarks.analysis_speed import DESCRIPTION, TITLE
from core.catalog.demo import demo_product
from core.catalog.product import Product
from core.explain.explanation import explain
from core.explain.lime_words import draw
from core.explain.read_words import read_words
from core.images import read_image
from core.predictor import Predictor
from core.text import clean

GOAL = 1.4


def encoder_passes(predictor: Predictor, product: Product, samples: int, seed: int = 0) -> Callable[[], None]:
    """What LIME's analysis of a product asks of the two encoders, ready to be run and timed.

    Args:
        predictor: the model.
        product: a product with picture and words.
        samples: texts that LIME asks about.
        seed: LIME's seed.

    Returns:
        A function that sends the picture through the image network, and the distinct texts' word pieces through the
        sentence network in the same batches as the analysis does; everything else is prepared here.
    """
    picture, encoder = read_image(product.image or b""), predictor.text_encoder
    read = read_words(predictor, product.text)
    kept: list[np.ndarray] = []

    def remember(masks: np.ndarray) -> np.ndarray:
        kept.extend(masks)
        return np.zeros((len(masks), len(predictor.categories)))

    draw(len(read.words), remember, samples, seed)
    ids = encoder.token_ids(list(dict.fromkeys(clean(read.keeping(mask)) for mask in kept)))
    batches = [[ids[index] for index in batch] for batch in encoder.batches(ids)]

    def run() -> None:
        predictor.image_encoder.encode_maps([picture])
        for _ in encoder.passes(batches):
            pass

    return run


def main() -> None:
    """Time both in turn, and compare the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=1000, help="texts that LIME asks about")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each")
    args = parser.parse_args()
    product = Product("bench", TITLE, DESCRIPTION, image=demo_product("Musical Instruments", 0).image)
    predictor = Predictor.load()
    passes = encoder_passes(predictor, product, args.samples)
    explain(predictor, product, samples=50)
    runs: dict[str, list[tuple[float, float]]] = {"whole analysis": [], "bare encoder passes": []}
    for _ in range(args.repeats):
        runs["whole analysis"].append(_timed(lambda: explain(predictor, product, samples=args.samples)))
        runs["bare encoder passes"].append(_timed(passes))
    whole, bare = (np.median(found, axis=0) for found in runs.values())
    print(f"{args.samples:,} samples, {torch.get_num_threads()} threads, {predictor.text_encoder.dtype}; medians.")
    print(f"{'seconds':<22}{'wall clock':>12}{'processor':>12}")
    for name, (wall, processor) in zip(runs, (whole, bare), strict=True):
        print(f"{name:<22}{wall:>12.2f}{processor:>12.2f}")
    ratio = whole[0] / bare[0]
    print(f"{'ratio':<22}{ratio:>12.2f}{whole[1] / bare[1]:>12.2f}")
    print(f"Goal: at most {GOAL} times the bare passes: {'reached' if ratio <= GOAL else 'NOT reached'}.")


def _timed(function: Callable[[], object]) -> tuple[float, float]:
    """Wall clock and processor seconds of a call."""
    start, processor = time.perf_counter(), time.process_time()
    function()
    return time.perf_counter() - start, time.process_time() - processor


if __name__ == "__main__":
    main()
