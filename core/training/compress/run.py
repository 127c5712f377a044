"""From a model to a smaller one of its own folder, and what that costs."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.loading import load_encoders
from core.encoders.text import TextEncoder
from core.errors import DatasetError, SettingsError
from core.evaluation.measuring import predict_table
from core.evaluation.robustness import sample
from core.evaluation.selection import heldout_ids, select
from core.experts import ExpertFusion
from core.files import replacing_folder, writing_to
from core.model import FusionClassifier
from core.predictor import Predictor
from core.settings import Settings
from core.training.compress.measure import agreement, latencies, throughputs
from core.training.compress.plan import Plan
from core.training.compress.refit import fit_config, refit
from core.training.compress.results import Point, Results
from core.training.compress.size import size_in_float32, size_on_disk
from core.training.compress.students import Lesson, Steps, write_students
from core.training.features import FeatureTable, encode_products
from core.training.figures import abstention, figures
from core.training.run import demo_rows

_TIMED = 32
_MANY = 128


@dataclass(frozen=True)
class Job:
    """A model that is to become smaller, and what it is taught and measured with.

    Attributes:
        folder: the original's folder.
        original: the original, loaded.
        products: part of the split -> products of the dataset it was trained on.
        data: name and digest of the dataset.
        settings: where features and unfinished work are kept, in which arithmetic.
        progress: called with what is being done, steps done, steps in all (0 where not known); may raise to stop.
        explained: held-out products whose explanations are compared.
    """

    folder: Path
    original: Predictor
    products: dict[str, list[Product]]
    data: dict[str, Any]
    settings: Settings
    progress: Steps
    explained: int = 20

    def encoding(self, done: int, total: int) -> None:
        """Say how far pictures and texts are encoded."""
        self.progress("Encoding pictures and texts", done, total)

    def labels(self, products: Sequence[Product]) -> np.ndarray:
        """Indices of the products' categories, (N,)."""
        return np.array([self.original.categories.index(product.category or "") for product in products])


def prepare(dataset: Dataset, folder: Path, settings: Settings, progress: Steps, explained: int = 20) -> Job:
    """Load a model and divide the dataset that it was trained on as it was then.

    Raises:
        CheckpointError, EncoderError: the model cannot be loaded.
        DatasetError: the model was trained on another dataset, or a part of the split is empty.
    """
    original = Predictor.load(folder, settings)
    card = original.card
    parts = {}
    known = heldout_ids(folder, original.categories)
    for part in split.PARTS:
        chosen = select(dataset, card, known, part)
        if not chosen.familiar:
            raise DatasetError(
                f"{card.name} was trained on {card.training.get('data', {}).get('name', 'other data')}, not on "
                f"{dataset.name}; a smaller copy is taught and measured with the products that the original knew."
            )
        parts[part] = list(chosen.products)
    data = {"name": dataset.name, "digest": dataset.digest}
    return Job(folder, original, parts, data, settings, progress, explained)


def build(job: Job, plan: Plan) -> Path:
    """Make a smaller copy in the cache; one that is there already is taken over.

    Args:
        job: the model and its products.
        plan: what is to be done.

    Returns:
        The copy's folder, complete but for its name.

    Raises:
        EncoderError: kept work of an earlier run is damaged.
        OSError: the cache cannot be written.
    """
    scratch, out = _folders(job, plan)
    if (out / checkpoint.CARD_FILE).is_file():
        return out
    card = job.original.card
    parts = (split.TRAIN, split.VALIDATION) if plan.reshapes else ()
    lessons = [_lesson(job, part) for part in parts]
    write_students(job.folder, card, lessons, plan, job.settings, scratch, out, job.progress)
    own = replace(job.settings, image_weights=None, text_weights=None)
    image, text = load_encoders(out, card.image_encoder.name, card.text_encoder.name, own)
    model, record = _refitted(job, plan, lessons, image, text) if lessons else (job.original.model, {})
    made = {"from": card.name, "digest": card.sha256, "plan": plan.to_dict(), "label": plan.label}
    card = replace(
        card,
        image_encoder=_encoder_card(card.image_encoder, image, card.name),
        text_encoder=_encoder_card(card.text_encoder, text, card.name),
        fusion=model.config,
        training=dict(card.training) | record | {"compressed": made},
        versions=checkpoint.library_versions(),
    )
    # Kept first, so that what is measured is what anyone will load.
    unnamed = out.with_name(f"{out.name}-unmeasured")
    unnamed.mkdir(parents=True, exist_ok=True)
    checkpoint.save(unnamed, model, card, plan.precision)
    card = _measured(job, Predictor(*checkpoint.load(unnamed), image, text), out)
    shutil.move(unnamed / checkpoint.WEIGHTS_FILE, out / checkpoint.WEIGHTS_FILE)
    checkpoint.write_card(out, card)
    shutil.rmtree(unnamed)
    return out


def _refitted(
    job: Job, plan: Plan, lessons: Sequence[Lesson], image: ImageEncoder, text: TextEncoder
) -> tuple[FusionClassifier | ExpertFusion, dict[str, Any]]:
    """The classifier, taught anew on what the smaller encoders give, and what is to be known of that."""
    (learned, its_labels), (watched, their_labels) = (
        (_encode(job, lesson.products, image, text), job.labels(lesson.products)) for lesson in lessons
    )
    config = fit_config(job.original.model, job.original.card.training, plan.prune)
    model, found = refit(job.original.model, learned, its_labels, watched, their_labels, config)
    return model, {name: found[name] for name in ("best_epoch", "ended", "curves", "experts") if name in found}


def _measured(job: Job, copy: Predictor, out: Path) -> ModelCard:
    """The copy's card with its figures; its predictions on held-out products are written to ``out``."""
    heldout, validation, cache = job.products[split.HELDOUT], job.products[split.VALIDATION], job.settings.cache
    table = predict_table(heldout, copy, cache, progress=job.encoding)
    table.write(out / checkpoint.HELDOUT_FILE)
    measured = figures(copy, heldout, validation, table, cache)
    return replace(
        copy.card,
        metrics=dict(job.original.card.metrics) | measured,
        training=dict(copy.card.training) | {"abstention": abstention(copy, validation, cache)},
    )


def measure_all(job: Job, plans: Sequence[Plan], results: Results | None, keep: Path | None) -> Results:
    """Make and measure a copy by every plan; what was measured before in the same way is taken over.

    Args:
        job: the model and its products.
        plans: what is to be done, one copy each.
        results: of an earlier run; those of another model, dataset, machine or plan are left aside.
        keep: folder that the results are written to after every copy; None keeps them nowhere.

    Returns:
        The original's figures, and a point a plan.
    """
    heldout = job.products[split.HELDOUT]
    machine = {
        "threads": torch.get_num_threads(),
        "arithmetic": str(job.original.image_encoder.dtype).removeprefix("torch."),
        "timed": min(_TIMED, len(heldout)),
    }
    fresh = Results(job.original.reference, job.data, machine, size_in_float32(job.original), ())
    explained = len(sample.draw(heldout, job.explained, job.original.categories))
    results = results and results.beside(fresh, explained, [plan.to_dict() for plan in plans])
    if results is None:
        results = fresh.with_point(_point(job, job.original, job.folder, None, fresh.float32_bytes))
    for number, plan in enumerate(plans):
        job.progress(f"Copy {number + 1} of {len(plans)}: {plan.label}", number, len(plans))
        if any(dict(each.plan) == plan.to_dict() for each in results.points):
            continue
        folder = build(job, plan)
        copy = Predictor.load(folder, replace(job.settings, image_weights=None, text_weights=None))
        results = results.with_point(_point(job, copy, folder, plan, results.float32_bytes))
        if keep is not None:
            results.write(keep)
    if keep is not None:
        results.write(keep)
    return results


def publish(built: Path, out: Path, point: Point | None = None) -> ModelCard:
    """Put a copy from the cache where models lie; the folder appears whole or not at all.

    Args:
        built: what :func:`build` returned.
        out: the new model's folder.
        point: its figures, which go into its card.

    Raises:
        SettingsError: ``out`` holds something else than a compressed model, or cannot be written.
    """
    check_out(out)
    with writing_to(out, "The copy", SettingsError), replacing_folder(out) as whole:
        shutil.copytree(built, whole, dirs_exist_ok=True)
        card = replace(checkpoint.read_card(whole), name=out.resolve().name)
        if point is not None:
            made = dict(card.training["compressed"]) | {"figures": point.to_dict()}
            card = replace(card, training=dict(card.training) | {"compressed": made})
        checkpoint.write_card(whole, card)
    return card


def check_out(out: Path) -> None:
    """Make sure that nothing but an older compressed copy would be replaced.

    Raises:
        SettingsError: the folder holds something else.
    """
    checkpoint.check_replaceable(out, "compressed", "compressed copy")


def _folders(job: Job, plan: Plan) -> tuple[Path, Path]:
    """Where learning is kept, whatever the precision, and where the copy is built."""
    shaped = replace(plan, precision="float32")
    ids = [product.id for part in split.PARTS for product in job.products[part]]
    made = f"{job.original.digest}{job.original.card.image_encoder}{job.original.card.text_encoder}{shaped}{ids}"
    scratch = job.settings.cache / "compress" / hashlib.sha256(made.encode()).hexdigest()[:16]
    return scratch, scratch / plan.precision


def _lesson(job: Job, part: str) -> Lesson:
    """Products of a part with the original's features; drawings too where the original learned from them."""
    products, predictor = list(job.products[part]), job.original
    if part == split.TRAIN:
        config = fit_config(predictor.model, predictor.card.training, 0.0)
        products += demo_rows(predictor.categories, config) if "demo" in predictor.card.training else []
    return Lesson(products, _encode(job, products, predictor.image_encoder, predictor.text_encoder))


def _encode(job: Job, products: Sequence[Product], image: ImageEncoder, text: TextEncoder) -> FeatureTable:
    return encode_products(products, image, text, job.settings.cache, job.encoding)


def _encoder_card(card: EncoderCard, encoder: ImageEncoder | TextEncoder, original: str) -> EncoderCard:
    return replace(card, digest=encoder.digest, origin=f"compressed from {original}'s ({card.origin})")


def _point(job: Job, copy: Predictor, folder: Path, plan: Plan | None, float32_bytes: int) -> Point:
    heldout = job.products[split.HELDOUT]
    cache = job.settings.cache
    report = predict_table(heldout, copy, cache, progress=job.encoding).evaluate()
    validation = predict_table(job.products[split.VALIDATION], copy, cache, progress=job.encoding)
    job.progress("Measuring time", 0, 0)
    timed = sample.draw(heldout, max(_MANY, job.explained), job.original.categories)
    size = size_on_disk(folder, copy)
    of_original, latency = latencies([job.original, copy], timed[:_TIMED])
    job.progress("Comparing explanations", 0, 0)
    explained = timed[: job.explained]
    maps, words = agreement(job.original, copy, explained)
    return Point(
        label="original" if plan is None else plan.label,
        plan={} if plan is None else plan.to_dict(),
        bytes=size,
        smaller=1 - size / float32_bytes,
        accuracy=report.accuracy,
        f1_macro=report.f1_macro,
        n=report.n,
        validation_accuracy=float(validation.correct.mean()),
        latency_ms=latency,
        times_as_fast=1.0 if plan is None else of_original / latency,
        products_per_second=throughputs([copy], timed[:_MANY])[0],
        map_agreement=maps,
        word_agreement=words,
        explained=len(explained),
    )
