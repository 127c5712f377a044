"""``python -m core analyze``: classify one product and explain why."""

import argparse
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from core.catalog.product import Product
from core.commands.doubts import add_doubt_options, doubts
from core.commands.exports import add_export_options, write_exports
from core.commands.options import add_checkpoint_option, load_model, seed
from core.commands.progress import Bar
from core.errors import SettingsError
from core.explain.explanation import Explanation, explain, find_category
from core.explain.export.answer import answer
from core.explain.render import overlay
from core.explain.words import METHODS, SAMPLES, WordWeight, find_method
from core.files import replacing, writing_to
from core.images import read_image
from core.prediction import Prediction

_SHOWN = 5


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("analyze", help="classify one product and explain why")
    parser.add_argument("--image", type=Path, metavar="FILE", help="the product's picture")
    parser.add_argument("--title", default="", help="the product's title")
    parser.add_argument("--description", default="", help="the product's description")
    parser.add_argument("--target", metavar="CATEGORY", help="the category to explain; the predicted one by default")
    parser.add_argument("--against", metavar="CATEGORY", help="a category that the target is held against")
    parser.add_argument("--samples", type=int, default=SAMPLES, help="texts that LIME asks the model about (1000)")
    parser.add_argument("--seed", type=seed, default=0, help="seed of LIME's choice of texts (0)")
    parser.add_argument(
        "--words",
        metavar="METHOD",
        default="lime",
        help=f"how words are weighed: {', '.join(method.key for method in METHODS)} (lime)",
    )
    add_checkpoint_option(parser)
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="folder for the heat maps, as PNG files over the picture"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    add_doubt_options(parser)
    add_export_options(parser)


def run(args: argparse.Namespace) -> int:
    """Classify, explain, write the maps, print."""
    start = time.perf_counter()
    predictor, _ = load_model(args)
    loaded = time.perf_counter()
    # A wrong name is said at once, not after the picture and the words were read.
    target, against = (
        None if name is None else find_category(predictor.categories, name) for name in (args.target, args.against)
    )
    find_method(args.words)
    product = Product("", args.title, args.description, image=args.image)
    image = None if args.image is None else read_image(args.image)
    prediction = predictor.predict(product, image)
    predicted = time.perf_counter()
    with Bar("Weighing words", "texts") as bar:
        explanation = explain(
            predictor,
            product,
            prediction,
            target,
            args.samples,
            args.seed,
            progress=bar,
            against=against,
            image=image,
            words=args.words,
        )
    files = {} if image is None or args.out is None else _write_maps(explanation, image, args.out)
    found, sentences = doubts(args, predictor, product, prediction, explanation, image)
    write_exports(args, predictor, product, prediction, explanation, image)
    timings = {
        "load": 1000 * (loaded - start),
        "predict": 1000 * (predicted - loaded),
        **explanation.timings_ms,
        "total": 1000 * (time.perf_counter() - start),
    }
    checkpoint = predictor.reference
    if args.json:
        values = answer(prediction, explanation, files, timings, checkpoint)
        print(json.dumps({**values, **found}, ensure_ascii=False))
    else:
        print("\n".join([_table(prediction, explanation, files, timings), *sentences]))
    return 0


def _write_maps(explanation: Explanation, image: Image.Image, folder: Path) -> dict[str, str]:
    """Write each map over the picture; method -> path."""
    files = {}
    with writing_to(folder, "The heat maps", SettingsError):
        for heat_map in explanation.maps:
            path = folder / f"{heat_map.method}.png"
            with replacing(path) as temporary:
                overlay(image, heat_map).save(temporary, format="PNG")
            files[heat_map.method] = str(path)
    return files


def _table(
    prediction: Prediction, explanation: Explanation, files: Mapping[str, str], timings: Mapping[str, float]
) -> str:
    width = 2 + max(len(name) for name in (*(name for name, _ in prediction.top(_SHOWN)), *_words(explanation)))
    lines = [f"{category:<{width}}{probability:>8.1%}" for category, probability in prediction.top(_SHOWN)]
    if not prediction.sure:
        lines.append("Not sure: below the confidence that this model asks of an answer.")
    lines += ["", f"Why {_question(explanation)}:"]
    shares = explanation.modality
    lines.append(f"picture {100 * shares['image']:+.1f}, text {100 * shares['text']:+.1f} percentage points")
    if explanation.encoders:
        parts = [f"{name} {100 * value:+.1f}" for name, value in explanation.encoders.items()]
        lines.append(f"by encoder: {', '.join(parts)} percentage points")
    lines += [f"{word.word:<{width}}{word.weight:>+8.3f}{_spread(word)}" for word in explanation.words]
    if explanation.word_fit is not None:
        lines.append(f"{'fit of the word weights':<{width}}{explanation.word_fit:>8.2f}")
    lines += explanation.notes
    lines += [f"{method}: {path}" for method, path in files.items()]
    lines.append(f"{timings['total'] / 1000:.1f} s, {timings['load'] / 1000:.1f} s of them loading the model.")
    return "\n".join(lines)


def _spread(word: WordWeight) -> str:
    return "" if word.error is None else f" ± {word.error:.3f}"


def _question(explanation: Explanation) -> str:
    return explanation.target + ("" if explanation.against is None else f" rather than {explanation.against}")


def _words(explanation: Explanation) -> tuple[str, ...]:
    return tuple(word.word for word in explanation.words)
