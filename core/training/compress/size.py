"""How much room a model takes: everything that it needs to answer."""

from pathlib import Path

import torch
from torch import nn

from core import checkpoint
from core.encoders.counting import CountingTextEncoder
from core.predictor import Predictor

_FLOAT32 = 4
# Of a sentence encoder's folder; the rest are notes for people.
_TEXT_FILES = ("model.safetensors", "tokenizer.json", "config.json")
_OWN_FILES = (
    checkpoint.WEIGHTS_FILE,
    checkpoint.CARD_FILE,
    checkpoint.TUNED_IMAGE_FILE,
    checkpoint.TUNED_TEXT_FILE,
    checkpoint.WORDS_FILE,
)


def size_on_disk(folder: Path, predictor: Predictor) -> int:
    """Bytes of the files that a model needs, those of packages and of the model hub included.

    Weights that come from the hub have no file known here; they count with their numbers in float32.

    Args:
        folder: the model's folder.
        predictor: the model, loaded from it.
    """
    total = sum((folder / name).stat().st_size for name in _OWN_FILES if (folder / name).is_file())
    for member in predictor.image_encoder.members:
        path = member.weights.path
        total += _float32_bytes(member.network) if path is None else path.stat().st_size
    text = predictor.text_encoder
    if text.weights.path is None:
        return total + _float32_bytes(text.exact_network)
    files = [text.weights.path / name for name in _TEXT_FILES]
    return total + sum(file.stat().st_size for file in files if file.is_file())


def size_in_float32(predictor: Predictor) -> int:
    """Bytes of all numbers that a model computes with, four each: the size before anything is done to them."""
    text = predictor.text_encoder
    networks: list[nn.Module] = [*(member.network for member in predictor.image_encoder.members), text.exact_network]
    total = sum(_float32_bytes(network) for network in networks) + _float32_bytes(predictor.model)
    if isinstance(text, CountingTextEncoder):
        total += sum(_FLOAT32 * part.size for part in (text.words.weight, text.words.bias, text.words.rarity))
    return total


def _float32_bytes(network: nn.Module) -> int:
    tensors: list[torch.Tensor] = [*network.parameters(), *network.buffers()]
    return sum(_FLOAT32 * tensor.numel() for tensor in tensors if tensor.is_floating_point())
