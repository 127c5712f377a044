"""``python -m core import-checkpoint FILE --categories FILE``."""

import argparse
import json
from pathlib import Path
from typing import Any

from core.import_checkpoint import import_checkpoint, read_categories
from core.settings import settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("import-checkpoint", help="turn a torch.save checkpoint into a model folder")
    parser.add_argument("file", type=Path, help="state dict with image_backbone, text_backbone and mlp_head")
    parser.add_argument("--categories", type=Path, required=True, metavar="FILE", help="category names, one a line")
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="the model's folder; weights/NAME OF FILE by default"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Import, print where the model is."""
    config = settings()
    out = args.out or config.weights / args.file.stem
    card = import_checkpoint(args.file, read_categories(args.categories), out, config)
    if args.json:
        print(json.dumps(card.to_dict(), ensure_ascii=False))
    else:
        print(f"{card.name}: {len(card.categories)} categories, written to {out}.")
        print(f"Image encoder from {card.image_encoder.origin}, text encoder from {card.text_encoder.origin}.")
    return 0
