"""A taught model's folder: it appears whole or not at all."""

import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import Dataset
from core.checkpoint import (
    HELDOUT_FILE,
    IMAGE_ENCODER_FILE,
    IMAGE_ENCODERS_FOLDER,
    TEXT_ENCODER_FOLDER,
    TUNED_IMAGE_FILE,
    TUNED_TEXT_FILE,
    WORDS_FILE,
    ModelCard,
)
from core.encoders import tuned
from core.encoders.counting import CountingTextEncoder
from core.encoders.loading import load_encoders
from core.errors import SettingsError
from core.evaluation.measuring import GIVEN, predict_table
from core.predictor import Predictor
from core.settings import Settings
from core.training.continual.lesson import Lesson
from core.training.continual.memory import Memory
from core.training.continual.rows import Classifier
from core.training.figures import summary
from core.training.fit import Epoch
from core.training.record import data_record
from core.training.sources import SOURCES_FILE, read_sources

# What the new model shares with the old. Everything else in a model's folder is written anew or belongs to the old one.
_SHARED_FILES = (IMAGE_ENCODER_FILE, TUNED_IMAGE_FILE, TUNED_TEXT_FILE, WORDS_FILE, SOURCES_FILE)
_SHARED_FOLDERS = (IMAGE_ENCODERS_FOLDER, TEXT_ENCODER_FOLDER)


@dataclass(frozen=True)
class Pupil:
    """A taught model, ready to be written.

    Attributes:
        model: the classifier.
        memory: for the next update.
        lesson: what it was taught.
        curve: one point an epoch.
        updated_from: the card's record of where it comes from and what the update gained and cost.
    """

    model: Classifier
    memory: Memory
    lesson: Lesson
    curve: tuple[Epoch, ...]
    updated_from: Mapping[str, Any]


def write_folder(
    pupil: Pupil, predictor: Predictor, dataset: Dataset, parent: Path, out: Path, settings: Settings
) -> ModelCard:
    """Write the folder under another name, load and measure what lies there, and give it its name.

    Args:
        pupil: the taught model.
        predictor: the model it was taught from.
        dataset: what it was taught.
        parent: that model's folder.
        out: the new folder.
        settings: where features are kept, which device.

    Returns:
        The card as written.

    Raises:
        SettingsError: the folder was made meanwhile.
        OSError: it cannot be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as room:
        # The room itself is for its owner's eyes only; the model's folder inside is as any other.
        draft = Path(room) / out.name
        _share(parent, draft)
        _write_words(pupil, predictor, draft)
        encoders = load_encoders(draft, predictor.card.image_encoder.name, predictor.card.text_encoder.name, settings)
        card = _card(pupil, predictor, dataset, draft)
        card = replace(card, text_encoder=replace(card.text_encoder, digest=encoders[1].digest, dim=encoders[1].dim))
        card = checkpoint.save(draft, pupil.model, card)
        pupil.memory.write(draft, card.sha256)
        card = replace(card, metrics=_measure(Predictor(pupil.model, card, *encoders), pupil, draft, settings.cache))
        checkpoint.write_card(draft, card)
        if out.exists():
            raise SettingsError(f"{out} was made meanwhile, so nothing was written; name another folder.")
        draft.rename(out)
    return card


def _share(parent: Path, draft: Path) -> None:
    draft.mkdir()
    for name in _SHARED_FILES:
        if (parent / name).is_file():
            shutil.copyfile(parent / name, draft / name)
    for name in _SHARED_FOLDERS:
        if (parent / name).is_dir():
            shutil.copytree(parent / name, draft / name)


def _write_words(pupil: Pupil, predictor: Predictor, draft: Path) -> None:
    """Scores of words for the new categories too, where the model counts words."""
    if pupil.lesson.added and isinstance(predictor.text_encoder, CountingTextEncoder):
        words = predictor.text_encoder.words.with_unlearned(len(pupil.lesson.added))
        tuned.write(draft / WORDS_FILE, words.state())


def _card(pupil: Pupil, predictor: Predictor, dataset: Dataset, draft: Path) -> ModelCard:
    old = dict(predictor.card.training)
    earlier = [*old.pop("earlier_data", ()), old.get("data", {})]
    parts = pupil.lesson.parts
    data = data_record(
        dataset,
        pupil.lesson.products,
        parts={name: len(part.products) for name, part in parts.items()},
        with_image=int(sum(part.rows.features.has_image.sum() for part in parts.values())),
        with_text=int(sum(part.rows.features.has_text.sum() for part in parts.values())),
        sources=read_sources(draft),
    )
    return ModelCard(
        name=draft.name,
        categories=(*predictor.categories, *pupil.lesson.added),
        image_encoder=predictor.card.image_encoder,
        text_encoder=predictor.card.text_encoder,
        fusion=pupil.model.config,
        training=old
        | {
            "data": data,
            "earlier_data": earlier,
            "updated_from": dict(pupil.updated_from),
            "curves": [asdict(epoch) for epoch in pupil.curve],
            "best_epoch": len(pupil.curve),
            "ended": "epochs",
        },
        versions=checkpoint.library_versions(),
    )


def _measure(predictor: Predictor, pupil: Pupil, draft: Path, cache: Path) -> dict[str, Any]:
    """Figures on the new held-out products, whose table is written, and on the protected ones."""
    part = pupil.lesson.parts[split.HELDOUT]
    whole = predict_table(part.products, predictor, cache)
    whole.write(draft / HELDOUT_FILE)
    features = part.rows.features
    seen = {"image": features.has_image, "text": features.has_text}
    heldout = {"both": summary(whole)} | {
        given: summary(predict_table(part.products, predictor, cache, given))
        for given in GIVEN
        if given in seen and seen[given].any()
    }
    figures = pupil.updated_from["figures"]
    return {"heldout": heldout, "protected": {"n": figures["protected"], "accuracy": figures["protected_after"]}}
