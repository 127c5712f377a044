"""``python -m core compress DATA --checkpoint weights/NAME --out weights/NAME-small``."""

import argparse
import json
from pathlib import Path
from typing import Any

from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, read_dataset, seed
from core.commands.progress import Bars
from core.encoders.packing import PRECISIONS
from core.errors import DatasetError, SettingsError
from core.settings import ROOT, settings
from core.training.compress.plan import Plan
from core.training.compress.results import Point, Results, choose
from core.training.compress.run import build, check_out, measure_all, prepare, publish
from core.training.compress.sweep import MOST_LOST, plans


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("compress", help="make a smaller copy of a model")
    parser.add_argument("data", help=DATA_HELP + "; what the model was trained on")
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="the copy's folder, for example weights/NAME-small")
    parser.add_argument("--prune", type=float, default=0.0, metavar="SHARE", help="of the hidden units to take out")
    parser.add_argument("--low-rank", type=float, metavar="ENERGY", help="share that each matrix's factors keep")
    parser.add_argument("--precision", choices=PRECISIONS, default="int8", help="of the numbers in the files")
    parser.add_argument("--epochs", type=int, default=3, help="in which changed encoders learn from the original")
    parser.add_argument("--explained", type=int, default=20, help="products whose explanations are compared")
    parser.add_argument("--seed", type=seed, default=0, help="of all chance")
    parser.add_argument(
        "--sweep",
        action="store_true",
        help="measure a list of copies and write results.json; --out then gets the smallest that loses at most "
        f"{100 * MOST_LOST:g} points on validation products",
    )
    parser.add_argument("--results", type=Path, metavar="FOLDER", help="assets/compression/NAME by default")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Make and measure; goes on where it was stopped, and writes nothing over that is no compressed copy."""
    if args.out is None and not args.sweep:
        raise SettingsError("Name the copy's folder with --out, or measure several copies with --sweep.")
    if args.explained < 1:
        raise SettingsError("--explained needs at least one product.")
    if args.out is not None:
        check_out(args.out)
    config = settings()
    folder = args.checkpoint or config.checkpoint
    single = Plan(args.prune, args.low_rank, args.precision, args.epochs, args.seed)
    with Bars() as bars:

        def show(doing: str, done: int, total: int) -> None:
            if total:
                bars.bar(doing, "items")(done, total)

        job = prepare(read_dataset(args), folder, config, show, args.explained)
        kept = args.results or ROOT / "assets" / "compression" / job.original.name
        wanted = plans(args.epochs, args.seed) if args.sweep else (single,)
        results = measure_all(job, wanted, _earlier(kept), kept if args.sweep else None)
        chosen = choose(results.points, MOST_LOST) if args.sweep else results.points[-1]
        if args.out is not None and chosen.plan:
            publish(build(job, Plan(**chosen.plan)), args.out, chosen)
    if args.json:
        print(json.dumps(results.to_dict() | {"chosen": chosen.label}, ensure_ascii=False))
        return 0
    print(table(results, chosen))
    return 0


def _earlier(folder: Path) -> Results | None:
    """Figures of an earlier run, where there are any that can be read."""
    try:
        return Results.read(folder)
    except DatasetError:
        return None


def table(results: Results, chosen: Point) -> str:
    """The copies as a table for a person."""
    first = results.points[0]
    lines = [
        f"{results.model['name']} on {results.data['name']}, {first.n:,} held-out products; its numbers in float32 "
        f"take {results.float32_bytes / 1e6:.1f} MB",
        "",
        f"  {'Copy':<34}{'MB':>8}{'Smaller':>9}{'Accuracy':>10}{'Macro F1':>10}{'ms':>8}{'a second':>10}"
        f"{'Maps':>7}{'Words':>7}",
    ]
    for point in results.points:
        mark = "*" if point.label == chosen.label else " "
        lines.append(
            f"{mark} {point.label:<34}{point.bytes / 1e6:>8.1f}{100 * point.smaller:>7.1f} %"
            f"{100 * point.accuracy:>8.2f} %"
            f"{point.f1_macro:>10.4f}{point.latency_ms:>8.1f}{point.products_per_second:>10.1f}"
            f"{_share(point.map_agreement):>7}{_share(point.word_agreement):>7}"
        )
    lines += [
        "",
        f"* the copy chosen. Maps: rank correlation with the original's; Words: the five weightiest that are the same; "
        f"both of {first.explained} products. Time on {results.machine['threads']} threads.",
    ]
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
