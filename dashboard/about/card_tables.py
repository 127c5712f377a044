"""The model card's content as tables and sentences, all read from ``model.json`` and the held-out predictions."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from pandas.io.formats.style import Styler

from core.checkpoint import ModelCard
from core.evaluation.confusions import confusions
from core.evaluation.predictions import PredictionTable
from core.evaluation.report import EvaluationReport
from dashboard import theme
from dashboard.evaluation.filters import source_name
from dashboard.evaluation.given import figures
from dashboard.markup import percent

UNSTATED = "not stated"
# Below this recall a category is called weak; below this many held-out products, rare.
WEAK, RARE = 0.75, 30
NAMED = 6
_ENDED = {
    "patience": "it stopped improving",
    "epochs": "all planned epochs were done",
    "interrupted": "it was stopped by hand",
}
_HAVE = {"with_image": "with a picture", "with_text": "with text"}
_PARTS = {"train": "learned from", "validation": "chose the epoch", "heldout": "held out and measured"}


def sources_table(data: Mapping[str, Any]) -> pd.DataFrame:
    """One row a source of the training data: products, licence, whom to credit."""
    rows = []
    for name, source in data.get("sources", {}).items():
        rows.append(
            {
                "Source": source.get("name") or source_name(name),
                "Products": source.get("rows"),
                "Licence": source.get("licence") or UNSTATED,
                "Credit": source.get("credit") or "",
            }
        )
    return pd.DataFrame(rows)


def grouped(table: pd.DataFrame) -> Styler:
    """A table whose numbers of products are written as in the sentences beside it: ``20,951``."""
    return table.style.format({"Products": "{:,.0f}"}, na_rep="")


def data_sentence(training: Mapping[str, Any]) -> str:
    """Size of the data and of its parts, in words; empty when the card does not say."""
    data = training.get("data", {})
    if "rows" not in data:
        return ""
    parts = [f"{count:,} {_PARTS.get(name, name)}" for name, count in data.get("parts", {}).items()]
    have = [f"{data[key]:,} {words}" for key, words in _HAVE.items() if key in data]
    drawn = training.get("demo", {}).get("rows")
    return (
        f"{data.get('name', 'A dataset')}: {data['rows']:,} products"
        + (f", {', '.join(have)}" if have else "")
        + (f". Parts: {', '.join(parts)}" if parts else "")
        + (f"; {drawn:,} drawings of the demo catalogue are among those learned from" if drawn else "")
        + "."
    )


def split_sentence(training: Mapping[str, Any]) -> str:
    """How the data were divided, in words; empty when the card does not say."""
    split = training.get("split")
    if not split:
        return ""
    grouped = (
        " Variants of one product (colours, sizes, the same picture) stay together, "
        "so none is both learned from and measured."
        if split.get("grouped")
        else ""
    )
    return f"The division depends on the product and the seed ({training.get('seed', 0)}) alone.{grouped}"


def training_sentence(training: Mapping[str, Any]) -> str:
    """How long it was trained, in words; empty when the card does not say."""
    if "best_epoch" not in training:
        return ""
    epochs = len(training.get("curves", ()))
    ended = _ENDED.get(training.get("ended", ""), "training ended")
    return f"The state after epoch {training['best_epoch']} of {epochs} is kept; {ended}."


def tuning_sentence(training: Mapping[str, Any]) -> str:
    """How the encoders were trained further, in words; empty where they were not."""
    parts = []
    for name, words in (("text", "the text encoder"), ("image", "the image encoder")):
        curve = training.get("tuning", {}).get(name)
        if curve:
            right = percent(curve[-1]["validation_accuracy"], 1)
            parts.append(f"{words} for {len(curve)} passes ({right} right on validation products by itself)")
    return f"Tuned before: {' and '.join(parts)}." if parts else ""


def experts_table(training: Mapping[str, Any]) -> pd.DataFrame:
    """How much each expert of a pool counts, by what a product has, as text; empty for a model that is no pool."""
    experts = training.get("experts", {})
    rows = {
        "picture and text": experts.get("both", {}),
        "picture alone": experts.get("image", {}),
        "text alone": experts.get("text", {}),
    }
    if not experts:
        return pd.DataFrame()
    columns = {"Picture + sentence": "joint", "Picture": "image", "Sentence": "text", "Counted words": "words"}
    return pd.DataFrame(
        {"A product has": list(rows)}
        | {title: [_weight(weights.get(key)) for weights in rows.values()] for title, key in columns.items()}
    )


def _weight(weight: float | None) -> str:
    return "–" if weight is None else f"{weight:.2f}"


def settings_table(training: Mapping[str, Any]) -> pd.DataFrame:
    """Training settings, one a row."""
    settings = training.get("config", {})
    names = [name.replace("_", " ") for name in settings]
    return pd.DataFrame({"Setting": names, "Value": [_plain(value) for value in settings.values()]})


def learning_curves(curves: list[Mapping[str, float]], best: int) -> go.Figure:
    """Loss by epoch on what was learned from and on what chose the epoch.

    Args:
        curves: one entry an epoch.
        best: the epoch that was kept.
    """
    epochs = [point["epoch"] for point in curves]
    figure = theme.figure(height=300)
    for key, name, colour, dash in (
        ("train_loss", "Learned from", theme.NEUTRAL, "dash"),
        ("validation_loss", "Validation", theme.FOR, "solid"),
    ):
        line = {"color": colour, "dash": dash, "width": 2}
        figure.add_scatter(x=epochs, y=[point[key] for point in curves], mode="lines", name=name, line=line)
    figure.add_vline(x=best, line={"color": theme.NEUTRAL, "dash": "dot"}, annotation_text="kept", annotation_xshift=4)
    figure.update_xaxes(title="Epoch")
    figure.update_yaxes(title="Cross-entropy", rangemode="tozero")
    return figure


def metrics_table(metrics: Mapping[str, Any]) -> pd.DataFrame:
    """Accuracy and macro F1 by what was given, and of the yardstick; in per cent."""
    found = figures(metrics)
    return pd.DataFrame(
        {
            "Given": [figure.label for figure in found],
            "Products": [figure.n for figure in found],
            "Accuracy": [100 * figure.accuracy for figure in found],
            "Macro F1": [100 * figure.f1_macro for figure in found],
        }
    )


def confusions_table(report: EvaluationReport, count: int) -> pd.DataFrame:
    """The most frequent confusions on the held-out products."""
    sizes = {score.category: score.support for score in report.per_class}
    found = confusions(report.confusion, report.categories, count)
    return pd.DataFrame(
        {
            "True category": [category for category, _, _ in found],
            "Called": [predicted for _, predicted, _ in found],
            "Products": [number for _, _, number in found],
            "Of the category": [100 * number / sizes[category] for category, _, number in found],
        }
    )


def known_limits(card: ModelCard, measured: PredictionTable, report: EvaluationReport) -> list[str]:
    """What the held-out predictions say about where this model should not be trusted, one sentence each."""
    present = [score for score in report.per_class if score.support]
    weak = [score for score in sorted(present, key=lambda score: score.recall) if score.recall < WEAK]
    rare = [score for score in sorted(present, key=lambda score: score.support) if score.support < RARE]
    by_source = {name: score for name, score in report.slices["source"].items() if score.n >= RARE}
    sure = float(measured.rows["confidence"].mean())
    limits = [f"It knows {len(card.categories)} categories and gives one of them to anything it is shown."]
    if weak:
        names = ", ".join(f"{score.category} ({percent(score.recall)})" for score in weak[:NAMED])
        limits.append(f"It recognises fewer than {percent(WEAK)} of the products of: {names}.")
    if rare:
        names = ", ".join(f"{score.category} ({score.support})" for score in rare[:NAMED])
        limits.append(f"Measured on fewer than {RARE} products, so that their figures say little: {names}.")
    if len(by_source) > 1:
        name, score = min(by_source.items(), key=lambda item: item[1].accuracy)
        limits.append(f"It does worst on products from {source_name(name)}: {percent(score.accuracy, 1)} right.")
    limits.append(
        f"Its mean confidence is {percent(sure, 1)} and it is right in {percent(report.accuracy, 1)} of the cases, so "
        f"it is {'too sure' if sure > report.accuracy else 'not sure enough'} on average."
    )
    baseline = card.metrics.get("baseline")
    if baseline and baseline["accuracy"] > report.accuracy:
        limits.append(
            f"{baseline['name']} is right more often on the same products: {percent(baseline['accuracy'], 1)}."
        )
    return limits


def digests_table(card: ModelCard) -> pd.DataFrame:
    """What the model is made of, with digests that prove it."""
    parts = [
        ("Model", card.name, card.sha256, ""),
        ("Image encoder", card.image_encoder.name, card.image_encoder.digest, card.image_encoder.origin),
        ("Text encoder", card.text_encoder.name, card.text_encoder.digest, card.text_encoder.origin),
    ]
    data = card.training.get("data", {})
    if data:
        parts.append(("Training data", data.get("name", ""), data.get("digest", ""), ""))
    return pd.DataFrame(parts, columns=["Part", "Name", "SHA-256", "Where its weights came from"])


def versions_table(versions: Mapping[str, str]) -> pd.DataFrame:
    """Libraries the model was trained with."""
    return pd.DataFrame({"Library": list(versions), "Version": list(versions.values())})


def _plain(value: object) -> str:
    return " and ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
