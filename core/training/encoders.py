"""The encoders of a model in training: as they come, or tuned on the training part and kept for a second run."""

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file

from core import checkpoint
from core import text as texts_module
from core.catalog.kind_names import DEPARTMENTS, KindName, compose_listing, read_kind_names
from core.catalog.product import Product
from core.encoders import tuned
from core.encoders.image import ImageEncoder
from core.encoders.loading import load_encoders, load_image_encoder
from core.encoders.spec import JOINT
from core.encoders.text import TextEncoder
from core.encoders.word_scores import WordScores
from core.files import replacing
from core.model import FusionClassifier, FusionConfig
from core.settings import Settings
from core.training.config import FitConfig
from core.training.features import encode_products
from core.training.fit import fit
from core.training.lesson import Lesson
from core.training.tune_image import ImageTuning, tune_image
from core.training.tune_text import TextTuning, tune_text
from core.training.tuning import TunedEncoder

TuningProgress = Callable[[str, int, int], None]
_LISTINGS_PER_KIND = 2


@dataclass(frozen=True)
class Heads:
    """Linear classifiers that were tuned together with their encoders.

    Attributes:
        image: on image features.
        text: on sentence vectors.
    """

    image: TunedEncoder
    text: TunedEncoder


@dataclass(frozen=True)
class Prepared:
    """Encoders that are ready to encode a catalogue.

    Attributes:
        image: the picture's.
        text: the text's.
        heads: classifiers that came out of tuning; None for encoders as they come.
        folder: where the files lie that a model folder needs for them; None where it needs none.
    """

    image: ImageEncoder
    text: TextEncoder
    heads: Heads | None = None
    folder: Path | None = None


def prepare(
    train: Lesson,
    validation: Lesson,
    categories: Sequence[str],
    config: FitConfig,
    settings: Settings,
    digest: str,
    progress: TuningProgress | None = None,
) -> Prepared:
    """Load the encoders and, for a fusion of experts, tune them and count words.

    Everything that is learned here is kept in the cache under a key of data and settings: an interrupted run goes on
    where it was, and a second one takes it over.

    Args:
        train: what is learned from.
        validation: what the learning curves are measured on.
        categories: C names.
        config: how to train.
        settings: where the cache lies, which device.
        digest: of the dataset.
        progress: called with what is being done (``text`` or ``pictures``), steps done, steps in all.

    Raises:
        SettingsError: the file with names of kinds cannot be read.
    """
    image = load_image_encoder(JOINT.join(config.image_encoders), settings)
    text = TextEncoder(config.text_encoder, settings)
    if config.fusion == "concat":
        return Prepared(image, text)
    text_plan = TextTuning(config.text_epochs, seed=config.seed)
    image_plan = ImageTuning(config.image_epochs, seed=config.seed)
    # Before the file's bytes go into the key: where it cannot be read, a sentence says so.
    kinds = read_kind_names(Path(config.kinds_file) if config.kinds_file else DEPARTMENTS, categories)
    made = (digest, image.digest, text.digest, text_plan, image_plan, config)
    folder = settings.cache / "tuning" / _key(made, config, train)
    words = folder / checkpoint.WORDS_FILE
    if not words.is_file():
        _save(words, count_words(train, kinds, categories, config.seed).state())
    seeing = _picture_head(image, text, train, validation, len(categories), config, settings)
    heads = Heads(
        text=tune_text(
            text, train, validation, categories, kinds, text_plan, folder / "text.state", _named("text", progress)
        ),
        image=TunedEncoder({}, seeing, ())
        if not image_plan.epochs
        else tune_image(
            image, train, validation, seeing, image_plan, folder / "pictures.state", _named("pictures", progress),
        ),
    )  # fmt: skip
    for name, head in ((checkpoint.TUNED_TEXT_FILE, heads.text), (checkpoint.TUNED_IMAGE_FILE, heads.image)):
        if head.tensors:
            tuned.write(folder / name, head.tensors)
    tuned_image, tuned_text = load_encoders(folder, image.name, text.name, settings)
    return Prepared(tuned_image, tuned_text, heads, folder)


def _picture_head(
    image: ImageEncoder, text: TextEncoder, train: Lesson, validation: Lesson, classes: int, config: FitConfig,
    settings: Settings,
) -> FusionClassifier:  # fmt: skip
    """A classifier of pictures alone, trained on the encoder's features as they come."""
    tables, labels = [], []
    for lesson in (train, validation):
        # Texts are not needed here, so none is encoded.
        pictures = [Product(product.id, image=product.image) for product in lesson.products]
        features = encode_products(pictures, image, text, settings.cache).first_text_columns(0)
        tables.append(features.rows(features.has_image))
        labels.append(lesson.labels[features.has_image])
    if not len(tables[0]) or not len(tables[1]):
        return FusionClassifier(FusionConfig(image.dim, 0, classes, hidden=config.hidden, dropout=config.dropout))
    return fit(tables[0], labels[0], tables[1], labels[1], classes, config).model


def _key(made: tuple[object, ...], config: FitConfig, train: Lesson) -> str:
    """Names what was learned, from what and how."""
    kinds = Path(config.kinds_file or DEPARTMENTS).read_bytes()
    ids = "\n".join(product.id for product in train.products)
    return hashlib.sha256(f"{made}{ids}".encode() + kinds).hexdigest()[:16]


def count_words(train: Lesson, kinds: Sequence[KindName], categories: Sequence[str], seed: int) -> WordScores:
    """Fit the classifier on counted words, to a catalogue's texts and to listings composed from names of kinds.

    Args:
        train: the catalogue's training part.
        kinds: names of kinds; may be empty.
        categories: C names.
        seed: of the listings and of the classifier.
    """
    rng = random.Random(seed)
    siblings: dict[str, list[str]] = {}
    for kind in kinds:
        siblings.setdefault(kind.category, []).append(kind.name)
    listings = [compose_listing(kind, siblings, rng) for _ in range(_LISTINGS_PER_KIND) for kind in kinds]
    owners = [categories.index(kind.category) for _ in range(_LISTINGS_PER_KIND) for kind in kinds]
    texts = [texts_module.clean(product.text) for product in train.products]
    labels = np.concatenate([train.labels, np.array(owners, dtype=train.labels.dtype)])
    return WordScores.fit([*texts, *listings], labels, len(categories), seed)


def _save(path: Path, tensors: dict[str, torch.Tensor]) -> None:
    with replacing(path) as temporary:
        save_file(tensors, temporary)


def _named(name: str, progress: TuningProgress | None) -> Callable[[int, int], None] | None:
    if progress is None:
        return None
    return lambda done, total: progress(name, done, total)
