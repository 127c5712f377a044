"""What a model keeps of the products it learned from, so that it can learn on without them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from core.errors import CheckpointError
from core.files import replacing
from core.model import FusionConfig
from core.training.continual.rows import Classifier, Rows
from core.training.features import FeatureTable

MEMORY_FILE = "memory.safetensors"
_DIGEST = "model"
_SETS = ("buffer", "protected")


@dataclass(frozen=True)
class Memory:
    """A model's memory.

    Attributes:
        fisher: parameter name -> how much each weight matters (:mod:`core.training.continual.fisher`).
        buffer: features of a few products that it learned from, to replay.
        protected: features of products that it did not learn from, on which what an update costs is measured.
    """

    fisher: Mapping[str, torch.Tensor]
    buffer: Rows
    protected: Rows

    def write(self, folder: Path, digest: str) -> None:
        """Write it beside the model with these weights; bfloat16 and float16 halve the file.

        Args:
            folder: the model's.
            digest: SHA-256 of the model's weights.

        Raises:
            OSError: the folder cannot be written.
        """
        tensors = {f"fisher.{name}": value.bfloat16().contiguous() for name, value in self.fisher.items()}
        for name in _SETS:
            tensors |= {f"{name}.{part}": value for part, value in _packed(getattr(self, name)).items()}
        with replacing(folder / MEMORY_FILE) as temporary:
            save_file(tensors, temporary, {_DIGEST: digest})


def read_memory(folder: Path, model: Classifier, digest: str) -> Memory:
    """Read a model's memory and make sure that it is this model's.

    Args:
        folder: the model's.
        model: the model.
        digest: SHA-256 of its weights.

    Raises:
        CheckpointError: there is none, it is damaged, or it belongs to other weights.
    """
    path = folder / MEMORY_FILE
    if not path.is_file():
        raise CheckpointError(
            f"{folder.name} has no {MEMORY_FILE}, without which it would forget what it knows; make one from the data "
            f"it was trained on: python -m core remember DATA --checkpoint {folder}."
        )
    try:
        with safe_open(path, "pt") as file:
            owner = (file.metadata() or {}).get(_DIGEST)
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (it is no mapping)
        memory = Memory(_fisher(tensors, model), *(_unpacked(tensors, name, model.config) for name in _SETS))
    except (SafetensorError, OSError, KeyError, ValueError, RuntimeError, IndexError) as error:
        raise CheckpointError(f"{MEMORY_FILE} in {folder} is damaged; copy or make it again.") from error
    if owner != digest:
        raise CheckpointError(f"{MEMORY_FILE} in {folder} belongs to other weights; copy or make it again.")
    return memory


def _fisher(tensors: Mapping[str, torch.Tensor], model: Classifier) -> dict[str, torch.Tensor]:
    found = {name: tensors[f"fisher.{name}"].float() for name, _ in model.named_parameters()}
    if any(found[name].shape != value.shape for name, value in model.named_parameters()):
        raise ValueError("shapes differ")
    return found


def _packed(rows: Rows) -> dict[str, torch.Tensor]:
    """Tensors of rows; pictures that are not there take no room."""
    features = rows.features
    return {
        "image": torch.from_numpy(features.image[features.has_image]).half(),
        "text": torch.from_numpy(features.text).half(),
        "has_image": torch.from_numpy(features.has_image.copy()),
        "has_text": torch.from_numpy(features.has_text.copy()),
        "labels": torch.from_numpy(np.asarray(rows.labels, dtype=np.int32)),
    }


def _unpacked(tensors: Mapping[str, torch.Tensor], name: str, config: FusionConfig) -> Rows:
    """Inverse of :func:`_packed`.

    Raises:
        KeyError, ValueError: a tensor is missing or has another shape.
    """
    image, text, has_image, has_text, labels = (
        tensors[f"{name}.{part}"].numpy() for part in ("image", "text", "has_image", "has_text", "labels")
    )
    whole = np.zeros((len(labels), config.image_dim), dtype=np.float32)
    whole[has_image] = image
    if text.shape != (len(labels), config.text_dim) or (len(labels) and labels.max() >= config.classes):
        raise ValueError("shapes differ")
    return Rows(FeatureTable(whole, text.astype(np.float32), has_image, has_text), labels.astype(np.int64))
