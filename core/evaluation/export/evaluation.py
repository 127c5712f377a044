"""Everything that a report of an evaluation shows, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from core.evaluation.curves import RocCurves, roc_curves
from core.evaluation.fairness import Disparity, disparity
from core.evaluation.intervals import Interval, intervals_of
from core.evaluation.predictions import PredictionTable
from core.evaluation.report import EvaluationReport
from core.evaluation.slice_search import SliceSearch, worst_slices
from core.evaluation.slicing import columns

_CURVES = 3


@dataclass(frozen=True, eq=False)
class Evaluation:
    """One evaluation to take away.

    Attributes:
        model: the model's name.
        data: what the products are called.
        made_by: further facts of how it was made, name -> value, plain text.
        created: when, local time with its zone, ISO 8601.
        table: the predictions.
        report: the figures.
        intervals: of the figures that have one.
        curves: ROC curves of all together and of the categories with the smallest areas.
        search: the groups recognised worst.
        disparities: the groups of each column.
        titles: id -> title of the products, where they are at hand.
    """

    model: str
    data: str
    made_by: Mapping[str, str]
    created: str
    table: PredictionTable
    report: EvaluationReport
    intervals: Mapping[str, Interval]
    curves: RocCurves
    search: SliceSearch
    disparities: tuple[Disparity, ...]
    titles: Mapping[str, str] | None


def gather(
    table: PredictionTable,
    model: str,
    data: str,
    made_by: Mapping[str, str],
    titles: Mapping[str, str] | None = None,
) -> Evaluation:
    """Compute all figures of a table.

    Args:
        table: predictions of at least one product, all of known category.
        model: the model's name.
        data: what the products are called.
        made_by: further facts of how it was made, name -> value.
        titles: id -> title, where they are at hand.

    Raises:
        DatasetError: there is no product.
    """
    report = table.evaluate()
    known = sorted((score.roc_auc, score.category) for score in report.per_class if score.roc_auc is not None)
    found = columns(table)
    return Evaluation(
        model=model,
        data=data,
        made_by=made_by,
        created=datetime.now().astimezone().isoformat(timespec="seconds"),
        table=table,
        report=report,
        intervals=intervals_of(report),
        curves=roc_curves(table.labels, table.probabilities, table.categories, [name for _, name in known[:_CURVES]]),
        search=worst_slices(table.correct, found),
        disparities=tuple(disparity(table.correct, each) for each in found),
        titles=titles,
    )
