"""Sentence encoders written packed are found again, whatever became of their layers."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from core.encoders.distilbert import DISTILBERT
from core.encoders.packing import write_packed
from core.encoders.pretrained import DEFAULT_TEXT_ENCODER
from core.encoders.sentence_folder import WEIGHTS, write_folder
from core.encoders.shapes import factored
from core.encoders.text import TextEncoder
from core.errors import EncoderError
from core.settings import settings

TEXTS = ["Nike Men Air Max running shoe", "a", "Crocs 👟 Größe 42"]


@pytest.fixture(scope="module")
def distilbert() -> TextEncoder:
    return TextEncoder(DISTILBERT, replace(settings(), precision="float32"))


def load(name: str, folder: Path) -> TextEncoder:
    return TextEncoder(name, replace(settings(), precision="float32", text_weights=folder))


def test_a_distilbert_with_smaller_layers_is_found_as_it_was_written(distilbert: TextEncoder, tmp_path: Path) -> None:
    model = distilbert.fresh_network()
    layer = model[0].model.transformer.layer[0]
    layer.ffn.lin1 = nn.Linear(384, 50)
    layer.ffn.lin2 = nn.Linear(50, 384)
    layer.attention.q_lin = factored(torch.randn(7, 384) / 20, torch.randn(384, 7) / 20, torch.randn(384))
    with torch.inference_mode():
        expected = model(distilbert.padded(distilbert.token_ids(TEXTS)))["sentence_embedding"].numpy()

    write_folder(model, tmp_path, "float32")
    found = load(DISTILBERT, tmp_path)

    np.testing.assert_allclose(found.encode(TEXTS), expected, atol=1e-5)
    assert found.exact_network[0].model.transformer.layer[0].ffn.lin1.out_features == 50
    assert found.word_pieces("red shoe") == distilbert.word_pieces("red shoe")
    assert found.max_tokens == distilbert.max_tokens


def test_int8_is_a_quarter_of_the_size_and_nearly_the_same(tmp_path: Path) -> None:
    original = TextEncoder(DEFAULT_TEXT_ENCODER, replace(settings(), precision="float32"))

    write_folder(original.fresh_network(), tmp_path, "int8")
    found = load(DEFAULT_TEXT_ENCODER, tmp_path)

    assert (tmp_path / WEIGHTS).stat().st_size < 0.26 * 90_868_376
    agreement = (found.encode(TEXTS) * original.encode(TEXTS)).sum(1)
    assert (agreement > 0.99).all()
    assert found.digest != original.digest


def test_tensors_of_another_encoder_are_refused(distilbert: TextEncoder, tmp_path: Path) -> None:
    write_folder(distilbert.fresh_network(), tmp_path, "half")
    write_packed(tmp_path / WEIGHTS, {"a": torch.zeros(2)}, "half")

    with pytest.raises(EncoderError, match="does not fit the text encoder"):
        load(DISTILBERT, tmp_path)
