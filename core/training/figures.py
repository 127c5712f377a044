"""The figures that a model card holds: on held-out and validation products, on drawings, and when to say not sure."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.catalog.demo import CATEGORIES as DEMO_CATEGORIES
from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.evaluation.coverage import coverage_curve, least_confidence_for
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor

# Seed of the drawings that are shown and tested with; those that are learned from have another.
_DEMO_SHOWN = 0
# Answers below the confidence from which this share is right are called not sure.
_WANTED_ACCURACY = 0.97
_SUMMARY = (
    *("n", "accuracy", "top3_accuracy", "precision_macro", "recall_macro", "f1_macro", "f1_weighted"),
    *("roc_auc_macro", "roc_auc_micro", "ece"),
)


def abstention(predictor: Predictor, validation: Sequence[Product], cache: Path) -> dict[str, float]:
    """The least confidence from which answers are as often right as wanted, chosen on validation products."""
    table = predict_table(validation, predictor, cache)
    least = least_confidence_for(table.rows["confidence"], table.correct, _WANTED_ACCURACY)
    return {"least_confidence": least, "wanted_accuracy": _WANTED_ACCURACY}


def figures(
    predictor: Predictor,
    test: Sequence[Product],
    validation: Sequence[Product],
    heldout: PredictionTable,
    cache: Path,
) -> dict[str, Any]:
    """Figures by what the model is given, as ``ModelCard.metrics`` holds them; none for what no product has.

    Args:
        predictor: the model.
        test: held-out products.
        validation: validation products.
        heldout: the predictions for ``test``.
        cache: folder of encoded features.
    """
    metrics: dict[str, Any] = {
        "heldout": {"both": summary(heldout)}
        | {
            given: summary(predict_table(test, predictor, cache, given))
            for given in ("image", "text")
            if heldout.rows[f"has_{given}"].any()
        },
        "validation": {"both": summary(predict_table(validation, predictor, cache))},
        "coverage": coverage_curve(heldout.rows["confidence"], heldout.correct).to_dict(),
    }
    if set(DEMO_CATEGORIES) <= set(predictor.categories):
        table = predict_table(demo_products(seed=_DEMO_SHOWN), predictor, cache)
        metrics["demo"] = {"n": len(table), "accuracy": float(table.correct.mean())}
    return metrics


def summary(table: PredictionTable) -> dict[str, Any]:
    """A report's figures without those of single categories."""
    report = table.evaluate().to_dict()
    return {name: report[name] for name in _SUMMARY}
