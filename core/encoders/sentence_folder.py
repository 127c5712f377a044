"""Sentence encoders in a model's own folder: written packed, built from their description and the packed tensors."""

import json
from pathlib import Path
from typing import Any

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import AutoModel, PretrainedConfig, PreTrainedModel

from core.encoders.packing import write_packed
from core.encoders.shapes import load_fitted
from core.encoders.state import read_state
from core.errors import EncoderError
from core.files import replacing

WEIGHTS = "model.safetensors"
_MODULES = "modules.json"
_AFTER = {"Pooling": Pooling, "Normalize": Normalize}


class _Skeleton(Transformer):
    """A network of the described architecture, before its tensors are read."""

    def _load_model(
        self,
        model_name_or_path: str,
        transformer_task: str,
        config: PretrainedConfig,
        backend: str,
        is_peft_model: bool,
        **model_kwargs: Any,
    ) -> PreTrainedModel:
        with torch.random.fork_rng(devices=[]):
            found: PreTrainedModel = AutoModel.from_config(config)
        return found


def build_packed(folder: Path) -> SentenceTransformer:
    """The sentence encoder of a folder that :func:`write_folder` wrote, in float32.

    Raises:
        EncoderError: its parts do not belong together.
        OSError, ValueError, KeyError: its description is missing or damaged.
    """
    parts = json.loads((folder / _MODULES).read_text(encoding="utf-8"))
    modules: list[Any] = [_Skeleton.load(str(folder), local_files_only=True)]
    for part in parts[1:]:
        kind = _AFTER.get(part["type"].rpartition(".")[2])
        if kind is None:
            raise EncoderError(f"The text encoder in {folder} has a part {part['type']!r} that is not known here.")
        modules.append(kind.load(str(folder), subfolder=part["path"], local_files_only=True))
    try:
        load_fitted(modules[0].model, read_state(folder / WEIGHTS))
    except ValueError as error:
        raise EncoderError(f"{WEIGHTS} in {folder} does not fit the text encoder described there.") from error
    return SentenceTransformer(modules=modules)


def write_folder(model: SentenceTransformer, folder: Path, precision: str) -> None:
    """Write a sentence encoder: its description, its word pieces, and its tensors packed.

    Args:
        model: a transformer with pooling and normalisation behind it.
        folder: made when it is not there.
        precision: one of :data:`core.encoders.packing.PRECISIONS`.

    Raises:
        OSError: the folder cannot be written.
    """
    model.save(str(folder), create_model_card=False)
    reader: Any = model[0]
    write_packed(folder / WEIGHTS, reader.model.state_dict(), precision)
    tidy = folder / "tokenizer.json"
    # Half of the file is white space for people.
    content = json.loads(tidy.read_text(encoding="utf-8"))
    with replacing(tidy) as temporary:
        temporary.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
