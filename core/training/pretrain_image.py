"""Teach an image encoder to see from a catalogue: several kinds of label at once, from random weights or others.

Where no pretrained weights can be had, a catalogue with labelled columns (kind, colour, use) is the next best thing to
look at. Every column has a classifier of its own on the same features, so the features have to hold what tells kinds
and colours apart alike. An encoder that knows more may be the teacher: its features are then one more thing to predict.
The teacher may have seen more pictures (knowledge distillation by features; Romero et al. 2015, arXiv 1412.6550) or
have read the products' texts, which say more of a picture than a category does (Frome et al. 2013, DeViSE).

It runs where the settings say; the pictures are varied there too, so that a GPU does not wait for them.
"""

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from core.catalog.product import Product
from core.encoders.device import choose_device, choose_dtype
from core.encoders.image import create_network, preprocessing_of
from core.encoders.pixels import scaled
from core.encoders.spec import ImageEncoderSpec
from core.errors import DatasetError, EncoderError, SettingsError
from core.settings import Settings
from core.training import tuning
from core.training.ahead import ready_ahead
from core.training.picture_store import PictureStore
from core.training.readable import with_pictures
from core.training.tuning import Progress, TuningEpoch
from core.training.views import framed, varied

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
        vary_all: vary light, sharpness and tilt too, for pictures of many shops; otherwise frames alone, which leaves
            colours as they are.
        seed: of first weights and all chance.
    """

    epochs: int = 6
    learning_rate: float = 1e-3
    batch_size: int = 64
    label_smoothing: float = 0.1
    teaching: float = 4.0
    vary_all: bool = False
    seed: int = 0

    def __post_init__(self) -> None:
        """Refuse what would teach nothing.

        Raises:
            SettingsError: the learning rate or the batch's size is out of its range.
        """
        if self.batch_size < 2:
            raise SettingsError(f"A step takes {self.batch_size} pictures; give at least 2.")
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
    settings: Settings,
    progress: Progress | None = None,
    start: Mapping[str, torch.Tensor] | None = None,
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
        settings: which processor, in which arithmetic.
        progress: called with (steps done, steps in all).
        start: state dict to begin with, by timm's names; random weights when None.
        teacher: float32 (N, D), features that another encoder has of the products to learn from; a row of zeros where
            it has none.

    Raises:
        EncoderError: the tensors to begin with are of another network.
        DatasetError: a column has fewer than two values that 20 products share, no picture can be read, or there are
            fewer than make a step.
    """
    learner = _SeeingLearner(name, train, validation, columns, config, settings, teacher)
    if start is not None:
        _begin_with(learner.network, start, name)
    curve = tuning.run(learner, config.epochs, config.seed, state_file, progress)
    tensors = {
        key: value.cpu().half() if value.is_floating_point() else value.cpu()
        for key, value in learner.network.state_dict().items()
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
        settings: Settings,
        teacher: np.ndarray | None,
    ) -> None:
        self.config = config
        self._device = choose_device(settings.device)
        self._dtype = choose_dtype(settings.precision, self._device)
        values = {column: _frequent(train, column) for column in columns}
        rows = with_pictures(train)
        learned, watched = [train[row] for row in rows], [validation[row] for row in with_pictures(validation)]
        if not learned or not watched:
            raise DatasetError("No picture to learn from could be read; choose a dataset with pictures.")
        if len(learned) < config.batch_size:
            raise DatasetError(
                f"There are {len(learned)} pictures to learn from, fewer than the {config.batch_size} of one step; "
                "choose a larger dataset."
            )
        self._labels, self._watched_labels = (
            _labels(products, values).to(self._device) for products in (learned, watched)
        )
        self._taught = None if teacher is None else _standardised(torch.from_numpy(teacher[rows])).to(self._device)
        spec = ImageEncoderSpec.parse(name)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(config.seed)
            network = create_network(spec)
            self.network: nn.Module = network.to(self._device, memory_format=torch.channels_last)
            widths = [len(each) for each in values.values()]
            if self._taught is not None:
                widths.append(self._taught.shape[1])
            self.heads = nn.ModuleList([nn.Linear(network.num_features, width) for width in widths]).to(self._device)
        self._preprocessing = preprocessing_of(spec, network)
        self._learned, self._watched = (
            PictureStore([product.image or b"" for product in products], self._preprocessing.size)
            for products in (learned, watched)
        )

    @property
    def parts(self) -> Mapping[str, tuple[nn.Module, float]]:
        rate = self.config.learning_rate
        return {"encoder": (self.network, rate), "heads": (self.heads, rate)}

    @property
    def steps(self) -> int:
        return len(self._learned) // self.config.batch_size

    def batches(self, rng: random.Random) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order, size = rng.sample(range(len(self._learned)), len(self._learned)), self.config.batch_size
        # A last batch of a few pictures would upset the normalisations, so it is left out.
        work = [order[first * size : (first + 1) * size] for first in range(self.steps)]
        chance = torch.Generator().manual_seed(rng.getrandbits(63))
        vary = varied if self.config.vary_all else framed
        self.network.train()
        ready = ready_ahead(self._learned.take, [(rows,) for rows in work], threads=os.cpu_count() or 1)
        for pixels, rows in zip(ready, work, strict=True):
            yield vary(pixels.to(self._device), chance), torch.tensor(rows, device=self._device)

    def loss(self, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        pixels, rows = batch
        labels, scores = self._labels[rows], self._scores(pixels)
        smoothing = self.config.label_smoothing
        losses = [
            nn.functional.cross_entropy(scores[column], own, ignore_index=_NO_LABEL, label_smoothing=smoothing)
            for column, own in enumerate(labels.T)
            if bool((own != _NO_LABEL).any())
        ]
        if self._taught is not None:
            taught = self._taught[rows]
            likeness = nn.functional.cosine_similarity(scores[-1], taught)
            known = taught.any(1)
            losses.append(self.config.teaching * (known * (1 - likeness)).sum() / known.sum().clamp_min(1))
        # A batch without any label teaches nothing, yet has to have a gradient.
        return torch.stack(losses or [0 * scores[0].sum()]).sum()

    @torch.inference_mode()
    def validate(self) -> float:
        self.network.eval()
        size, labels = self.config.batch_size, self._watched_labels[:, 0]
        work = [(range(first, min(first + size, len(self._watched))),) for first in range(0, len(self._watched), size)]
        ready = ready_ahead(self._watched.take, work, threads=os.cpu_count() or 1)
        answers = torch.cat([self._scores(pixels.to(self._device))[0].argmax(1) for pixels in ready])
        return float((answers == labels).sum()) / max(1, int((labels != _NO_LABEL).sum()))

    def _scores(self, pixels: torch.Tensor) -> list[torch.Tensor]:
        inputs = scaled(pixels, self._preprocessing).contiguous(memory_format=torch.channels_last)
        with torch.autocast(self._device.type, self._dtype, enabled=self._dtype is not torch.float32):
            features = self.network(inputs)
            return [head(features).float() for head in self.heads]


def _standardised(features: torch.Tensor) -> torch.Tensor:
    """Features with mean 0 and deviation 1 over the rows that have any, so that many near-zero ones count as well."""
    known = features.any(1)
    spread = features[known].std(0).clamp_min(1e-3)
    return known.unsqueeze(1) * (features - features[known].mean(0)) / spread


def _begin_with(network: nn.Module, state: Mapping[str, torch.Tensor], name: str) -> None:
    try:
        network.load_state_dict(state)
    except RuntimeError as error:
        raise EncoderError(
            f"The weights to begin with belong to another image encoder or input size than {name}."
        ) from error


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


def _labels(products: Sequence[Product], values: Mapping[str, Mapping[str, int]]) -> torch.Tensor:
    """The products' labels, int64 (N, columns)."""
    rows = [[values[column].get(_value(product, column) or "", _NO_LABEL) for column in values] for product in products]
    return torch.tensor(rows, dtype=torch.int64).reshape(len(products), len(values))
