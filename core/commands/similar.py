"""``python -m core similar INDEX``: the products of an index that are most like one of them, or like a new one."""

import argparse
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.catalog.dataset import parse_where
from core.catalog.product import Product
from core.commands.options import add_checkpoint_option, load_model
from core.errors import DatasetError

if TYPE_CHECKING:
    from core.similar.search import Hit


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("similar", help="find similar products in an index")
    parser.add_argument("index", type=Path, help="folder that python -m core index wrote")
    parser.add_argument("--id", metavar="ID", help="compare with this product of the index")
    parser.add_argument("--image", type=Path, metavar="FILE", help="picture of a new product")
    parser.add_argument("--title", default="", help="title of a new product")
    parser.add_argument("--description", default="", help="description of a new product")
    parser.add_argument("--mode", default="fused", choices=("fused", "picture", "text"), help="what is compared; fused")
    parser.add_argument("--count", type=int, default=10, metavar="N", help="how many products to find; 10")
    parser.add_argument("--diversity", type=float, default=0.0, metavar="D", help="0 most similar, to 1 most varied; 0")
    parser.add_argument(
        "--where", action="append", default=[], metavar="COLUMN=VALUE", help="find these products only; may be repeated"
    )
    parser.add_argument("--why", action="store_true", help="say which places and words make each alike (JSON only)")
    add_checkpoint_option(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Search and print what was found."""
    new = bool(args.image or args.title or args.description)
    if new == (args.id is not None):
        raise DatasetError("Give either --id or a new product's --image, --title and --description.")
    conditions = {column: (value,) for column, value in parse_where(args.where).items()}
    # These take seconds, which wrong options need not wait for.
    from core.similar.index import ProductIndex
    from core.similar.search import query_of_product, query_of_row, search
    from core.similar.why import why_alike

    index = ProductIndex.open(args.index)
    predictor = load_model(args)[0] if new or args.why else None
    if args.id is None:
        assert predictor is not None
        product = Product("", args.title, args.description, image=args.image)
        query = query_of_product(index, predictor, product)
    else:
        row = index.shelf.find(args.id)
        if row is None:
            raise DatasetError(f"The index has no product {args.id!r}; name one that it has.")
        query = query_of_row(index, row)
    start = time.perf_counter()
    results = search(index, query, args.mode, args.count, conditions, args.diversity)
    took = 1000 * (time.perf_counter() - start)
    if not args.json:
        print(_table(results.hits))
        return 0
    found = [hit.to_dict() for hit in results.hits]
    if predictor is not None and args.why:
        for each, hit in zip(found, results.hits, strict=True):
            each["why"] = why_alike(index, predictor, query, hit.row).to_dict()
    print(json.dumps({"mode": results.mode, "results": found, "search_ms": took}, ensure_ascii=False))
    return 0


def _table(hits: "tuple[Hit, ...]") -> str:
    if not hits:
        return "No product meets the conditions; loosen one of them."
    return "\n".join(
        f"{hit.similarity:>6.3f}  {hit.id}  {hit.title or '(no title)'}\n        {hit.reason}" for hit in hits
    )
