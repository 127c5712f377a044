"""The fusion against its baselines, all trained on the same rows and measured on the same held-out products.

Prints accuracy and macro F1 for all that a product has, for its text alone and for its picture alone; what picture and
text together gain over the better of the two, with an interval; calibration; and how many answers are sure.

Usage: python -m benchmarks.fusion DATA [--quick]     (--quick leaves out the slow baselines)
"""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.lessons import lesson, open_labelled
from core.catalog import split
from core.evaluation.baselines import LINEAR_SVM, METHODS, text_baseline
from core.evaluation.measuring import predict_table
from core.evaluation.metrics import Rates, confusion_matrix
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.settings import settings
from core.training.config import FitConfig
from core.training.encoders import Lesson, prepare
from core.training.features import encode_products
from core.training.fit import fit

RESAMPLES = 2000
TITLES = {"both": "all that a product has", "text": "text alone", "image": "picture alone"}
Answers = NDArray[np.intp]


def row(name: str, answers: Answers, truth: Answers, classes: int) -> str:
    """One line of a table."""
    rates = Rates.of(confusion_matrix(truth, answers, classes))
    return f"{name:<44}{len(truth):>8,}{rates.accuracy:>10.4f}{rates.macro(rates.f1):>10.4f}"


def answers_of(table: PredictionTable) -> tuple[Answers, Answers]:
    """Predicted and true categories, as indices."""
    truth = np.array([table.categories.index(name) for name in table.labels])
    return table.probabilities.argmax(1), truth


def gain(better: NDArray[np.bool_], other: NDArray[np.bool_]) -> str:
    """Difference in accuracy of two models on the same products, points, with a paired bootstrap interval of 95 %."""
    difference = better.astype(float) - other
    drawn = np.random.default_rng(0).integers(0, len(difference), (RESAMPLES, len(difference)))
    low, high = 100 * np.quantile(difference[drawn].mean(1), [0.025, 0.975])
    return f"{100 * difference.mean():+.1f} points ({low:+.1f} to {high:+.1f})"


def frozen_pictures(train: Lesson, validation: Lesson, test: Lesson, classes: int) -> tuple[Answers, Answers]:
    """The perceptron on frozen picture features, trained on pictures alone."""
    plan = replace(FitConfig(fusion="concat"), modality_dropout=0.0)
    encoders = prepare(train, validation, (), plan, settings(), "")
    tables, labels = [], []
    for part in (train, validation, test):
        found = encode_products(part.products, encoders.image, encoders.text, settings().cache).only("image")
        tables.append(found.rows(found.has_image))
        labels.append(part.labels[found.has_image])
    fitted = fit(tables[0], labels[0], tables[1], labels[1], classes, plan)
    return fitted.model(*tables[2].tensors()).argmax(1).numpy(), labels[2]


def main(data: str, quick: bool) -> None:
    """Print the tables."""
    dataset, categories, labels, part = open_labelled(data)
    parts = {name: lesson(dataset.products, labels, part == name) for name in split.PARTS}
    train, test = parts[split.TRAIN], parts[split.HELDOUT]
    classes = len(categories)
    print(f"{'On the held-out part, text alone':<44}{'n':>8}{'accuracy':>10}{'macro F1':>10}", flush=True)
    for key, (name, _) in METHODS.items():
        if quick and key != LINEAR_SVM:
            continue
        report = text_baseline(
            [product.text for product in train.products], [categories[label] for label in train.labels],
            [product.text for product in test.products], [categories[label] for label in test.labels], method=key,
        )  # fmt: skip
        found = np.array([categories.index(answer) for answer in report.predicted])
        print(row(name, found, test.labels, classes), flush=True)
    print(
        row(
            "frozen picture features, perceptron",
            *frozen_pictures(train, parts[split.VALIDATION], test, classes),
            classes,
        )
    )
    for folder in ("departments-concat", "departments"):
        predictor = Predictor.load(Path(settings().weights) / folder)
        tables = {
            given: predict_table(test.products, predictor, settings().cache, given)
            for given in ("both", "text", "image")
        }
        for given, title in (("both", "all that a product has"), ("text", "text alone"), ("image", "picture alone")):
            print(row(f"{folder}: {title}", *answers_of(tables[given]), classes), flush=True)
        _details(tables)


def _details(tables: dict[str, PredictionTable]) -> None:
    whole = tables["both"]
    both = (whole.modality == "both").nonzero()[0]
    pictures = tables["image"].rows.set_index("id")
    texts = tables["text"].rows.set_index("id")
    ids = whole.rows["id"].iloc[both]
    alone = {
        name: (rows.loc[ids, "predicted"] == rows.loc[ids, "category"]).to_numpy()
        for name, rows in (("picture", pictures), ("text", texts))
    }
    better = max(alone, key=lambda name: alone[name].mean())
    against = gain(whole.correct[both], alone[better])
    print(f"  both against the {better} alone, {len(both):,} products with both: {against}")
    print(f"  expected calibration error {whole.evaluate().ece:.4f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], "--quick" in sys.argv)
