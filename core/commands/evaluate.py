"""``python -m core evaluate DATA``."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from core import json_files
from core.checkpoint import library_versions
from core.commands import slices
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset
from core.commands.progress import Bar
from core.errors import DatasetError
from core.evaluation.baselines import BaselineReport, text_baseline
from core.evaluation.export import check_report, gather, write_report
from core.evaluation.export.html_file import FIGURES
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.measuring import GIVEN, predict_table
from core.evaluation.predictions import PredictionTable, check_suffix
from core.evaluation.report import EvaluationReport
from core.evaluation.selection import PARTS, Selection, heldout_ids, select
from core.files import writing_to
from core.settings import settings


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("evaluate", help="measure a model on a dataset")
    parser.add_argument("data", help=DATA_HELP)
    add_checkpoint_option(parser)
    add_dataset_options(parser)
    parser.add_argument(
        "--part", choices=PARTS, help="heldout for the dataset the model was trained on, all for others by default"
    )
    parser.add_argument("--modality", choices=GIVEN, default="both", help="what the model may see of a product")
    parser.add_argument(
        "--baseline", action="store_true", help="print TF-IDF + LinearSVC from the same split beside it"
    )
    parser.add_argument(
        "--slices", action="store_true", help="print the groups of products that are recognised worst, and distances"
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report as JSON")
    parser.add_argument(
        "--report", type=Path, metavar="FILE.html", help="write a report to read, and its tables as CSV beside it"
    )
    parser.add_argument("--predictions", type=Path, metavar="FILE", help="write each product's row (.parquet or .csv)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Predict the chosen products, print the figures, write what was asked for."""
    if args.predictions:
        check_suffix(args.predictions)
    if args.report:
        check_report(args.report)
    dataset = read_dataset(args)
    predictor, folder = load_model(args)
    chosen = select(dataset, predictor.card, heldout_ids(folder, predictor.categories), args.part)
    if args.baseline and not chosen.familiar:
        raise DatasetError(
            f"{predictor.name} was not trained on {dataset.name}; leave --baseline out or name its data."
        )
    for note in chosen.notes():
        print(note, file=sys.stderr)
    with Bar("Encoding", "items") as bar:
        table = predict_table(chosen.products, predictor, settings().cache, args.modality, bar)
    unusable = len(chosen.products) - len(table)
    if unusable:
        print(f"Products without what the model is given, left out: {unusable:,}.", file=sys.stderr)
    report = table.evaluate()
    intervals = intervals_of(report)
    baseline = _baseline(chosen, table) if args.baseline else None
    sliced = slices.found_slices(table) if args.slices else None
    found = {
        **_plain(report, intervals, baseline),
        **(slices.plain(*sliced) if sliced else {}),
        "checkpoint": predictor.reference,
        "data": {"name": dataset.name, "digest": dataset.digest, "part": chosen.part, "given": args.modality},
        "left_out": {"unlabelled": chosen.unlabelled, "unknown": dict(chosen.unknown), "unusable": unusable},
    }
    if args.predictions:
        table.write(args.predictions)
    if args.out:
        with writing_to(args.out, "The report"):
            json_files.write(args.out, found)
    if args.report:
        _write_report(args.report, chosen, table, found)
    title = f"{predictor.name} on {dataset.name} ({chosen.part}), {report.n:,} products"
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
        return 0
    print(_text(title, report, intervals, baseline))
    if sliced:
        print(slices.text(*sliced))
    return 0


def _baseline(chosen: Selection, table: PredictionTable) -> BaselineReport:
    """The text baseline on the very products that the model was measured on."""
    texts = {product.id: product.text for product in chosen.products}
    return text_baseline(
        [product.text for product in chosen.train],
        [product.category or "" for product in chosen.train],
        [texts[identity] for identity in table.rows["id"]],
        table.labels,
    )


def _plain(
    report: EvaluationReport, intervals: Mapping[str, Interval], baseline: BaselineReport | None
) -> dict[str, Any]:
    """The figures as JSON-ready values."""
    found = report.to_dict() | {"intervals": {name: asdict(interval) for name, interval in intervals.items()}}
    return found | ({"baseline": baseline.to_dict()} if baseline else {})


def _write_report(path: Path, chosen: Selection, table: PredictionTable, found: Mapping[str, Any]) -> None:
    """Write the report with the products' titles, and say where."""
    model, data = found["checkpoint"], found["data"]
    made_by = {
        "Model": f"{model['name']}, SHA-256 {model['digest']}",
        "Data": f"{data['name']}, SHA-256 {data['digest']}",
        "Part": f"{data['part']}, the model given {data['given']}",
        "Left out": ", ".join(chosen.notes()) or "nothing",
        "Libraries": ", ".join(f"{name} {version}" for name, version in library_versions().items()),
    }
    titles = {product.id: product.title for product in chosen.products}
    files = write_report(gather(table, model["name"], f"{data['name']} ({data['part']})", made_by, titles), path)
    print("Written: " + ", ".join(map(str, files)), file=sys.stderr)


def _text(
    title: str, report: EvaluationReport, intervals: Mapping[str, Interval], baseline: BaselineReport | None
) -> str:
    lines = [title, ""]
    for name, label in FIGURES.items():
        between = f"  ({intervals[name].low:.3f} to {intervals[name].high:.3f})" if name in intervals else ""
        lines.append(f"{label:<34}{_figure(getattr(report, name)):>7}{between}")
    if baseline:
        lines.append(f"{baseline.name}: accuracy {baseline.accuracy:.4f}, macro F1 {baseline.f1_macro:.4f}")
    width = max(len(score.category) for score in report.per_class) + 2
    lines += ["", f"{'Category':<{width}}{'Products':>9}{'Precision':>11}{'Recall':>8}{'F1':>8}{'ROC area':>10}"]
    for score in report.per_class:
        rates = f"{score.precision:>11.3f}{score.recall:>8.3f}{score.f1:>8.3f}{_figure(score.roc_auc):>10}"
        lines.append(f"{score.category:<{width}}{score.support:>9,}{rates}")
    for name, values in report.slices.items():
        lines += ["", f"{'By ' + name:<{width}}{'Products':>9}{'Accuracy':>11}{'Macro F1':>10}"]
        for value, part in values.items():
            lines.append(f"{value or '(none)':<{width}}{part.n:>9,}{part.accuracy:>11.3f}{part.f1_macro:>10.3f}")
    return "\n".join(lines)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
