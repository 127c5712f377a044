"""DistilBERT that begins where a BERT sentence encoder is: the same layers, without what DistilBERT does not have.

BERT adds three embeddings to each word piece: its own, its position's and its sentence's. DistilBERT (Sanh et al. 2019,
arXiv 1910.01108) knows no second sentence, so the first sentence's embedding goes into every word piece's; and it has
no pooler, which a sentence encoder that averages does not use. What it says of a text is then the same.
"""

from collections.abc import Mapping

import torch
from sentence_transformers import SentenceTransformer
from torch import nn
from transformers import BertModel, DistilBertConfig, DistilBertModel

from core.encoders.pretrained import DEFAULT_TEXT_ENCODER
from core.errors import EncoderError

PREFIX = "distilbert:"
DISTILBERT = PREFIX + DEFAULT_TEXT_ENCODER

_LAYER_NAMES = {
    "attention.self.query": "attention.q_lin",
    "attention.self.key": "attention.k_lin",
    "attention.self.value": "attention.v_lin",
    "attention.output.dense": "attention.out_lin",
    "attention.output.LayerNorm": "sa_layer_norm",
    "intermediate.dense": "ffn.lin1",
    "output.dense": "ffn.lin2",
    "output.LayerNorm": "output_layer_norm",
}


def source_of(name: str) -> str:
    """The BERT encoder that a name builds on, or the name itself."""
    return name.removeprefix(PREFIX)


def to_distilbert(model: SentenceTransformer) -> None:
    """Replace the BERT of a sentence encoder by a DistilBERT that computes the same.

    Args:
        model: changed in place.

    Raises:
        EncoderError: its network is no BERT, or one of a kind that DistilBERT is not.
    """
    bert = model[0].model
    if not isinstance(bert, BertModel) or bert.config.hidden_act != "gelu":
        raise EncoderError(f"{type(bert).__name__} cannot become a DistilBERT; name a BERT with GELU activations.")
    config = bert.config
    network = DistilBertModel(
        DistilBertConfig(
            vocab_size=config.vocab_size,
            max_position_embeddings=config.max_position_embeddings,
            n_layers=config.num_hidden_layers,
            n_heads=config.num_attention_heads,
            dim=config.hidden_size,
            hidden_dim=config.intermediate_size,
            dropout=config.hidden_dropout_prob,
            attention_dropout=config.attention_probs_dropout_prob,
            activation=config.hidden_act,
            pad_token_id=config.pad_token_id,
        )
    )
    network.load_state_dict(distilled_state(bert.state_dict()), strict=True)
    for module in network.modules():
        if isinstance(module, nn.LayerNorm):
            module.eps = config.layer_norm_eps
    model[0].model = network.eval().requires_grad_(False)


def distilled_state(bert: Mapping[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """A BERT's tensors under DistilBERT's names, the first sentence's embedding folded into the word pieces'."""
    found = {}
    for name, tensor in bert.items():
        if name == "embeddings.word_embeddings.weight":
            found[name] = tensor + bert["embeddings.token_type_embeddings.weight"][0]
        elif name.startswith("encoder.layer."):
            number, _, rest = name.removeprefix("encoder.layer.").partition(".")
            part, _, kind = rest.rpartition(".")
            found[f"transformer.layer.{number}.{_LAYER_NAMES[part]}.{kind}"] = tensor
        elif name.startswith(("embeddings.position_embeddings.", "embeddings.LayerNorm.")):
            found[name] = tensor
    return found
