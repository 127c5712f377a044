"""From a dataset to a model folder: split, encode, fit, measure on what was held out, write."""

import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import DEMO, Dataset
from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.errors import DatasetError, SettingsError
from core.evaluation.baselines import text_baseline
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.settings import Settings
from core.training.calibrate import calibrate
from core.training.config import FitConfig
from core.training.features import FeatureTable, encode_products
from core.training.fit import Epoch, Fit, fit

Progress = Callable[[int, int], None]
SOURCES_FILE = "sources.toml"
# Seeds of the demo drawings: what is learned from is never what is measured, shown and tested with.
_DEMO_SHOWN, _DEMO_LEARNED = 0, 1
_SUMMARY = (
    *("n", "accuracy", "top3_accuracy", "precision_macro", "recall_macro", "f1_macro", "f1_weighted"),
    *("roc_auc_macro", "roc_auc_micro", "ece"),
)


@dataclass(frozen=True)
class _Part:
    """Products of one part of the split, with their features and labels."""

    products: list[Product]
    features: FeatureTable
    labels: np.ndarray


def train(
    dataset: Dataset,
    out: Path,
    config: FitConfig,
    settings: Settings,
    on_encoded: Progress | None = None,
    on_epoch: Callable[[Epoch, int], None] | None = None,
) -> ModelCard:
    """Train a model and write its folder: weights, card, predictions on the held-out part.

    What is known of the dataset's sources (licence, credit) is taken into the card from ``sources.toml`` in
    the folder, when there is one.

    Args:
        dataset: products with categories; those without are left out.
        out: the model's folder.
        config: how to train.
        settings: where features are kept, which device.
        on_encoded: called with (pictures and texts encoded, in all).
        on_epoch: called after each epoch with its figures and the number of epochs planned.

    Returns:
        The card, whose ``metrics`` hold the figures.

    Raises:
        DatasetError: fewer than two categories, or a part of the split is empty.
    """
    labelled = [product for product in dataset.products if product.category is not None]
    categories = tuple(sorted({product.category for product in labelled if product.category is not None}))
    if len(categories) < 2:
        raise DatasetError(f"{dataset.name} has {len(categories)} category; a model needs at least two.")
    sources = _read_sources(out / SOURCES_FILE)
    image_encoder, text_encoder = ImageEncoder(config=settings), TextEncoder(config=settings)
    demo = _demo_rows(categories, config)
    everything = labelled + demo
    features = encode_products(everything, image_encoder, text_encoder, settings.cache, on_encoded)
    assigned = np.concatenate([split.assign(labelled, config.seed), np.full(len(demo), split.TRAIN)])
    parts = _parts(everything, features, assigned, categories)
    fitted = fit(
        *(parts[split.TRAIN].features, parts[split.TRAIN].labels),
        *(parts[split.VALIDATION].features, parts[split.VALIDATION].labels),
        len(categories),
        config,
        on_epoch,
    )
    temperature = calibrate(fitted.model, parts[split.VALIDATION].features, parts[split.VALIDATION].labels)
    card = ModelCard(
        name=out.resolve().name,
        categories=categories,
        image_encoder=_encoder_card(image_encoder, asdict(image_encoder.preprocessing)),
        text_encoder=_encoder_card(text_encoder, {"max_tokens": text_encoder.max_tokens}),
        fusion=fitted.model.config,
        training=_training_record(dataset, labelled, parts, demo, sources, config, fitted)
        | {"temperature": temperature},
        versions=checkpoint.library_versions(),
    )
    predictor = Predictor(fitted.model, card, image_encoder, text_encoder)
    heldout = predict_table(parts[split.HELDOUT].products, predictor, settings.cache)
    card = replace(card, metrics=_metrics(predictor, parts, heldout, config, settings.cache))
    heldout.write(out / checkpoint.HELDOUT_FILE)
    return checkpoint.save(out, fitted.model, card)


def _read_sources(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} could not be read: {error}.") from error


def _demo_rows(categories: Sequence[str], config: FitConfig) -> list[Product]:
    """Drawings to learn from beside the dataset, when it has every category of the demo."""
    if config.demo_per_category < 1:
        return []
    drawn = demo_products(config.demo_per_category, _DEMO_LEARNED)
    return drawn if {product.category for product in drawn} <= set(categories) else []


def _parts(
    products: Sequence[Product], features: FeatureTable, assigned: np.ndarray, categories: Sequence[str]
) -> dict[str, _Part]:
    index = {name: number for number, name in enumerate(categories)}
    labels = np.array([index[product.category] for product in products if product.category is not None])
    parts = {}
    for name in split.PARTS:
        chosen = np.flatnonzero(assigned == name).tolist()
        if not len(chosen):
            raise DatasetError(f"The {name} part of the split is empty; the dataset is too small to train on.")
        parts[name] = _Part([products[row] for row in chosen], features.rows(np.array(chosen)), labels[chosen])
    return parts


def _encoder_card(encoder: ImageEncoder | TextEncoder, preprocessing: Mapping[str, Any]) -> EncoderCard:
    return EncoderCard(encoder.name, encoder.digest, encoder.weights.origin, encoder.dim, preprocessing)


def _metrics(
    predictor: Predictor, parts: Mapping[str, _Part], heldout: PredictionTable, config: FitConfig, cache: Path
) -> dict[str, Any]:
    """Figures on held-out products by what the model is given, and the text baseline's on the same products."""
    test, validation = parts[split.HELDOUT].products, parts[split.VALIDATION].products
    learned = [product for product in parts[split.TRAIN].products if product.attributes.get("source") != DEMO]
    baseline = text_baseline(
        [product.text for product in learned],
        [product.category or "" for product in learned],
        [product.text for product in test],
        [product.category or "" for product in test],
        config.seed,
    )
    metrics: dict[str, Any] = {
        "heldout": {"both": _summary(heldout)}
        | {given: _summary(predict_table(test, predictor, cache, given)) for given in ("image", "text")},
        "validation": {"both": _summary(predict_table(validation, predictor, cache))},
        "baseline": baseline.to_dict(),
    }
    shown = demo_products(seed=_DEMO_SHOWN)
    if {product.category for product in shown} <= set(predictor.categories):
        table = predict_table(shown, predictor, cache)
        metrics["demo"] = {"n": len(table), "accuracy": float(table.correct.mean())}
    return metrics


def _summary(table: PredictionTable) -> dict[str, Any]:
    report = table.evaluate().to_dict()
    return {name: report[name] for name in _SUMMARY}


def _training_record(
    dataset: Dataset,
    labelled: Sequence[Product],
    parts: Mapping[str, _Part],
    demo: Sequence[Product],
    sources: Mapping[str, Any],
    config: FitConfig,
    fitted: Fit,
) -> dict[str, Any]:
    counts = Counter(product.attributes.get("source", "") for product in labelled)
    return {
        "data": {
            "name": dataset.name,
            "digest": dataset.digest,
            "rows": len(labelled),
            "with_image": int(sum(part.features.has_image.sum() for part in parts.values())) - len(demo),
            "with_text": int(sum(part.features.has_text.sum() for part in parts.values())) - len(demo),
            "parts": {name: len(part.labels) for name, part in parts.items()},
            "sources": {name: {"rows": count} | dict(sources.get(name, {})) for name, count in counts.most_common()},
            "problems": [problem.sentence for problem in dataset.problems],
        },
        "demo": {"rows": len(demo), "seed": _DEMO_LEARNED},
        "split": {"shares": split.SHARES, "grouped": True},
        "config": config.to_dict(),
        "seed": config.seed,
        "best_epoch": fitted.best_epoch,
        "ended": fitted.ended,
        "curves": [asdict(epoch) for epoch in fitted.curves],
    }
