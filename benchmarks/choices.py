"""What each part of the fusion is worth: measured on validation products, where choices are made.

Counted words with and without listings composed from names of kinds; the pool with each expert left out in turn, its
weights fitted on four fifths of the validation products and measured on the rest, five times.

Usage: python -m benchmarks.choices DATA
"""

import copy
import sys
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.lessons import lesson, open_labelled
from core import text as texts_module
from core.catalog import split
from core.catalog.kind_names import read_kind_names
from core.encoders.word_scores import WordScores
from core.evaluation.metrics import Rates, confusion_matrix
from core.experts import EXPERTS, ExpertFusion
from core.predictor import Predictor
from core.settings import settings
from core.training.encoders import count_words
from core.training.features import FeatureTable, encode_products
from core.training.lesson import Lesson
from core.training.pool import fit_pool

FOLDS = 5


def row(name: str, answers: NDArray[np.intp], truth: NDArray[np.intp], classes: int) -> str:
    """One line of a table."""
    rates = Rates.of(confusion_matrix(truth, answers, classes))
    return f"{name:<44}{len(truth):>8,}{rates.accuracy:>10.4f}{rates.macro(rates.f1):>10.4f}"


def crossed(
    model: ExpertFusion,
    features: FeatureTable,
    labels: NDArray[np.intp],
    prior: NDArray[np.float64],
    experts: list[str],
) -> NDArray[np.intp]:
    """Answers to each fifth of the rows by weights fitted on the others."""
    fold = np.random.default_rng(0).permutation(len(labels)) % FOLDS
    answers = np.zeros_like(labels)
    for number in range(FOLDS):
        own = copy.deepcopy(model)
        fit_pool(own, features.rows(fold != number), labels[fold != number], prior, experts)
        answers[fold == number] = own(*features.rows(fold == number).tensors()).argmax(1).numpy()
    return answers


def words(train: Lesson, validation: Lesson, categories: tuple[str, ...]) -> None:
    """Print counted words with and without composed listings."""
    cleaned = [texts_module.clean(product.text) for product in validation.products]
    plain = WordScores.fit([texts_module.clean(p.text) for p in train.products], train.labels, len(categories))
    taught = count_words(train, read_kind_names(), categories, 0)
    for name, scores in (("words of the catalogue", plain), ("and of composed listings", taught)):
        print(row(name, scores(cleaned).argmax(1), validation.labels, len(categories)), flush=True)


def main(data: str) -> None:
    """Print the tables."""
    dataset, categories, labels, part = open_labelled(data)
    train, validation = (lesson(dataset.products, labels, part == name) for name in (split.TRAIN, split.VALIDATION))
    print(f"{'On validation products':<44}{'n':>8}{'accuracy':>10}{'macro F1':>10}", flush=True)
    words(train, validation, categories)
    predictor = Predictor.load(settings().weights / "departments", replace(settings(), least_confidence=None))
    if not isinstance(predictor.model, ExpertFusion):
        raise SystemExit("weights/departments is no pool of experts.")
    features = encode_products(validation.products, predictor.image_encoder, predictor.text_encoder, settings().cache)
    prior = np.bincount(train.labels, minlength=len(categories)) / len(train.labels)
    for left_out in (None, *EXPERTS):
        kept = [name for name in EXPERTS if name != left_out]
        name = "all experts" if left_out is None else f"without {left_out}"
        answers = crossed(predictor.model, features, validation.labels, prior, kept)
        print(row(name, answers, validation.labels, len(categories)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
