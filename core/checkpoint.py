"""Models on disk: a folder with ``model.safetensors`` and ``model.json``, written whole and verified when read."""

import importlib.metadata
import platform
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load_file

from core import json_files
from core.encoders.packing import unpack, write_packed
from core.errors import CheckpointError, SettingsError
from core.experts import ExpertFusion, build_fusion
from core.files import replacing, sha256_of
from core.model import FusionClassifier, FusionConfig

FORMAT = 1
WEIGHTS_FILE = "model.safetensors"
CARD_FILE = "model.json"
HELDOUT_FILE = "heldout.parquet"
# Present only where a model brings encoders of its own.
IMAGE_ENCODER_FILE = "image_encoder.safetensors"
IMAGE_ENCODERS_FOLDER = "image_encoders"
TEXT_ENCODER_FOLDER = "text_encoder"
# Present only where a model tuned the pretrained encoders, and where it counts words.
TUNED_IMAGE_FILE = "image_tuned.safetensors"
TUNED_TEXT_FILE = "text_tuned.safetensors"
WORDS_FILE = "words.safetensors"
_LIBRARIES = ("torch", "timm", "sentence-transformers", "transformers", "scikit-learn", "numpy", "pillow")


@dataclass(frozen=True)
class EncoderCard:
    """An encoder that a model was trained on.

    Attributes:
        name: timm or sentence-transformers name.
        digest: SHA-256 of its weights.
        origin: where the weights came from when the model was trained.
        dim: length of its feature vectors.
        preprocessing: how its input is made.
    """

    name: str
    digest: str
    origin: str
    dim: int
    preprocessing: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ModelCard:
    """All that ``model.json`` says of a model.

    Attributes:
        name: the folder's name.
        categories: category names in the order of the outputs.
        image_encoder: the picture's encoder.
        text_encoder: the text's encoder.
        fusion: shape of the classifier.
        training: data (name, rows, digest), seed, settings, learning curves.
        metrics: figures on the held-out split, by what the model was given (``both``, ``image``, ``text``).
        versions: libraries the model was trained with.
        sha256: digest of ``model.safetensors``.
    """

    name: str
    categories: tuple[str, ...]
    image_encoder: EncoderCard
    text_encoder: EncoderCard
    fusion: FusionConfig
    training: Mapping[str, Any] = field(default_factory=dict)
    metrics: Mapping[str, Any] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The content of ``model.json``."""
        return {
            "format": FORMAT,
            "name": self.name,
            "categories": list(self.categories),
            "encoders": {"image": asdict(self.image_encoder), "text": asdict(self.text_encoder)},
            "fusion": self.fusion.to_dict(),
            "training": dict(self.training),
            "metrics": dict(self.metrics),
            "versions": dict(self.versions),
            "sha256": self.sha256,
        }


def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries a result depends on."""
    return {"python": platform.python_version()} | {name: importlib.metadata.version(name) for name in _LIBRARIES}


def save(
    folder: Path, model: FusionClassifier | ExpertFusion, card: ModelCard, precision: str = "float32"
) -> ModelCard:
    """Write a model; each file replaces an older one only when whole.

    Args:
        folder: the model's folder.
        model: the classifier.
        card: what is known of it.
        precision: one of :data:`core.encoders.packing.PRECISIONS`.

    Returns:
        The card as written, with the digest of the weights.

    Raises:
        OSError: the folder cannot be written.
    """
    weights = folder / WEIGHTS_FILE
    write_packed(weights, model.state_dict(), precision)
    card = replace(card, sha256=sha256_of(weights))
    write_card(folder, card)
    return card


def copy_encoder_files(source: Path | None, folder: Path) -> None:
    """Make a model folder's files of tuned encoders and words those of ``source``; none when it is None.

    Raises:
        OSError: the folder cannot be written.
    """
    for name in (TUNED_IMAGE_FILE, TUNED_TEXT_FILE, WORDS_FILE):
        if source is None or not (source / name).is_file():
            (folder / name).unlink(missing_ok=True)
            continue
        with replacing(folder / name) as temporary:
            shutil.copyfile(source / name, temporary)


def write_card(folder: Path, card: ModelCard) -> None:
    """Write ``model.json``."""
    json_files.write(folder / CARD_FILE, card.to_dict())


def load(folder: Path) -> tuple[FusionClassifier | ExpertFusion, ModelCard]:
    """Read a model and verify it.

    Raises:
        CheckpointError: a file is missing or damaged, or the parts do not belong together; the sentence names which.
    """
    card = read_card(folder)
    path = folder / WEIGHTS_FILE
    if not path.is_file():
        raise CheckpointError(f"The model folder {folder} has no {WEIGHTS_FILE}; train or copy the model again.")
    if sha256_of(path) != card.sha256:
        raise CheckpointError(
            f"{WEIGHTS_FILE} in {folder} is not the file that {CARD_FILE} describes (its SHA-256 differs); "
            "copy both files again."
        )
    if len(card.categories) != card.fusion.classes or len(set(card.categories)) != len(card.categories):
        raise CheckpointError(
            f"{CARD_FILE} in {folder} names {len(set(card.categories))} different categories "
            f"for a model with {card.fusion.classes} outputs."
        )
    model = build_fusion(card.fusion)
    try:
        model.load_state_dict(unpack(load_file(path)))
    except (SafetensorError, RuntimeError, ValueError, OSError) as error:
        raise CheckpointError(f"{WEIGHTS_FILE} in {folder} does not fit the shape given in {CARD_FILE}.") from error
    return model.eval().requires_grad_(False), card


def read_card(folder: Path) -> ModelCard:
    """Read ``model.json`` alone.

    Raises:
        CheckpointError: it is missing, not JSON, of another format, or lacks an entry.
    """
    return json_files.read(
        folder / CARD_FILE,
        _card,
        FORMAT,
        kind="model",
        again="train it or copy it again",
        error=CheckpointError,
    )


def _card(values: Mapping[str, Any]) -> ModelCard:
    return ModelCard(
        name=values["name"],
        categories=tuple(values["categories"]),
        image_encoder=EncoderCard(**values["encoders"]["image"]),
        text_encoder=EncoderCard(**values["encoders"]["text"]),
        fusion=FusionConfig.from_dict(values["fusion"]),
        training=values["training"],
        metrics=values["metrics"],
        versions=values["versions"],
        sha256=values["sha256"],
    )


def check_replaceable(folder: Path, mark: str, kind: str) -> None:
    """Make sure that nothing but an older model of a kind would be replaced.

    Args:
        folder: where a model is to go.
        mark: entry that the ``training`` of such a model's card has.
        kind: what such a model is, for the sentence, such as ``compressed copy``.

    Raises:
        SettingsError: the folder holds something else.
        CheckpointError: its card is damaged.
    """
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    if not (folder / CARD_FILE).is_file() or mark not in read_card(folder).training:
        raise SettingsError(f"{folder} is there already and is no {kind}; name another folder.")


def check_encoder(card: EncoderCard, name: str, digest: str, dim: int) -> None:
    """Make sure that an encoder is the one a model was trained on.

    Raises:
        CheckpointError: name, weights or size differ.
    """
    if (card.name, card.digest, card.dim) != (name, digest, dim):
        raise CheckpointError(
            f"The model was trained on the encoder {card.name} with weights {card.digest[:12]} ({card.dim} numbers), "
            f"but {name} with weights {digest[:12]} ({dim} numbers) was loaded; give it the encoder it was trained on."
        )
