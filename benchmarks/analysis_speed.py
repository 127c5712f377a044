"""How long one product takes to analyse: the thesis's algorithm against ours, same weights, same threads.

Both use ``weights/departments-concat``, the published architecture; the default model's time is printed beside.

Run with ``python -m benchmarks.analysis_speed``; takes about a minute and a half on two cores.
"""

import argparse
import time
from dataclasses import dataclass

import numpy as np
import torch

from benchmarks import thesis
from core.catalog.demo import demo_product
from core.catalog.product import Product
from core.explain.explanation import Explanation, explain
from core.images import read_image
from core.prediction import Prediction
from core.predictor import Predictor
from core.settings import settings

TITLE = "Full-size acoustic guitar with solid spruce top"
DESCRIPTION = (
    "A warm and even sound for beginners and players on stage; nato neck, rosewood fingerboard, die-cast tuners, "
    "steel strings, and a padded bag to carry it."
)
GOALS = {torch.bfloat16: 35.0, torch.float32: 14.0}


@dataclass(frozen=True)
class Ours:
    """One analysis by this library.

    Attributes:
        prediction: the prediction.
        explanation: both heat maps and the words.
        seconds: time spent on ``prediction``, ``maps``, ``words``, ``total``.
        processor: processor seconds in all threads.
    """

    prediction: Prediction
    explanation: Explanation
    seconds: dict[str, float]
    processor: float


def main() -> None:
    """Time both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=1000, help="texts that LIME asks about")
    parser.add_argument("--repeats", type=int, default=3, help="runs of ours; the median is taken")
    args = parser.parse_args()
    product = Product("bench", TITLE, DESCRIPTION, image=demo_product("Musical Instruments", 0).image)
    predictor = Predictor.load(settings().weights / "departments-concat")
    model = thesis.ThesisModel(predictor)
    _warm_up(predictor, model, product)
    runs = sorted((_ours(predictor, product, args.samples) for _ in range(args.repeats)), key=_total)
    ours = runs[len(runs) // 2]
    processor = time.process_time()
    start = time.perf_counter()
    image = read_image(product.image)
    theirs = thesis.analyse(model, predictor.image_encoder, image, product.text, args.samples, seed=0)
    seconds = {**theirs.seconds, "total": time.perf_counter() - start}
    processor = time.process_time() - processor
    _print_table(args.samples, product, seconds, processor, runs, ours)
    _print_goal(predictor.text_encoder.dtype, seconds["total"] / _total(ours))
    _print_agreement(theirs, ours, exact=predictor.text_encoder.dtype == torch.float32)
    _print_default_model(product, args.samples, args.repeats)


def _print_default_model(product: Product, samples: int, repeats: int) -> None:
    """The default model reads the same with tuned encoders, and counts words besides."""
    predictor = Predictor.load()
    explain(predictor, product, samples=50)
    runs = sorted((_ours(predictor, product, samples) for _ in range(repeats)), key=_total)
    print(f"The default model ({predictor.name}): {_total(runs[len(runs) // 2]):.2f} s for the whole analysis.")


def _warm_up(predictor: Predictor, model: thesis.ThesisModel, product: Product) -> None:
    """The first call of every network is slower; both sides get one."""
    explain(predictor, product, samples=50)
    thesis.analyse(model, predictor.image_encoder, read_image(product.image), product.text, samples=50, seed=0)


def _ours(predictor: Predictor, product: Product, samples: int) -> Ours:
    processor = time.process_time()
    start = time.perf_counter()
    image = read_image(product.image)
    prediction = predictor.predict(product, image)
    predicted = time.perf_counter()
    explanation = explain(predictor, product, prediction, samples=samples, image=image)
    end = time.perf_counter()
    seconds = {
        "prediction": predicted - start,
        "maps": explanation.timings_ms["maps"] / 1000,
        "words": explanation.timings_ms["words"] / 1000,
        "total": end - start,
    }
    return Ours(prediction, explanation, seconds, time.process_time() - processor)


def _total(run: Ours) -> float:
    return run.seconds["total"]


def _print_table(
    samples: int, product: Product, theirs: dict[str, float], processor: float, runs: list[Ours], ours: Ours
) -> None:
    words = ours.explanation.settings["words_total"]
    print(
        f"One product, picture and {words} words, {samples:,} LIME samples; {torch.get_num_threads()} threads, "
        f"{torch.backends.cpu.get_cpu_capability()}, torch {torch.__version__}.\n"
        f"Ours: prediction, both heat maps, words; median of {len(runs)} runs "
        f"({', '.join(f'{_total(run):.2f} s' for run in runs)}). Thesis: prediction, Grad-CAM, words; one run.\n"
    )
    print(f"{'seconds':<22}{'thesis':>10}{'ours':>10}{'ratio':>10}")
    rows = [(name, theirs[name], ours.seconds[name]) for name in ("prediction", "maps", "words", "total")]
    for name, slow, fast in [*rows, ("processor time", processor, ours.processor)]:
        print(f"{name:<22}{slow:>10.2f}{fast:>10.2f}{slow / fast:>9.1f}x")


def _print_goal(dtype: torch.dtype, ratio: float) -> None:
    goal, name = GOALS[dtype], str(dtype).removeprefix("torch.")
    verdict = "reached" if ratio >= goal else "NOT reached"
    print(f"\nGoal in {name}: at least {goal:.0f} times faster: {verdict} ({ratio:.1f}x).")


def _print_agreement(theirs: thesis.ThesisResult, ours: Ours, exact: bool) -> None:
    """Both must have found the same; speed of something else would mean nothing.

    The published algorithm computes in float32; where ours does not, ``benchmarks.agreement`` says over many products
    how often the words are the same.

    Raises:
        SystemExit: both computed in float32, and yet they found different words.
    """
    mine = [(word.start, word.weight) for word in ours.explanation.words]
    probabilities = np.array(list(ours.prediction.probabilities.values()))
    same_words = {start for start, _ in theirs.words} == {start for start, _ in mine}
    weights = max(abs(weight - dict(theirs.words).get(start, 0.0)) for start, weight in mine)
    print(
        f"Same ten words: {'yes' if same_words else 'NO'}; largest difference of a weight {weights:.1e}, "
        f"of a probability {np.abs(theirs.probabilities - probabilities).max():.1e}."
    )
    print("Words:", ", ".join(f"{word.word} {word.weight:+.3f}" for word in ours.explanation.words))
    if exact and not same_words:
        raise SystemExit("The two algorithms disagree about the words.")


if __name__ == "__main__":
    main()
