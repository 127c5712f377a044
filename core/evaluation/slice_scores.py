"""Accuracy and macro F1 of each group of products."""

import numpy as np

from core.evaluation.metrics import Rates
from core.evaluation.predictions import PredictionTable
from core.evaluation.report import SliceScore
from core.evaluation.slicing import Column


def slice_scores(table: PredictionTable, column: Column) -> dict[str, SliceScore]:
    """Measure the products of each group on their own.

    Args:
        table: N products of known category.
        column: their groups.

    Returns:
        Group -> score, in the order of the column's values.
    """
    size, groups = len(table.categories), len(column.values)
    position = {name: index for index, name in enumerate(table.categories)}
    truth = table.rows["category"].map(position).to_numpy(dtype=np.intp)
    predicted = table.rows["predicted"].map(position).to_numpy(dtype=np.intp)
    cells = (column.codes * size + truth) * size + predicted
    confusions = np.bincount(cells, minlength=groups * size * size).reshape(groups, size, size)
    scores = {}
    for value, confusion in zip(column.values, confusions, strict=True):
        rates = Rates.of(confusion.astype(np.int64))
        scores[value] = SliceScore(int(confusion.sum()), rates.accuracy, rates.macro(rates.f1))
    return scores
