"""``python -m core index DATA --out FOLDER``."""

import argparse
import json
import time
from pathlib import Path
from typing import Any

from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset
from core.commands.progress import Bar


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("index", help="index a catalogue, to find similar products in it")
    parser.add_argument("data", help=DATA_HELP)
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the index goes")
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Build the index; started again after an interruption it goes on where it was."""
    dataset = read_dataset(args)
    predictor, _ = load_model(args)
    from core.similar.building import build_index  # takes seconds, which wrong options need not wait for

    start = time.perf_counter()
    with Bar("Encoding", "products") as bar:
        index = build_index(dataset, predictor, args.out, bar)
    pictures, texts = (int(has.sum()) for has in (index.vectors.has_picture, index.vectors.has_text))
    found = {
        "folder": str(args.out),
        "catalogue": dataset.name,
        "products": len(index),
        "with_picture": pictures,
        "with_text": texts,
        "seconds": round(time.perf_counter() - start, 2),
        "checkpoint": predictor.reference,
    }
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        print(f"{len(index):,} products ({pictures:,} pictures, {texts:,} texts) are indexed in {args.out}.")
    return 0
