"""Train the sentence encoder further, so that its vectors tell a catalogue's categories apart.

Word pieces that no training text holds keep their embeddings, so a model folder needs only the others'.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from core.catalog.kind_names import KindName, compose_listing
from core.encoders.text import TextEncoder
from core.text import clean
from core.training import tuning
from core.training.augment_text import another_wording
from core.training.lesson import Lesson
from core.training.tuning import Progress, TunedEncoder

_BATCHES_PER_CHUNK = 50
_HEAD_RATE = 2e-3
# A unit vector's dot products lie within -1 and 1; this is how sure the head may be at the start.
_FIRST_SCALE = 12.0


@dataclass(frozen=True)
class TextTuning:
    """How the sentence encoder is tuned.

    Attributes:
        epochs: passes over the texts.
        learning_rate: the largest step of AdamW.
        batch_size: texts a step.
        max_tokens: word pieces that are read of a text in training.
        word_dropout: chance that a word is left out.
        label_smoothing: share of the target spread over all categories.
        kind_rounds: listings composed of every kind's name, an epoch.
        seed: of all chance.
    """

    epochs: int = 5
    learning_rate: float = 2e-4
    batch_size: int = 32
    max_tokens: int = 64
    word_dropout: float = 0.1
    label_smoothing: float = 0.05
    kind_rounds: int = 1
    seed: int = 0


def tune_text(
    encoder: TextEncoder,
    train: Lesson,
    validation: Lesson,
    categories: Sequence[str],
    kinds: Sequence[KindName],
    config: TextTuning,
    state_file: Path,
    progress: Progress | None = None,
) -> TunedEncoder:
    """Tune the encoder with a linear classifier on top.

    Args:
        encoder: the pretrained encoder; it stays as it is.
        train: products to learn from; those without text are passed over.
        validation: products that the curve is measured on.
        categories: C names.
        kinds: names of kinds, composed into listings that no shop wrote; may be empty.
        config: how to tune.
        state_file: see :func:`core.training.tuning.run`.
        progress: called with (steps done, steps in all).
    """
    learner = _TextLearner(encoder, train, validation, categories, kinds, config)
    return tuning.tune(learner, config.epochs, config.seed, state_file, progress)


class _TextLearner:
    def __init__(
        self,
        encoder: TextEncoder,
        train: Lesson,
        validation: Lesson,
        categories: Sequence[str],
        kinds: Sequence[KindName],
        config: TextTuning,
    ) -> None:
        self.config, self._dtype = config, encoder.dtype
        self._rows = [
            (product, int(label))
            for product, label in zip(train.products, train.labels, strict=True)
            if product.has_text
        ]
        index = {name: position for position, name in enumerate(categories)}
        self._kinds = [(kind, index[kind.category]) for kind in kinds]
        self._siblings: dict[str, list[str]] = {}
        for kind in kinds:
            self._siblings.setdefault(kind.category, []).append(kind.name)
        self._encoder = encoder
        self.network = encoder.fresh_network().to(encoder.device)
        for name, parameter in self.network.named_parameters():
            parameter.requires_grad_("pooler" not in name)
        self.head = nn.Linear(encoder.dim, len(categories)).to(encoder.device)
        self._start_head([product.text for product, _ in self._rows], [label for _, label in self._rows])
        watched = validation.rows(np.flatnonzero([product.has_text for product in validation.products]))
        self._validation = encoder.token_ids([clean(product.text) for product in watched.products])
        self._validation_labels = torch.from_numpy(watched.labels).to(encoder.device)

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        return {"encoder": (self.network, self.config.learning_rate), "head": (self.head, _HEAD_RATE)}

    @property
    def steps(self) -> int:
        rows = len(self._rows) + self.config.kind_rounds * len(self._kinds)
        return -(-rows // self.config.batch_size)

    def batches(self, rng: random.Random) -> Iterator[tuple[list[list[int]], torch.Tensor]]:
        rows = [(another_wording(product, self.config.word_dropout, rng), label) for product, label in self._rows]
        for _ in range(self.config.kind_rounds):
            rows += [(compose_listing(kind, self._siblings, rng), label) for kind, label in self._kinds]
        rng.shuffle(rows)
        ids = self._encoder.token_ids([words for words, _ in rows], self.config.max_tokens)
        size = self.config.batch_size
        groups: list[list[int]] = []
        for start in range(0, len(rows), size * _BATCHES_PER_CHUNK):
            chunk = range(start, min(len(rows), start + size * _BATCHES_PER_CHUNK))
            # Texts of like length together: little padding, while the chunks keep the order random.
            order = sorted(chunk, key=lambda row: len(ids[row]))
            groups += [order[first : first + size] for first in range(0, len(order), size)]
        rng.shuffle(groups)
        self.network.train()
        for group in groups:
            yield (
                [ids[row] for row in group],
                torch.tensor([rows[row][1] for row in group], device=self._encoder.device),
            )

    def loss(self, batch: tuple[list[list[int]], torch.Tensor]) -> torch.Tensor:
        ids, labels = batch
        scores = self.head(nn.functional.dropout(self._vectors(ids), 0.1))
        return nn.functional.cross_entropy(scores, labels, label_smoothing=self.config.label_smoothing)

    @torch.inference_mode()
    def validate(self) -> float:
        self.network.eval()
        order = sorted(range(len(self._validation)), key=lambda row: len(self._validation[row]))
        right = 0
        for first in range(0, len(order), self.config.batch_size):
            rows = order[first : first + self.config.batch_size]
            scores = self.head(self._vectors([self._validation[row] for row in rows]))
            right += int((scores.argmax(1) == self._validation_labels[rows]).sum())
        return right / max(1, len(order))

    def _vectors(self, ids: list[list[int]]) -> torch.Tensor:
        with torch.autocast(self._encoder.device.type, self._dtype, enabled=self._dtype is not torch.float32):
            vectors: torch.Tensor = self.network(self._encoder.padded(ids))["sentence_embedding"]
        return vectors.float()

    @torch.no_grad()
    def _start_head(self, texts: Sequence[str], labels: Sequence[int]) -> None:
        """Begin where each category's texts, and names of kinds, lie on average before any tuning."""
        vectors = torch.from_numpy(self._encoder.encode([*texts, *(kind.name for kind, _ in self._kinds)]))
        owners = torch.tensor([*labels, *(label for _, label in self._kinds)])
        nn.init.zeros_(self.head.bias)
        for category in range(len(self.head.bias)):
            mine = vectors[owners == category]
            if len(mine):
                self.head.weight[category] = _FIRST_SCALE * nn.functional.normalize(mine.mean(0), dim=0)
