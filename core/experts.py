"""Fusion of experts: classifiers that each read part of a product, pooled by how far each can be trusted.

    log p(c)  =  sum over experts k of  w_k log p_k(c)  +  w_prior log prior(c)  +  constant

This is a logarithmic opinion pool (Genest and Zidek 1986), or product of experts (Hinton 2002). The experts are the
published concatenation with its perceptron, a perceptron on the picture alone, a linear classifier on the sentence
vector, and one on counted words. What a product lacks, no expert reads: the weights are those for both, for a picture
alone, or for text alone; with neither, the answer is the prior.
"""

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import nn

from core.model import FusionClassifier, FusionConfig

EXPERTS = ("joint", "image", "text", "words")
STATES = ("both", "image", "text", "neither")
READERS: Mapping[str, tuple[str, ...]] = {
    "both": EXPERTS,
    "image": ("joint", "image"),
    "text": ("joint", "text", "words"),
    "neither": (),
}


class ExpertFusion(nn.Module):
    """Four experts and their weights; takes and gives what :class:`core.model.FusionClassifier` does.

    The text's features are the sentence vector and, behind it, one score a category from counted words
    (:class:`core.encoders.counting.CountingTextEncoder`).
    """

    pool: torch.Tensor
    prior_weights: torch.Tensor
    log_prior: torch.Tensor

    def __init__(self, config: FusionConfig) -> None:
        """Build with random weights, all experts weighing the same."""
        super().__init__()
        self.config = config
        self.sentence_dim = config.text_dim - config.classes
        self.joint = FusionClassifier(replace(config, kind="concat", text_dim=self.sentence_dim))
        self.image_head = FusionClassifier(replace(config, kind="concat", text_dim=0))
        self.text_head = nn.Linear(self.sentence_dim, config.classes)
        weights = torch.tensor([[float(name in READERS[state]) for name in EXPERTS] for state in STATES])
        self.register_buffer("pool", weights / weights.sum(1, keepdim=True).clamp_min(1))
        self.register_buffer("prior_weights", torch.tensor([float(state == "neither") for state in STATES]))
        self.register_buffer("log_prior", torch.full((config.classes,), -1.0))

    @property
    def image_mean(self) -> torch.Tensor:
        """The average picture features over the training rows, (image_dim,)."""
        return self.joint.image_mean

    def opinions(
        self, image: torch.Tensor, text: torch.Tensor, has_image: torch.Tensor, has_text: torch.Tensor
    ) -> torch.Tensor:
        """What each expert says; arguments as of :meth:`forward`.

        Returns:
            Logits (N, 4, C), in the order of ``EXPERTS``: log probabilities but for a constant of each row, which the
            pool's own softmax takes out again. Normalised here, a sure expert's gradient would vanish, and with it the
            heat maps. Opinions of experts that would have to read what is missing mean nothing.
        """
        sentence, words = text[:, : self.sentence_dim], text[:, self.sentence_dim :]
        scores = (
            self.joint(image, sentence, has_image, has_text),
            self.image_head(image, text[:, :0], has_image, has_text),
            self.text_head(sentence),
            words,
        )
        return torch.stack(scores, dim=1)

    def forward(
        self, image: torch.Tensor, text: torch.Tensor, has_image: torch.Tensor, has_text: torch.Tensor
    ) -> torch.Tensor:
        """Classify; arguments and result as of :meth:`core.model.FusionClassifier.forward`."""
        state = state_of(has_image, has_text)
        pooled = torch.einsum("nk,nkc->nc", self.pool[state], self.opinions(image, text, has_image, has_text))
        return pooled + self.prior_weights[state][:, None] * self.log_prior


def state_of(has_image: torch.Tensor, has_text: torch.Tensor) -> torch.Tensor:
    """(N,) positions in ``STATES`` for what each product has."""
    return torch.where(has_image, torch.where(has_text, 0, 1), torch.where(has_text, 2, 3))


def build_fusion(config: FusionConfig) -> FusionClassifier | ExpertFusion:
    """A classifier of the configured kind, with random weights."""
    return ExpertFusion(config) if config.kind == "experts" else FusionClassifier(config)
