"""Teach an image encoder to see from a catalogue alone: several kinds of label at once, from random weights.

Where no pretrained weights can be had, a catalogue with labelled columns (kind, colour, use) is the next best thing to
look at. Every column has a classifier of its own on the same features, so the features have to hold what tells kinds
and colours apart alike. An encoder that has seen more may be the teacher: its features are then one more thing to
predict (knowledge distillation by features; Romero et al. 2015, arXiv 1412.6550).
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn

from core.catalog.product import Product
from core.encoders.device import choose_dtype
from core.encoders.image import create_network, preprocessing_of
from core.encoders.pixels import to_pixels
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import read_state
from core.errors import DatasetError, EncoderError, SettingsError
from core.images import read_image
from core.training import tuning
from core.training.ahead import ready_ahead
from core.training.augment_image import framed_or_flipped
from core.training.readable import with_pictures
from core.training.tuning import Progress, TuningEpoch

# A value that fewer products have is not told apart from other rare ones.
_FEWEST = 20
_NO_LABEL = -1


@dataclass(frozen=True)
class Pretraining:
    """How an image encoder is taught.

    Attributes:
        epochs: passes over the pictures.
        learning_rate: the largest step of AdamW.
        batch_size: pictures a step.
        label_smoothing: share of the target spread over all values.
        teaching: what a teacher's features weigh beside one column of labels.
        seed: of first weights and all chance.
    """

    epochs: int = 6
    learning_rate: float = 1e-3
    batch_size: int = 64
    label_smoothing: float = 0.1
    teaching: float = 4.0
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what would teach nothing.

        Raises:
            SettingsError: the learning rate is out of its range.
        """
        if not 0 < self.learning_rate <= 1:
            raise SettingsError(f"The largest step is {self.learning_rate:g}; give a number above 0, at most 1.")


@dataclass(frozen=True)
class Pretrained:
    """A taught encoder.

    Attributes:
        tensors: the network's state dict by timm's names, in half precision, without classifiers.
        curve: the learning curve, measured by the first column.
    """

    tensors: Mapping[str, torch.Tensor]
    curve: tuple[TuningEpoch, ...]


def pretrain_image(
    name: str,
    train: Sequence[Product],
    validation: Sequence[Product],
    columns: Sequence[str],
    config: Pretraining,
    state_file: Path,
    precision: str = "auto",
    progress: Progress | None = None,
    start: Path | None = None,
    teacher: np.ndarray | None = None,
) -> Pretrained:
    """Train an encoder from random weights, or from those of an earlier training.

    Args:
        name: a timm name, with the side of the input (:class:`core.encoders.spec.ImageEncoderSpec`).
        train: products to learn from; those without a readable picture are passed over.
        validation: products that the curve is measured on.
        columns: what to learn to tell: ``category`` or names of attributes; a product without one does not count
            for it.
        config: how to train.
        state_file: see :func:`core.training.tuning.run`.
        precision: arithmetic, see ``Settings.precision``.
        progress: called with (steps done, steps in all).
        start: file of tensors to begin with; random weights when None.
        teacher: float32 (N, D), features that another encoder has of the products to learn from.

    Raises:
        EncoderError: the tensors to begin with are damaged or of another network.
        DatasetError: a column has fewer than two values that 20 products share, no picture can be read, or there are
            fewer than make a step.
    """
    learner = _SeeingLearner(name, train, validation, columns, config, precision, teacher)
    if start is not None:
        _begin_with(learner.network, start)
    curve = tuning.run(learner, config.epochs, config.seed, state_file, progress)
    tensors = {
        key: value.half() if value.is_floating_point() else value for key, value in learner.network.state_dict().items()
    }
    return Pretrained({key: value.contiguous() for key, value in tensors.items()}, curve)


class _SeeingLearner:
    def __init__(
        self,
        name: str,
        train: Sequence[Product],
        validation: Sequence[Product],
        columns: Sequence[str],
        config: Pretraining,
        precision: str,
        teacher: np.ndarray | None,
    ) -> None:
        self.config = config
        self._dtype = choose_dtype(precision, torch.device("cpu"))
        values = {column: _frequent(train, column) for column in columns}
        rows = with_pictures(train)
        self._train, self._labels = _labelled([train[row] for row in rows], values)
        seen = [validation[row] for row in with_pictures(validation)]
        self._validation, self._validation_labels = _labelled(seen, values)
        self._taught = None if teacher is None else _standardised(torch.from_numpy(teacher[rows]))
        if not self._train or not self._validation:
            raise DatasetError("No picture to learn from could be read; choose a dataset with pictures.")
        if not self.steps:
            raise DatasetError(
                f"There are {len(self._train)} pictures to learn from, fewer than the {config.batch_size} of one step; "
                "choose a larger dataset."
            )
        spec = ImageEncoderSpec.parse(name)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            network = create_network(spec)
            self.network: nn.Module = network.to(memory_format=torch.channels_last)
            widths = [len(each) for each in values.values()]
            if self._taught is not None:
                widths.append(self._taught.shape[1])
            self.heads = nn.ModuleList([nn.Linear(network.num_features, width) for width in widths])
        self.preprocessing = preprocessing_of(spec, network)

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        rate = self.config.learning_rate
        return {"encoder": (self.network, rate), "heads": (self.heads, rate)}

    @property
    def steps(self) -> int:
        return len(self._train) // self.config.batch_size

    def batches(self, rng: random.Random) -> Iterator[tuple[torch.Tensor, list[int]]]:
        order, size = rng.sample(range(len(self._train)), len(self._train)), self.config.batch_size
        # A last batch of a few pictures would upset the normalisations, so it is left out.
        work = [(order[first * size : (first + 1) * size], rng.getrandbits(64)) for first in range(self.steps)]
        self.network.train()
        for pixels, (rows, _) in zip(ready_ahead(self._load, work, threads=1), work, strict=True):
            yield pixels, rows

    def loss(self, batch: tuple[torch.Tensor, list[int]]) -> torch.Tensor:
        pixels, rows = batch
        labels, scores = self._labels[rows], self._scores(pixels)
        smoothing = self.config.label_smoothing
        losses = [
            nn.functional.cross_entropy(scores[column], own, ignore_index=_NO_LABEL, label_smoothing=smoothing)
            for column, own in enumerate(labels.T)
            if bool((own != _NO_LABEL).any())
        ]
        if self._taught is not None:
            likeness = nn.functional.cosine_similarity(scores[-1], self._taught[rows]).mean()
            losses.append(self.config.teaching * (1 - likeness))
        # A batch without any label teaches nothing, yet has to have a gradient.
        return torch.stack(losses or [0 * scores[0].sum()]).sum()

    @torch.inference_mode()
    def validate(self) -> float:
        self.network.eval()
        right, size = 0, self.config.batch_size
        for first in range(0, len(self._validation), size):
            pictures = [read_image(product.image or b"") for product in self._validation[first : first + size]]
            scores = self._scores(to_pixels(pictures, self.preprocessing))[0]
            right += int((scores.argmax(1) == self._validation_labels[first : first + size, 0]).sum())
        return right / max(1, int((self._validation_labels[:, 0] != _NO_LABEL).sum()))

    def _load(self, rows: Sequence[int], seed: int) -> torch.Tensor:
        rng = random.Random(seed)
        pictures: list[Image.Image] = [
            framed_or_flipped(read_image(self._train[row].image or b""), rng) for row in rows
        ]
        return to_pixels(pictures, self.preprocessing)

    def _scores(self, pixels: torch.Tensor) -> list[torch.Tensor]:
        with torch.autocast("cpu", self._dtype, enabled=self._dtype is not torch.float32):
            features = self.network(pixels.contiguous(memory_format=torch.channels_last))
            return [head(features).float() for head in self.heads]


def _standardised(features: torch.Tensor) -> torch.Tensor:
    """Features with mean 0 and deviation 1 over the rows, so that the many near-zero ones count as well."""
    return (features - features.mean(0)) / features.std(0).clamp_min(1e-3)


def _begin_with(network: nn.Module, path: Path) -> None:
    try:
        network.load_state_dict(read_state(path))
    except RuntimeError as error:
        raise EncoderError(f"The weights in {path.name} belong to another image encoder or input size.") from error


def _value(product: Product, column: str) -> str | None:
    return product.category if column == "category" else product.attributes.get(column)


def _frequent(products: Sequence[Product], column: str) -> dict[str, int]:
    """The values of a column that enough products share, numbered."""
    found = [value for product in products if (value := _value(product, column)) is not None]
    names, counts = np.unique(np.array(found, dtype=object).astype(str), return_counts=True)
    kept = names[counts >= _FEWEST].tolist()
    if len(kept) < 2:
        raise DatasetError(
            f"The column {column!r} has {len(kept)} values that at least {_FEWEST} products share; name another."
        )
    return {name: position for position, name in enumerate(kept)}


def _labelled(
    products: Sequence[Product], values: Mapping[str, Mapping[str, int]]
) -> tuple[list[Product], torch.Tensor]:
    """The products as a list, and int64 (N, columns) labels."""
    seen = list(products)
    rows = [[values[column].get(_value(product, column) or "", _NO_LABEL) for column in values] for product in seen]
    return seen, torch.tensor(rows, dtype=torch.int64).reshape(len(seen), len(values))
