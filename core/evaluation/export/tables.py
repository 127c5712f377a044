"""An evaluation as tables, ready for CSV: every share is a fraction of 1."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from core.evaluation.confusions import confusions
from core.evaluation.fairness import Disparity
from core.evaluation.predictions import PredictionTable
from core.evaluation.report import EvaluationReport
from core.evaluation.slice_search import SliceSearch


def per_class(report: EvaluationReport) -> pd.DataFrame:
    """One row a category, rates from 0 to 1, empty where they do not exist."""
    everything = confusions(report.confusion, report.categories, report.confusion.size)
    taken = {category: (predicted, count) for category, predicted, count in reversed(everything)}
    return pd.DataFrame(
        {
            "Category": score.category,
            "Products": score.support,
            "Predicted": score.predicted,
            "Precision": score.precision if score.predicted else None,
            "Recall": score.recall if score.support else None,
            "F1": score.f1 if score.support else None,
            "ROC AUC": score.roc_auc,
            "Most often taken for": "{} ({})".format(*taken[score.category]) if score.category in taken else "",
        }
        for score in report.per_class
    )


def confusion(report: EvaluationReport) -> pd.DataFrame:
    """Counts; a row is a true category, a column a predicted one."""
    names = list(report.categories)
    return pd.DataFrame(report.confusion, index=pd.Index(names, name="true category"), columns=names)


def groups(disparities: Sequence[Disparity]) -> pd.DataFrame:
    """One row a group of each column, recall and its 95 % interval from 0 to 1."""
    return pd.DataFrame(
        {
            "Groups by": found.column,
            "Group": group.value,
            "Products": group.n,
            "Right": group.right,
            "Recall": group.recall,
            "Recall from": group.interval.low,
            "Recall to": group.interval.high,
        }
        for found in disparities
        for group in found.groups
    )


def worst(search: SliceSearch) -> pd.DataFrame:
    """One row a group that is recognised worse than the rest; rates and p-values from 0 to 1."""
    return pd.DataFrame(
        [
            [
                " and ".join(map(str, finding.conditions)),
                finding.n,
                finding.accuracy,
                finding.rest_accuracy,
                finding.p,
                finding.p_holm,
                finding.p_bh,
            ]
            for finding in search.findings
        ],
        columns=["Group", "Products", "Accuracy", "Accuracy of the rest", "p", "p (Holm)", "p (BH)"],
    )


def mistakes(table: PredictionTable, titles: Mapping[str, str] | None = None) -> pd.DataFrame:
    """One row a wrong answer, the surest first; probabilities from 0 to 1.

    Args:
        table: products of known category.
        titles: id -> title, where they are at hand.
    """
    wrong = table.take(~table.correct)
    order = np.argsort(-wrong.rows["confidence"].to_numpy(), kind="stable")
    rows = wrong.rows.iloc[order]
    truth = [wrong.categories.index(category) for category in rows["category"]]
    found = rows[["id", "source", "category", "predicted", "confidence"]].reset_index(drop=True)
    found["probability of the true category"] = wrong.probabilities[order, truth]
    if titles is not None:
        found.insert(1, "title", [titles.get(identity, "") for identity in found["id"]])
    return found
