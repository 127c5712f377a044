"""``python -m core remember DATA --checkpoint weights/NAME``."""

import argparse
import json
import sys
from typing import Any

from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset, seed
from core.commands.progress import Bar
from core.errors import CheckpointError
from core.files import writing_to
from core.settings import settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("remember", help="give a trained model the memory that it needs to learn on")
    parser.add_argument("data", help=f"the data that it was trained on: {DATA_HELP}")
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument("--seed", type=seed, default=0, help="of every choice by chance")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Make the memory and write it into the model's folder."""
    from core.training.continual.memory import MEMORY_FILE  # with torch, which help and mistakes need not wait for
    from core.training.continual.remember import learned_from, remember_dataset

    dataset = read_dataset(args)
    predictor, folder = load_model(args)
    if not learned_from(predictor.card, dataset):
        print(
            f"{dataset.name} is not the data that {predictor.name} was trained on, or not all of it: products that it "
            "learned from may be among the protected ones.",
            file=sys.stderr,
        )
    with Bar("Encoding", "items") as encoding, Bar("Remembering", "products") as remembering:
        memory = remember_dataset(
            dataset, predictor, folder, settings().cache, args.seed, {"Encoding": encoding, "Remembering": remembering}
        )
    with writing_to(folder, "The memory", CheckpointError):
        memory.write(folder, predictor.digest)
    size = (folder / MEMORY_FILE).stat().st_size
    found = {"buffer": len(memory.buffer), "protected": len(memory.protected), "bytes": size}
    print(
        json.dumps(found)
        if args.json
        else f"{folder / MEMORY_FILE}: {len(memory.buffer):,} products to replay, {len(memory.protected):,} protected "
        f"ones, {size / 1e6:.1f} MB."
    )
    return 0
