"""The metric cards, with intervals where they are known."""

import streamlit as st

from core.evaluation.intervals import MANY, RESAMPLES, RESAMPLES_OF_MANY, Interval
from core.evaluation.report import EvaluationReport
from dashboard.evaluation.measures import Measured
from dashboard.markup import percent

# Field of the report, label, help.
_CARDS = (
    ("accuracy", "Accuracy", "Products whose most probable category is the right one, of all products."),
    (
        "f1_macro",
        "Macro F1",
        "The harmonic mean of precision and recall, averaged over categories: every category counts the same, "
        "however few products it has.",
    ),
    (
        "precision_macro",
        "Macro precision",
        "Of the products given a category, how many are of it; averaged over categories.",
    ),
    ("recall_macro", "Macro recall", "Of a category's products, how many were recognised; averaged over categories."),
    ("top3_accuracy", "Top 3", "Products whose right category is among the three most probable."),
    (
        "roc_auc_macro",
        "Macro ROC AUC",
        "The chance that a product of a category scores higher for it than a product of another category does; "
        "averaged over categories. A category without products here, or with all of them, has no such area and is left "
        "out; where none has one, neither has the average. 0.5 is guessing. It does not say whether the scores can be "
        "taken at their word.",
    ),
    (
        "roc_auc_micro",
        "Micro ROC AUC",
        "The same over all pairs of a product and a category together, so that large categories weigh more; it exists "
        "for every model of two categories or more.",
    ),
)
_INTERVAL = (
    "Below it the 95 % interval: how far the figure could be off because only a sample was measured. Macro figures are "
    f"drawn anew for it {RESAMPLES:,} times (bootstrap), of {MANY:,} products or more {RESAMPLES_OF_MANY} times; where "
    "no answer is wrong, or none right, drawing anew tells nothing."
)


def metric_cards(measured: Measured) -> None:
    """Draw the figures of the products that are left after filtering."""
    report, intervals = measured.report, measured.intervals
    with st.grid(4, min_column_width=140, gap="xsmall", key="evaluation-cards"):
        for field, label, meaning in _CARDS:
            interval = intervals.get(field)
            about = meaning if field.startswith("roc") else f"{meaning} {_INTERVAL}"
            _card(label, _value(report, field), _below(report, field, interval), about)
        present = sum(score.support > 0 for score in report.per_class)
        meaning = "Products measured, and how many of the model's categories they cover."
        _card("Products", f"{report.n:,}", f"{present} of {len(report.per_class)} categories", meaning)


def _card(label: str, value: str, below: str, meaning: str) -> None:
    st.metric(label, value, below, delta_color="off", delta_arrow="off", border=True, help=meaning)


def _below(report: EvaluationReport, field: str, interval: Interval | None) -> str:
    if interval:
        return _range(interval)
    if getattr(report, field) is None:
        return "does not exist here"
    return "0.5 is guessing" if field.startswith("roc") else "interval unknown"


def _value(report: EvaluationReport, field: str) -> str:
    value: float | None = getattr(report, field)
    if value is None:
        return "–"
    return f"{value:.3f}" if field.startswith("roc") else percent(value, 1)


def _range(interval: Interval) -> str:
    return f"{100 * interval.low:.1f} – {100 * interval.high:.1f} %"
