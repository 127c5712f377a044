from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from core import checkpoint
from core.encoders import tuned
from core.encoders.counting import CountingTextEncoder
from core.encoders.loading import load_encoders
from core.encoders.pretrained import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER
from core.encoders.text import TextEncoder
from core.encoders.word_scores import WordScores
from core.errors import EncoderError
from core.settings import settings

TEXTS = ["red shoe", "blue shoe", "cola bottle", "juice bottle"]


@pytest.fixture
def words_file(tmp_path: Path) -> Path:
    file = tmp_path / checkpoint.WORDS_FILE
    save_file(WordScores.fit(TEXTS, np.array([0, 0, 1, 1]), 2).state(), file)
    return file


def test_sentence_vector_then_scores_of_words(words_file: Path) -> None:
    encoder = CountingTextEncoder(DEFAULT_TEXT_ENCODER, words_file)
    plain = TextEncoder()
    found = encoder.encode(["a <b>red</b> shoe", "cold juice"])
    assert (encoder.dim, encoder.sentence_dim) == (386, 384)
    np.testing.assert_allclose(found[:, :384], plain.encode(["a red shoe", "cold juice"]), atol=1e-6)
    np.testing.assert_allclose(found[:, 384:], encoder.words(["a red shoe", "cold juice"]), atol=1e-6)
    assert found[0, 384] > found[0, 385]
    assert encoder.encode([]).shape == (0, 386)
    assert encoder.digest != plain.digest


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    save_file({"other": torch.zeros(2)}, tmp_path / "words.safetensors")
    with pytest.raises(EncoderError, match="does not hold the scores of words"):
        CountingTextEncoder(DEFAULT_TEXT_ENCODER, tmp_path / "words.safetensors")


def test_a_folder_decides_what_its_model_reads_with(words_file: Path) -> None:
    folder = words_file.parent
    image, text = load_encoders(folder, DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, settings())
    assert isinstance(text, CountingTextEncoder)
    bias = image.network.conv_head.bias.detach().float()
    tuned.write(folder / checkpoint.TUNED_IMAGE_FILE, {"conv_head.bias": bias + 1})
    words_file.unlink()
    changed, plain = load_encoders(folder, DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER, settings())
    assert type(plain) is TextEncoder
    assert changed.digest != image.digest
    torch.testing.assert_close(changed.network.conv_head.bias.float(), bias + 1, atol=1e-2, rtol=1e-2)
