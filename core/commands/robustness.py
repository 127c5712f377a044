"""``python -m core robustness DATA``."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from core.catalog.dataset import Dataset
from core.commands.options import DATA_HELP, add_checkpoint_option, add_dataset_options, load_model, read_dataset, seed
from core.commands.progress import Bar
from core.errors import SettingsError
from core.evaluation.robustness import sample as samples
from core.evaluation.robustness import stability
from core.evaluation.robustness.attacks import STEPS
from core.evaluation.robustness.figures import ACCURACY, CLEAN, Figure
from core.evaluation.robustness.kept import Kept
from core.evaluation.robustness.parts import Sample
from core.evaluation.robustness.report import RobustnessReport
from core.evaluation.robustness.study import study
from core.evaluation.robustness.words_baseline import NAME, baseline_figures
from core.evaluation.selection import Selection, heldout_ids, select
from core.predictor import Predictor
from core.settings import settings

_GIVEN = {"both": "all", "picture": "picture alone", "text": "text alone"}


def add_parser(subparsers: Any) -> None:
    """Add the command's options."""
    parser = subparsers.add_parser("robustness", help="measure a model on spoilt pictures and texts, and under attack")
    parser.add_argument("data", help=DATA_HELP)
    add_checkpoint_option(parser)
    parser.add_argument(
        "--against", type=Path, nargs="+", default=[], metavar="FOLDER", help="further models, on the same products"
    )
    add_dataset_options(parser)
    parser.add_argument("--sample", type=int, default=300, help="products whose answers are counted")
    parser.add_argument("--explained", type=int, default=40, help="of these, products whose explanations are compared")
    parser.add_argument("--attacked", type=int, default=100, help="of these, products whose pictures are attacked")
    parser.add_argument("--seed", type=seed, default=0, help="of the draw, the corruptions and the attacks")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="write robustness.json there")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(args: argparse.Namespace) -> int:
    """Draw products, measure every model on them, print and write the figures; goes on where it was stopped."""
    if min(args.sample, args.explained, args.attacked) < 1:
        raise SettingsError("--sample, --explained and --attacked need at least one product each.")
    dataset = read_dataset(args)
    predictor, folder = load_model(args)
    predictors = [predictor, *(Predictor.load(other) for other in args.against)]
    if len({each.name for each in predictors}) < len(predictors):
        raise SettingsError("Two of the models have the same name; name each model once.")
    chosen = select(dataset, predictor.card, heldout_ids(folder, predictor.categories))
    for note in chosen.notes():
        print(note, file=sys.stderr)
    known = set.intersection(*(set(each.categories) for each in predictors))
    drawn = Sample(
        samples.draw(chosen.products, args.sample, known, args.seed), args.explained, args.attacked, args.seed
    )
    with Bar("Studying", "parts") as bar:

        def show(done: int, total: int, following: str) -> None:
            bar(done, total)
            bar.note(following)

        figures = study(predictors, drawn, Kept(settings().cache / "robustness"), show)
    # Products of another dataset have no training part that is theirs.
    trained = chosen.familiar and bool(chosen.train)
    if trained:
        figures += baseline_figures(chosen.train, drawn)
    report = _report(dataset, chosen, drawn, predictors, figures, trained)
    if args.out:
        report.write(args.out)
    print(json.dumps(report.to_dict(), ensure_ascii=False) if args.json else table(report))
    return 0


def _report(
    dataset: Dataset,
    chosen: Selection,
    drawn: Sample,
    predictors: Sequence[Predictor],
    figures: Sequence[Figure],
    trained: bool,
) -> RobustnessReport:
    made = {
        "products": len(drawn.products),
        "explained": min(drawn.explained, len(drawn.products)),
        "attacked": min(drawn.attacked, len(drawn.products)),
        "seed": drawn.seed,
        "side": samples.SIDE,
        "map": stability.map_method(predictors[0]),
        "words": stability.WORDS,
        "attack_steps": STEPS,
        "arithmetic": str(predictors[0].image_encoder.dtype).removeprefix("torch."),
    }
    models = {each.name: each.digest for each in predictors} | ({NAME: ""} if trained else {})
    data = {"name": dataset.name, "digest": dataset.digest, "part": chosen.part}
    return RobustnessReport(data, made, models, tuple(figures))


def table(report: RobustnessReport) -> str:
    """The figures as tables for a person: a row a model and corruption, a column a severity, per cent."""
    rows = pd.DataFrame([each.to_dict() for each in report.figures])
    lines = [
        f"{report.settings['products']:,} products of {report.data['name']} ({report.data['part']}); "
        f"explanations of {report.settings['explained']:,}, attacks on {report.settings['attacked']:,} of them"
    ]
    for measure, title in (
        (ACCURACY, "Right answers, %"),
        ("map", "Heat maps: rank correlation with the unspoilt picture's, %"),
        ("words", "Five weightiest words that stay, %"),
    ):
        of_measure = rows[rows["measure"] == measure]
        if not len(of_measure):
            continue
        wide = of_measure.assign(given=of_measure["given"].map(_GIVEN), value=100 * of_measure["value"]).pivot_table(
            index=["spoilt", "given", "model"], columns="strength", values="value", sort=False
        )
        lines += ["", title, wide.rename(columns="{:g}".format).to_string(float_format="%.1f", na_rep="")]
    lines += ["", f"Column 0 of {CLEAN} is the products as they are; attacks' columns are strengths in 1/255."]
    return "\n".join(lines)
