"""``python -m core demo-data --out DIR``."""

import argparse
import json
from pathlib import Path
from typing import Any

from core.catalog.demo import CATEGORIES, write_demo
from core.commands.options import seed
from core.commands.progress import Bar


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("demo-data", help="draw the demo catalogue to a folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write to")
    parser.add_argument("--per-category", type=int, default=8, metavar="N", help="products in each category; 8")
    parser.add_argument("--seed", type=seed, default=0, help="another seed draws other products; 0")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Draw the catalogue and say where it is."""
    with Bar("Drawing", "products") as bar:
        folder = write_demo(args.out, args.per_category, args.seed, bar)
    result = {
        "folder": str(folder),
        "products": args.per_category * len(CATEGORIES),
        "categories": len(CATEGORIES),
        "per_category": args.per_category,
        "seed": args.seed,
    }
    if args.json:
        print(json.dumps(result, ensure_ascii=False))
    else:
        print(f"{result['products']:,} products in {len(CATEGORIES)} categories are in {folder}.")
    return 0
