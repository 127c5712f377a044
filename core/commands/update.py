"""``python -m core update DATA --checkpoint weights/OLD --out weights/NEW`` and ``update --undo weights/NEW``."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.catalog.dataset import open_dataset
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, read_dataset, seed
from core.commands.progress import Bars
from core.errors import SettingsError
from core.settings import settings
from core.training.continual.methods import METHODS

if TYPE_CHECKING:
    from core.training.continual.update import Update

_UNITS = {"Encoding": "items", "Learning": "epochs", "Remembering": "products"}


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser(
        "update", help="teach a model new products without forgetting the old, or go back",
        description="Methods: " + " ".join(f"{method.key}: {method.help}" for method in METHODS),
    )  # fmt: skip
    parser.add_argument("data", nargs="?", help=DATA_HELP)
    add_checkpoint_option(parser)
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="the new model's folder, for example weights/NEW")
    add_dataset_options(parser)
    parser.add_argument(
        "--method", choices=[method.key for method in METHODS], help="ewc by default, ewc+replay with new categories"
    )
    parser.add_argument("--strength", type=float, help="how strongly EWC holds back what matters for the old products")
    parser.add_argument("--epochs", type=int, help="passes over the new products")
    parser.add_argument(
        "--most-lost",
        type=float,
        metavar="SHARE",
        help="refuse to lose more of the protected products; 0.02 by default",
    )
    parser.add_argument("--old", metavar="DATA", help="what the model was trained on, for joint training")
    parser.add_argument("--seed", type=seed, default=0, help="of every choice by chance")
    parser.add_argument("--undo", type=Path, metavar="FOLDER", help="remove this taught model and go back")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Teach, or go back."""
    if args.undo:
        return _undo(args)
    if not args.data or not args.out:
        raise SettingsError("Name the new products and the new model's folder: update DATA --out weights/NEW.")
    from core.training.continual.learn import LearnConfig  # with torch, which help and mistakes need not wait for
    from core.training.continual.update import Plan, update

    given = {"strength": args.strength, "epochs": args.epochs, "seed": args.seed}
    config = LearnConfig(**{name: value for name, value in given.items() if value is not None})
    asked = {"method": args.method, "most_lost": args.most_lost}
    plan = Plan(config=config, **{name: value for name, value in asked.items() if value is not None})
    plan.check(has_old=bool(args.old))
    old = open_dataset(args.old) if args.old else None
    dataset, folder = read_dataset(args), args.checkpoint or settings().checkpoint
    with Bars() as bars:

        def progress(what: str, done: int, total: int) -> None:
            if total:
                bars.bar(what, _UNITS[what])(done, total)

        done = update(dataset, folder, args.out, plan, settings(), old, progress)
    print(json.dumps(done.to_dict(), ensure_ascii=False) if args.json else _text(done, args.out))
    return 0


def _undo(args: argparse.Namespace) -> int:
    from core.training.continual.undo import undo

    if args.data or args.out:
        raise SettingsError("Going back needs no data and no other folder: update --undo weights/NEW.")
    parent = undo(args.undo, settings())
    found = {"removed": str(args.undo), "model": parent.name, "folder": str(parent)}
    print(json.dumps(found) if args.json else f"{args.undo} is removed; {parent} is there and whole: use that again.")
    return 0


def _text(done: "Update", out: Path) -> str:
    figures, origin = done.figures, done.card.training["updated_from"]
    rows = (
        ("New held-out products", figures.new, figures.new_before, figures.new_after),
        ("Protected products", figures.protected, figures.protected_before, figures.protected_after),
    )
    lines = [f"{'Right answers':<24}{'Products':>10}{'Before':>9}{'After':>9}{'Points':>9}"]
    for name, count, before, after in rows:
        points = 100 * (after - before)
        lines.append(f"{name:<24}{count:>10,}{100 * before:>8.1f}%{100 * after:>8.1f}%{points:>+9.1f}")
    if done.left_out:
        lines.append(f"Products of categories that are only outside the training part, left out: {done.left_out:,}.")
    lines.append(
        f"{out} was taught from {origin['name']} by {origin['method']}, {len(done.card.categories)} categories."
    )
    lines.append(f"To go back: python -m core update --undo {out}")
    return "\n".join(lines)
