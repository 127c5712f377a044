"""``python -m core describe DATA``."""

import argparse
import json
from typing import Any

from core.checkpoint import HELDOUT_FILE, read_card
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, read_dataset
from core.errors import DatasetError
from core.evaluation.about import about_products
from core.evaluation.predictions import PredictionTable
from core.evaluation.slicing import column_names
from core.settings import settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("describe", help="add what is known of them to a model's held-out products")
    parser.add_argument("data", help=f"the dataset that the model was trained on: {DATA_HELP}")
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Find the held-out products in the dataset by their ids and write what is known of them beside the predictions."""
    folder = args.checkpoint or settings().checkpoint
    path = folder / HELDOUT_FILE
    table = PredictionTable.read(path, read_card(folder).categories)
    dataset = read_dataset(args)
    products = {product.id: product for product in dataset.products}
    lost = [identity for identity in table.rows["id"] if identity not in products]
    if lost:
        raise DatasetError(
            f"{len(lost):,} of the {len(table):,} held-out products are not in {dataset.name} (the first is "
            f"{lost[0]!r}); name the dataset that {folder.name} was trained on."
        )
    described = table.describe(about_products([products[identity] for identity in table.rows["id"]]))
    described.write(path)
    if args.json:
        print(json.dumps({"n": len(table), "columns": column_names(described)}, ensure_ascii=False))
        return 0
    print(f"{len(table):,} held-out products of {folder.name} can be sliced by {', '.join(column_names(described))}.")
    return 0
