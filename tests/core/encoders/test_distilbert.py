"""DistilBERT made of the packaged MiniLM says the same; checked against transformers' own classes."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from transformers import BertConfig, BertModel, DistilBertModel

from core.encoders.distilbert import DISTILBERT, distilled_state
from core.encoders.pretrained import DEFAULT_TEXT_ENCODER
from core.encoders.text import TextEncoder
from core.settings import settings

TEXTS = ["Nike Men Air Max running shoe", "a", "Catwalk women black heels " * 30, "Crocs 👟 Größe 42"]


def test_its_vectors_are_those_of_the_bert_it_was_made_of() -> None:
    config = replace(settings(), precision="float32")

    bert, distilbert = TextEncoder(DEFAULT_TEXT_ENCODER, config), TextEncoder(DISTILBERT, config)

    assert isinstance(distilbert.exact_network[0].model, DistilBertModel)
    np.testing.assert_allclose(distilbert.encode(TEXTS), bert.encode(TEXTS), atol=1e-5)


@pytest.mark.parametrize("part", ["pooler", "token_type"])
def test_what_distilbert_does_not_have_is_left_out(part: str) -> None:
    tiny = BertModel(BertConfig(vocab_size=9, hidden_size=4, num_hidden_layers=1, num_attention_heads=1,
                                intermediate_size=6, max_position_embeddings=5))  # fmt: skip

    found = distilled_state(tiny.state_dict())

    assert not any(part in name for name in found)
    words = tiny.embeddings.word_embeddings.weight + tiny.embeddings.token_type_embeddings.weight[0]
    assert torch.equal(found["embeddings.word_embeddings.weight"], words)
