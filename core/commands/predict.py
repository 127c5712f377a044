"""``python -m core predict``: one product, or a whole dataset."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from core.catalog.product import Product
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset
from core.commands.progress import Bar
from core.errors import DatasetError
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import check_suffix
from core.settings import settings

_SHOWN = 5


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("predict", help="classify one product or a whole dataset")
    parser.add_argument("data", nargs="?", help=f"a dataset to classify: {DATA_HELP}")
    parser.add_argument("--image", type=Path, metavar="FILE", help="picture of one product")
    parser.add_argument("--title", default="", help="title of one product")
    parser.add_argument("--description", default="", help="description of one product")
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument("--out", type=Path, metavar="FILE", help="where a dataset's predictions go (.parquet or .csv)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Classify what was given."""
    one = bool(args.image or args.title or args.description)
    if one and args.data:
        raise DatasetError("Give either a dataset or one product's --image, --title and --description, not both.")
    return _many(args) if args.data else _one(args)


def _one(args: argparse.Namespace) -> int:
    start = time.perf_counter()
    predictor, _ = load_model(args)
    loaded = 1000 * (time.perf_counter() - start)
    prediction = predictor.predict(Product("", args.title, args.description, image=args.image))
    if args.json:
        found = prediction.to_dict()
        found["timings_ms"] = {"load": loaded, **found["timings_ms"]}
        found["checkpoint"] = predictor.reference
        print(json.dumps(found, ensure_ascii=False))
        return 0
    width = max(len(category) for category, _ in prediction.top(_SHOWN)) + 2
    for category, probability in prediction.top(_SHOWN):
        print(f"{category:<{width}}{probability:>8.1%}")
    if not prediction.sure:
        print("Not sure: below the confidence that this model asks of an answer.")
    return 0


def _many(args: argparse.Namespace) -> int:
    if args.out is None:
        raise DatasetError("Say where the predictions go with --out FILE.parquet or --out FILE.csv.")
    check_suffix(args.out)
    dataset = read_dataset(args)
    predictor, _ = load_model(args)
    with Bar("Encoding", "items") as bar:
        table = predict_table(dataset.products, predictor, settings().cache, progress=bar)
    unusable = len(dataset.products) - len(table)
    if unusable:
        print(f"Products without a readable picture or text, left out: {unusable:,}.", file=sys.stderr)
    table.write(args.out)
    counts = {str(category): int(count) for category, count in table.rows["predicted"].value_counts().items()}
    if args.json:
        found = {
            "n": len(table),
            "left_out": unusable,
            "out": str(args.out),
            "predicted": counts,
            "checkpoint": predictor.reference,
            "data": {"name": dataset.name, "digest": dataset.digest},
        }
        print(json.dumps(found, ensure_ascii=False))
        return 0
    width = max(map(len, counts)) + 2
    print("\n".join(f"{category:<{width}}{count:>9,}" for category, count in counts.items()))
    print(f"{len(table):,} predictions written to {args.out}.")
    return 0
