"""``python -m core errors DATA``."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.checkpoint import HELDOUT_FILE
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset, seed
from core.commands.progress import Bars
from core.errors import DatasetError
from core.evaluation.errors import record
from core.evaluation.errors.labels import label_doubts
from core.evaluation.errors.layout import METHODS, Method
from core.evaluation.errors.mistakes import confident_mistakes, confused_pairs
from core.evaluation.errors.record import ErrorRecord
from core.evaluation.errors.study import study
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.evaluation.selection import Selection, select
from core.settings import settings

_MAPS: dict[str, tuple[Method, ...]] = {"both": METHODS, "pca": ("pca",)}


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("errors", help="look into a model's mistakes, and what of them is the data's")
    parser.add_argument("data", help=DATA_HELP)
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where to keep it; errors/ in the model's folder for its own data"
    )
    parser.add_argument("--top", type=int, default=10, metavar="N", help="lines of each list; 10 by default")
    parser.add_argument("--map", choices=_MAPS, default="both", help="UMAP and PCA, or PCA alone, which is quicker")
    parser.add_argument("--seed", type=seed, default=0, help="of the maps; 0 by default")
    parser.add_argument("--again", action="store_true", help="look again where nothing has changed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Study the errors, unless that is done already; keep and print what was found."""
    dataset = read_dataset(args)
    predictor, folder = load_model(args)
    heldout = folder / HELDOUT_FILE
    ids = list(PredictionTable.read(heldout, predictor.categories).rows["id"]) if heldout.is_file() else []
    chosen = select(dataset, predictor.card, ids)
    for note in chosen.notes():
        print(note, file=sys.stderr)
    out = _folder(args.out, folder, chosen, dataset.name)
    about = {
        "checkpoint": predictor.reference,
        "data": {"name": dataset.name, "digest": dataset.digest, "part": chosen.part},
        "maps": list(_MAPS[args.map]),
        "seed": args.seed,
    }
    with Bars() as bars:
        table = predict_table(chosen.products, predictor, settings().cache, progress=bars.bar("Encoding", "items"))
        kept = None if args.again else _kept(out, about)
        if kept is None:
            found = study(table, chosen, predictor, settings().cache, _MAPS[args.map], args.seed, bars.bar)
            kept = record.write(out, found, about)
    print(f"Kept in {out}.", file=sys.stderr)
    top = max(0, args.top)
    print(json.dumps(_plain(table, kept, top), ensure_ascii=False) if args.json else _text(table, kept, top))
    return 0


def _folder(named: Path | None, folder: Path, chosen: Selection, data: str) -> Path:
    if named is None and not chosen.familiar:
        raise DatasetError(f"{folder.name} was not trained on {data}; say with --out where to keep what is found.")
    return named or folder / record.FOLDER


def _kept(out: Path, about: Mapping[str, Any]) -> ErrorRecord | None:
    """What an earlier run found of the same model and data; None where there is nothing, or nothing readable."""
    try:
        kept = record.read(out)
    except DatasetError:
        return None
    return kept if kept is not None and about.items() <= kept.summary.items() else None


def _plain(table: PredictionTable, kept: ErrorRecord, top: int) -> dict[str, Any]:
    """What was found as JSON-ready values."""
    mistakes = confident_mistakes(table).rows
    doubts, pairs = label_doubts(table), confused_pairs(table.evaluate())
    return {
        **kept.summary,
        "mistakes": {
            "products": len(mistakes),
            "surest": mistakes[["id", "category", "predicted", "confidence"]].head(top).to_dict("records"),
        },
        "pairs": [pair.to_dict() for pair in pairs[:top]],
        "label_errors": {"products": len(doubts), "likeliest": [doubt.to_dict() for doubt in doubts[:top]]},
        "duplicates": [each.to_dict() for each in (kept.duplicates or ())[:top]],
    }


def _text(table: PredictionTable, kept: ErrorRecord, top: int) -> str:
    """What was found as lists for a person."""
    found = _plain(table, kept, top)
    about, mistakes, doubts = kept.summary, found["mistakes"], found["label_errors"]
    lines = [
        f"{about['checkpoint']['name']} on {about['data']['name']} ({about['data']['part']}): "
        f"{mistakes['products']:,} of {about['n']:,} products are called something else.",
        *("", "Surest of them:"),
        *(_line(row["confidence"], row["id"], row["category"], row["predicted"]) for row in mistakes["surest"]),
        *("", "Pairs most confused (mistakes in both directions, of the products of both):"),
        *(
            f"  {each['mistakes']:>5,} of {each['products']:>6,}  {each['first']} / {each['second']}"
            for each in found["pairs"]
        ),
        *(
            "",
            f"Likely label errors (confident learning): {doubts['products']:,}. First the label's probability:",
        ),
        *(_line(each["quality"], each["id"], each["given"], each["suggested"]) for each in doubts["likeliest"]),
    ]
    return "\n".join(lines + _leak(about["near_duplicates"], found["duplicates"]))


def _leak(figures: Mapping[str, Any] | None, duplicates: Sequence[Mapping[str, Any]]) -> list[str]:
    if figures is None:
        return ["", "The model did not learn from this dataset, so near-duplicates in training were not looked for."]
    kinds = ", ".join(f"{kind} {count:,}" for kind, count in figures["kinds"].items())
    apart = figures["accuracy_apart"]
    without = "" if apart is None else f" Accuracy {figures['accuracy']:.4f}, without them {apart:.4f}."
    return [
        "",
        f"Near-duplicates of training products: {figures['products']:,} ({kinds}); "
        f"{figures['contradicting']:,} with another category there.{without}",
        *(f"  {each['id']} ~ {each['match']} ({each['kind']})" for each in duplicates),
    ]


def _line(number: float, identity: str, category: str, other: str) -> str:
    return f"  {number:>6.1%}  {identity}: {category} -> {other}"
