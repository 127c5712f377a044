"""Similar products: how good the nearest are, and how fast they are found among a million.

Quality: of the ten nearest products, the share that has the same kind, and the same colour, as the product asked about.
Every product asks once. Titles often name the kind and the colour, as a shop's titles do; the columns themselves are
never read by an encoder. ``cosine`` is the encoders' features as they are, ``whitened`` what the index holds.

Speed: synthetic unit vectors, drawn around 20,000 centres, and 500 further ones as queries; one thread. An index's
vectors are 256 numbers for the picture or the text, 512 for both. Beside the time on the clock stands the processor's,
which other work on the machine hardly lengthens.

Usage: python -m benchmarks.similar [quality DATA | speed [VECTORS [WIDTH]]]
"""

import sys
import time
from dataclasses import replace
from pathlib import Path

import faiss
import numpy as np

from core.catalog.dataset import Dataset, open_dataset
from core.checkpoint import CARD_FILE
from core.predictor import Predictor
from core.settings import settings
from core.similar.approximate import ApproximateNeighbours, divide, exact_nearest, recall
from core.similar.vectors import MODES, Compared, Mode, Vectors
from core.similar.whitening import MOST_DIMENSIONS, Moments, Whitening, unit
from core.training.features import FeatureTable, encode_products

MODELS = ("departments", "departments-concat", "footwear")
WHERE, KIND, COLOUR = {"masterCategory": "Footwear"}, "articleType", "baseColour"
NEAREST = 10
CENTRES, SPREAD, QUERIES = 20_000, 0.8, 500
GOAL_RECALL, GOAL_MS = 0.95, 10.0


def quality(data: str) -> None:
    """Print precision at ten of every model and mode."""
    dataset = open_dataset(data, None, WHERE)
    print(
        f"{len(dataset.products):,} products of {dataset.name}, {next(iter(WHERE.items()))}; share of the ten nearest"
    )
    print(f"{'model':<22}{'compared':<22}{'same kind':>10}{'same colour':>13}", flush=True)
    labels = [_column(dataset, column) for column in (KIND, COLOUR)]
    for name in MODELS:
        folder = settings().weights / name
        if (folder / CARD_FILE).is_file():
            features = _features(dataset, folder)
            for title, vectors in (("cosine", _plain(features)), ("whitened", _whitened(features))):
                for mode in MODES:
                    shares = "".join(f"{share:>12.3f}" for share in precision(vectors, mode, labels))
                    print(f"{name:<22}{f'{mode}, {title}':<22}{shares}", flush=True)


def precision(vectors: Vectors, mode: Mode, columns: list[np.ndarray]) -> list[float]:
    """For each column, the share of the ten nearest products whose value is the asking product's.

    Args:
        vectors: of N products.
        mode: what is compared.
        columns: str (N,) each; products without a value do not ask.
    """
    compared = Compared(vectors, mode)
    found = exact_nearest(compared, compared[:], NEAREST + 1)
    near = compared.rows[np.array([each[each != place][:NEAREST] for place, each in enumerate(found)])]
    shares = []
    for column in columns:
        asking = column[compared.rows]
        shares.append(float((column[near] == asking[:, None])[asking != ""].mean()))
    return shares


def speed(count: int, width: int) -> None:
    """Print recall, query times and memory of the approximate search."""
    faiss.omp_set_num_threads(1)
    generator = np.random.default_rng(0)
    centres = unit(generator.normal(size=(CENTRES, width))).astype(np.float32)
    vectors = np.empty((count, width), dtype=np.float16)
    for start in range(0, count, 50_000):
        vectors[start : start + 50_000] = _drawn(centres, min(50_000, count - start), generator)
    queries = _drawn(centres, QUERIES, generator)
    start = time.perf_counter()
    cells = divide(vectors)
    divided = time.perf_counter() - start
    start = time.perf_counter()
    neighbours = ApproximateNeighbours(vectors, np.arange(count), cells)
    opened = time.perf_counter() - start
    found, times, busy = [], [], []
    for query in queries:
        start, begun = time.perf_counter(), time.thread_time()
        found.append(neighbours.search(query, NEAREST))
        times.append(1000 * (time.perf_counter() - start))
        busy.append(1000 * (time.thread_time() - begun))
    share = recall(found, exact_nearest(vectors, queries, NEAREST))
    print(f"{count:,} vectors of {width} numbers, {len(cells.centroids):,} cells, {cells.probes} looked into")
    print(f"recall at 10: {share:.3f} (goal: {GOAL_RECALL})")
    for title, values in (("on the clock", times), ("of the processor", busy)):
        print(
            f"a query, time {title}: median {np.median(values):.1f} ms, 95 % under {np.percentile(values, 95):.1f} ms"
        )
    print(f"(goal: median {GOAL_MS:.0f} ms)")
    print(f"in memory: {neighbours.bytes_in_memory / 2**20:,.0f} MB; on disk: {vectors.nbytes / 2**20:,.0f} MB")
    print(f"dividing once: {divided:.0f} s, opening: {opened:.0f} s", flush=True)


def _features(dataset: Dataset, folder: Path) -> FeatureTable:
    predictor = Predictor.load(folder)
    found = encode_products(dataset.products, predictor.image_encoder, predictor.text_encoder, settings().cache)
    return found.first_text_columns(predictor.text_encoder.sentence_dim)


def _plain(features: FeatureTable) -> Vectors:
    return Vectors(unit(features.image), unit(features.text), features.has_image, features.has_text)


def _whitened(features: FeatureTable) -> Vectors:
    return replace(
        _plain(features),
        picture=_whiten(features.image, features.has_image),
        text=_whiten(features.text, features.has_text),
    )


def _whiten(values: np.ndarray, has: np.ndarray) -> np.ndarray:
    moments = Moments(values.shape[1])
    moments.add(values[has])
    return Whitening.estimate(moments).vectors(values) * has[:, None]


def _column(dataset: Dataset, name: str) -> np.ndarray:
    return np.array([product.attributes.get(name, "") for product in dataset.products])


def _drawn(centres: np.ndarray, count: int, generator: np.random.Generator) -> np.ndarray:
    """Unit vectors around centres chosen at random; the noise is as long as the centre times ``SPREAD``."""
    noise = generator.standard_normal((count, centres.shape[1]), dtype=np.float32) * SPREAD / np.sqrt(centres.shape[1])
    return unit(centres[generator.integers(0, len(centres), count)] + noise)


def main(words: list[str]) -> None:
    """Measure what was asked for, or all that can be measured here."""
    data = settings().data
    if words[:1] == ["quality"] or (not words and data is not None):
        quality(words[1] if len(words) > 1 else str(data / "fashion") if data else "")
    if not words or words[0] == "speed":
        numbers = [int(word) for word in words[1:3]]
        speed(*numbers, *(1_000_000, MOST_DIMENSIONS)[len(numbers) :])


if __name__ == "__main__":
    main(sys.argv[1:])
