"""Train the last stages of the image encoder further, so that its features tell a catalogue's categories apart.

The early stages, which see edges and textures, stay as they were. Normalisations are folded into the convolutions
before them, with the statistics of the pretraining: a network half as slow, and a small catalogue cannot upset them.
"""

import copy
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from core.catalog.product import Product
from core.encoders.image import ImageEncoder
from core.images import read_image
from core.model import FusionClassifier
from core.training import tuning
from core.training.ahead import ready_ahead
from core.training.augment_image import another_view
from core.training.lesson import Lesson
from core.training.readable import with_pictures
from core.training.tuning import Progress, TunedEncoder


@dataclass(frozen=True)
class ImageTuning:
    """How the image encoder is tuned.

    Attributes:
        epochs: passes over the pictures.
        learning_rate: the largest step of AdamW, for encoder and classifier alike.
        batch_size: pictures a step.
        stages: how many of the network's last stages are trained, with all that comes after them.
        label_smoothing: share of the target spread over all categories.
        seed: of all chance.
    """

    epochs: int = 5
    learning_rate: float = 1e-4
    batch_size: int = 32
    stages: int = 2
    label_smoothing: float = 0.1
    seed: int = 0


def tune_image(
    encoder: ImageEncoder,
    train: Lesson,
    validation: Lesson,
    head: FusionClassifier,
    config: ImageTuning,
    state_file: Path,
    progress: Progress | None = None,
) -> TunedEncoder:
    """Tune the last stages and the classifier on top.

    The classifier comes trained on the pretrained features: started at random, its first large gradients would spoil
    them (linear probing, then fine-tuning; Kumar et al. 2022, arXiv 2202.10054).

    Args:
        encoder: the pretrained encoder; it stays as it is.
        train: products to learn from; those without a readable picture are passed over.
        validation: products that the curve is measured on.
        head: classifier of pictures alone (``text_dim`` 0), trained on the encoder's features; it stays as it is.
        config: how to tune.
        state_file: see :func:`core.training.tuning.run`.
        progress: called with (steps done, steps in all).
    """
    learner = _ImageLearner(encoder, train, validation, head, config)
    return tuning.tune(learner, config.epochs, config.seed, state_file, progress)


class _ImageLearner:
    def __init__(
        self,
        encoder: ImageEncoder,
        train: Lesson,
        validation: Lesson,
        head: FusionClassifier,
        config: ImageTuning,
    ) -> None:
        self.config, self._encoder = config, encoder
        self._train = _labelled(train)
        self._validation = _labelled(validation)
        self.network = encoder.fresh_network().to(encoder.device, memory_format=torch.channels_last)
        _train_last_stages(self.network, config.stages, encoder.dtype)
        self.head = copy.deepcopy(head).to(encoder.device).requires_grad_(True)

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        return {"encoder": (self.network, self.config.learning_rate), "head": (self.head, self.config.learning_rate)}

    @property
    def steps(self) -> int:
        return -(-len(self._train) // self.config.batch_size)

    def batches(self, rng: random.Random) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = rng.sample(range(len(self._train)), len(self._train))
        size = self.config.batch_size
        work = [(order[first : first + size], rng.getrandbits(64)) for first in range(0, len(order), size)]
        for pixels, (rows, _) in zip(ready_ahead(self._load, work, threads=2), work, strict=True):
            yield pixels, self._labels_of([self._train[row] for row in rows])

    def loss(self, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        pixels, labels = batch
        self.head.train()
        return nn.functional.cross_entropy(self._scores(pixels), labels, label_smoothing=self.config.label_smoothing)

    @torch.inference_mode()
    def validate(self) -> float:
        self.head.eval()
        right = 0
        for first in range(0, len(self._validation), self.config.batch_size):
            rows = self._validation[first : first + self.config.batch_size]
            pixels = self._encoder.to_tensor([read_image(product.image or b"") for product, _ in rows])
            right += int((self._scores(pixels).argmax(1) == self._labels_of(rows)).sum())
        return right / max(1, len(self._validation))

    def _load(self, rows: Sequence[int], seed: int) -> torch.Tensor:
        rng = random.Random(seed)
        return self._encoder.to_tensor(
            [another_view(read_image(self._train[row][0].image or b""), rng) for row in rows]
        )

    def _labels_of(self, rows: Sequence[tuple[Product, int]]) -> torch.Tensor:
        return torch.tensor([label for _, label in rows], device=self._encoder.device)

    def _scores(self, pixels: torch.Tensor) -> torch.Tensor:
        here = torch.ones(len(pixels), dtype=torch.bool, device=pixels.device)
        no_text = torch.empty(len(pixels), 0, device=pixels.device)
        scores: torch.Tensor = self.head(self.network(pixels), no_text, here, ~here)
        return scores


def _labelled(lesson: Lesson) -> list[tuple[Product, int]]:
    return [(lesson.products[row], int(lesson.labels[row])) for row in with_pictures(lesson.products)]


def _train_last_stages(network: nn.Module, count: int, dtype: torch.dtype) -> None:
    """Let the last stages learn, and whatever the network has behind its stages.

    What stays as it is computes in the encoder's own arithmetic; what learns does so in float32, in which gradients of
    depthwise convolutions are also faster.
    """
    network.eval().requires_grad_(False).to(dtype)
    learning = _last_stages(network, count)
    for module in learning:
        module.requires_grad_(True).float()
    learning[0].register_forward_pre_hook(lambda module, inputs: tuple(value.float() for value in inputs))


def _last_stages(network: nn.Module, count: int) -> list[nn.Module]:
    children = dict(network.named_children())
    names = list(children)
    stages = next((name for name in ("blocks", "stages") if name in children), None)
    if stages is None:
        return [module for module in children.values() if any(True for _ in module.parameters())][-count:]
    return [*list(children[stages].children())[-count:], *(children[name] for name in names[names.index(stages) + 1 :])]
