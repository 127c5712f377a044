"""``python -m core audit DATA``."""

import argparse
import json
from typing import Any

from core.catalog.audit import Audit, Spread, audit
from core.catalog.dataset import open_dataset, parse_columns, parse_where
from core.commands.options import DATA_HELP, add_dataset_options
from core.commands.progress import Bar


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("audit", help="look into a dataset before using it")
    parser.add_argument("data", help=DATA_HELP)
    add_dataset_options(parser)
    parser.add_argument("--headers-only", action="store_true", help="do not decode the pictures; faster, finds less")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Open the dataset, look at every picture, print what was found."""
    dataset = open_dataset(args.data, parse_columns(args.columns), parse_where(args.where))
    with Bar("Looking at pictures", "pictures") as bar:
        result = audit(dataset, decode=not args.headers_only, progress=bar)
    print(json.dumps(result.to_dict(), ensure_ascii=False) if args.json else table(result))
    return 0


def table(result: Audit) -> str:
    """The audit as a short table for a person."""
    lines = [f"{result.name}: {result.products:,} usable products of {result.rows:,} rows ({result.digest[:12]})", ""]
    counts = {
        "with a picture": result.with_image,
        "with text": result.with_text,
        "with both": result.with_both,
        "with a category": result.with_category,
    }
    lines += [f"  {name:<32}{count:>9,}{_share(count, result.products):>8}" for name, count in counts.items()]
    lines += ["", "  " + f"{'smallest':>41}{'middle':>9}{'largest':>9}"]
    spreads = {
        "title, characters": result.title_characters,
        "description, characters": result.description_characters,
        "picture width, pixels": result.width,
        "picture height, pixels": result.height,
    }
    lines += [f"  {name:<32}{_numbers(spread)}" for name, spread in spreads.items()]
    formats = ", ".join(f"{count:,} {name}" for name, count in result.formats.items())
    lines += ["", f"  Picture files: {formats or 'none'}" + ("" if result.decoded else " (headers only, not decoded)")]
    lines += ["", f"{len(result.categories)} categories"]
    lines += [f"  {name:<32}{n:>9,}{_share(n, result.products):>8}" for name, n in result.categories.items()]
    lines += ["", "Nothing wrong was found." if not result.problems else "What to know:"]
    for problem in result.problems:
        lines += [f"  - {problem.sentence}", f"      for example {'; '.join(problem.examples[:3])}"]
    return "\n".join(lines)


def _share(count: int, whole: int) -> str:
    return f"{count / whole:.1%}"


def _numbers(spread: Spread | None) -> str:
    if spread is None:
        return f"{'-':>9}" * 3
    return f"{spread.smallest:>9,}{spread.median:>9,}{spread.largest:>9,}"
