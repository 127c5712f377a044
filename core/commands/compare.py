"""``python -m core compare DATA --out FOLDER``."""

import argparse
import sys
from pathlib import Path
from typing import Any

from core.commands.options import DATA_HELP, add_dataset_options, read_dataset, seed
from core.commands.progress import Bars
from core.errors import DatasetError
from core.evaluation.comparison import ALL, COMPARISON_FILE, SHARED, Comparison
from core.settings import settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("compare", help="models and baselines on the same split of a dataset")
    parser.add_argument("data", help=DATA_HELP)
    parser.add_argument(
        "--out", required=True, type=Path, metavar="FOLDER", help="what is done there is not done again"
    )
    parser.add_argument(
        "--checkpoint", action="append", type=Path, metavar="FOLDER",
        help="a model trained on this data; may be repeated; by default all in the folder of models",
    )  # fmt: skip
    parser.add_argument("--only", action="append", metavar="KEY", help="let only this one compete; may be repeated")
    parser.add_argument("--seed", type=seed, default=0, help="seed of the split and of the training; 0 by default")
    add_dataset_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Let the models compete, print the table."""
    # These take seconds to import, which --help need not wait.
    from core.evaluation import contest

    config = settings()
    dataset = read_dataset(args)
    folders = args.checkpoint or (sorted(config.weights.iterdir()) if config.weights.is_dir() else [])
    models = contest.trained_on(dataset, folders, args.seed)
    for folder in set(args.checkpoint or ()) - set(models):
        raise DatasetError(f"The model {folder} was not trained on this split of {dataset.name}; leave it out.")
    default = config.checkpoint if config.checkpoint in models else next(iter(models), None)
    parts = contest.parts_of(dataset, args.seed)
    rivals = contest.contenders(parts, models, default, config)
    if args.only:
        known = [each.key for each in rivals]
        for key in args.only:
            if key not in known:
                raise DatasetError(f"There is no {key!r} to compare; choose of {', '.join(known)}.")
        rivals = [each for each in rivals if each.key in args.only]
    with Bars() as bars:
        found = contest.run(
            dataset, parts, rivals, args.out, lambda name, done, total: bars.bar(name, "items")(done, total)
        )
    if args.json:
        print((args.out / COMPARISON_FILE).read_text(encoding="utf-8"))
    else:
        print(_text(found))
        print(f"Written to {args.out}.", file=sys.stderr)
    return 0


def _text(found: Comparison) -> str:
    lines = []
    for part, title in ((ALL, "all that a model can answer"), (SHARED, "those that every model can answer")):
        rows = [rival for rival in found.rivals if part in rival.figures]
        if not rows:
            continue
        rows.sort(key=lambda rival: -(rival.figures[part].values["accuracy"] or 0))
        lines.append(f"{found.data}, held-out products: {title}")
        lines.append(f"{'Model':<48}{'Products':>9}{'Accuracy':>23}{'Macro F1':>23}{'ROC area':>10}{'s/1,000':>9}")
        for rival in rows:
            figures = rival.figures[part]
            area = figures.values["roc_auc_macro"]
            lines.append(
                f"{rival.name:<48}{figures.n:>9,}{_between(figures, 'accuracy'):>23}{_between(figures, 'f1_macro'):>23}"
                f"{'-' if area is None else f'{area:.4f}':>10}{rival.seconds_per_thousand:>9.2f}"
            )
        lines.append("")
    return "\n".join(lines[:-1])


def _between(figures: Any, name: str) -> str:
    interval = figures.intervals.get(name)
    between = f" ({interval.low:.3f}-{interval.high:.3f})" if interval else ""
    return f"{figures.values[name]:.4f}{between}"
