"""From a dataset to a model folder: split, encode, fit, measure on what was held out, write."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import DEMO, Dataset
from core.catalog.demo import CATEGORIES as DEMO_CATEGORIES
from core.catalog.demo import demo_products
from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.loading import keep_given_weights
from core.encoders.text import TextEncoder
from core.errors import DatasetError, SettingsError
from core.evaluation.baselines import text_baseline
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.files import replacing_folder, writing_to
from core.model import FusionConfig
from core.predictor import Predictor
from core.settings import Settings
from core.training.config import FitConfig
from core.training.continual.memory import Memory
from core.training.continual.remember import remember
from core.training.continual.rows import Classifier, Rows
from core.training.encoders import Prepared, TuningProgress, prepare
from core.training.features import FeatureTable, encode_products
from core.training.figures import abstention, figures
from core.training.fit import Epoch
from core.training.fusion import fit_fusion
from core.training.lesson import Lesson, categorised, lesson_of, rows_by_part
from core.training.record import data_record
from core.training.sources import examples_allowed, read_sources

Progress = Callable[[int, int], None]
# Seed of the demo drawings that are learned from: never what is measured, shown and tested with.
_DEMO_LEARNED = 1


@dataclass(frozen=True)
class _Part:
    """Products of one part of the split, with their features."""

    lesson: Lesson
    features: FeatureTable


def train(
    dataset: Dataset,
    out: Path,
    config: FitConfig,
    settings: Settings,
    on_encoded: Progress | None = None,
    on_epoch: Callable[[Epoch, int], None] | None = None,
    on_tuned: TuningProgress | None = None,
    on_remembered: Progress | None = None,
) -> ModelCard:
    """Train a model and write its folder: weights, card, memory, predictions on the held-out part.

    An older model in the folder stays whole until the new one takes its place; files that are no part of a model stay.
    What is known of the dataset's sources (licence, credit) is taken into the card from ``sources.toml`` in
    the folder, when there is one.

    Args:
        dataset: products with categories; those without are left out.
        out: the model's folder.
        config: how to train.
        settings: where features are kept, which device.
        on_encoded: called with (pictures and texts encoded, in all).
        on_epoch: called after each epoch of the perceptron with its figures and the number of epochs planned.
        on_tuned: called with which encoder is being tuned, steps done, steps in all.
        on_remembered: called with (rows done, rows in all) while the model's memory is made.

    Returns:
        The card, whose ``metrics`` hold the figures.

    Raises:
        DatasetError: fewer than two categories, or a part of the split is empty.
        SettingsError: the folder cannot be written, or a file that the configuration names cannot be read.
    """
    labelled, categories = categorised(dataset)
    sources = read_sources(out)
    demo = demo_rows(categories, config)
    everything = lesson_of(labelled + demo, categories)
    assigned = np.concatenate([split.assign(labelled, config.seed), np.full(len(demo), split.TRAIN)])
    rows = rows_by_part(assigned)
    with writing_to(out, "The model", SettingsError):  # before the hours of work that would be lost
        out.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryDirectory(dir=out.resolve().parent).cleanup()
    lessons = {name: everything.rows(chosen) for name, chosen in rows.items()}
    encoders = prepare(
        lessons[split.TRAIN], lessons[split.VALIDATION], categories, config, settings, dataset.digest, on_tuned
    )
    features = encode_products(everything.products, encoders.image, encoders.text, settings.cache, on_encoded)
    parts = {name: _Part(lessons[name], features.rows(chosen)) for name, chosen in rows.items()}
    model, record = fit_fusion(
        *(parts[split.TRAIN].features, lessons[split.TRAIN].labels),
        *(parts[split.VALIDATION].features, lessons[split.VALIDATION].labels),
        len(categories),
        encoders.heads,
        config,
        on_epoch,
    )
    training = _training_record(dataset, labelled, parts, demo, sources, config) | dict(record)
    card = _card(out, categories, encoders, model.config, training)
    predictor = Predictor(model, card, encoders.image, encoders.text)
    training["abstention"] = abstention(predictor, lessons[split.VALIDATION].products, settings.cache)
    heldout = predict_table(lessons[split.HELDOUT].products, predictor, settings.cache)
    metrics = _metrics(predictor, lessons, heldout, config, settings.cache)
    card = replace(card, training=training, metrics=metrics)
    memory = _remember(model.cpu(), parts, sources, config, on_remembered)
    with writing_to(out, "The model", SettingsError), _renewing(out.resolve()) as folder:
        heldout.write(folder / checkpoint.HELDOUT_FILE)
        checkpoint.copy_encoder_files(encoders.folder, folder)
        keep_given_weights(encoders.image, folder)
        card = checkpoint.save(folder, model, card)
        memory.write(folder, card.sha256)
    return card


@contextmanager
def _renewing(folder: Path) -> Iterator[Path]:
    """Yield a copy of a folder, which takes the folder's place once all in it is written."""
    with replacing_folder(folder) as copy:
        shutil.copytree(folder, copy, symlinks=True, dirs_exist_ok=True)
        yield copy


def _remember(
    model: Classifier,
    parts: Mapping[str, _Part],
    sources: Mapping[str, Any],
    config: FitConfig,
    on_remembered: Progress | None,
) -> Memory:
    """What lets the model learn on later, without these products."""
    rows = {name: Rows(part.features, part.lesson.labels) for name, part in parts.items()}
    allowed = {name: rows[name].take(examples_allowed(part.lesson.products, sources)) for name, part in parts.items()}
    learned, watched = split.TRAIN, split.VALIDATION
    return remember(model, rows[learned], allowed[learned], allowed[watched], config.seed, on_remembered)


def demo_rows(categories: Sequence[str], config: FitConfig) -> list[Product]:
    """Drawings to learn from beside the dataset, when it has every category of the demo."""
    if config.demo_per_category < 1 or not set(DEMO_CATEGORIES) <= set(categories):
        return []
    return demo_products(config.demo_per_category, _DEMO_LEARNED)


def _card(
    out: Path, categories: tuple[str, ...], encoders: Prepared, fusion: FusionConfig, training: Mapping[str, Any]
) -> ModelCard:
    return ModelCard(
        name=out.resolve().name,
        categories=categories,
        image_encoder=_encoder_card(encoders.image, asdict(encoders.image.preprocessing)),
        text_encoder=_encoder_card(encoders.text, {"max_tokens": encoders.text.max_tokens}),
        fusion=fusion,
        training=training,
        versions=checkpoint.library_versions(),
    )


def _encoder_card(encoder: ImageEncoder | TextEncoder, preprocessing: Mapping[str, Any]) -> EncoderCard:
    return EncoderCard(encoder.name, encoder.digest, encoder.weights.origin, encoder.dim, preprocessing)


def _metrics(
    predictor: Predictor, lessons: Mapping[str, Lesson], heldout: PredictionTable, config: FitConfig, cache: Path
) -> dict[str, Any]:
    """Figures on held-out products by what the model is given, and the text baseline's on the same products."""
    test, validation = lessons[split.HELDOUT].products, lessons[split.VALIDATION].products
    learned = [product for product in lessons[split.TRAIN].products if product.attributes.get("source") != DEMO]
    found = figures(predictor, test, validation, heldout, cache)
    with suppress(DatasetError):  # a catalogue of pictures alone has no words to count
        baseline = text_baseline(
            [product.text for product in learned],
            [product.category or "" for product in learned],
            [product.text for product in test],
            [product.category or "" for product in test],
            config.seed,
        )
        found["baseline"] = baseline.to_dict()
    return found


def _training_record(
    dataset: Dataset,
    labelled: Sequence[Product],
    parts: Mapping[str, _Part],
    demo: Sequence[Product],
    sources: Mapping[str, Any],
    config: FitConfig,
) -> dict[str, Any]:
    return {
        "data": data_record(
            dataset,
            labelled,
            parts={name: len(part.features) for name, part in parts.items()},
            with_image=int(sum(part.features.has_image.sum() for part in parts.values())) - len(demo),
            with_text=int(sum(part.features.has_text.sum() for part in parts.values())) - len(demo),
            sources=sources,
        ),
        "demo": {"rows": len(demo), "seed": _DEMO_LEARNED},
        "split": {"shares": split.SHARES, "grouped": True},
        "config": config.to_dict(),
        "seed": config.seed,
    }
