"""The encoders of a compressed model: pruned, factored, taught by the original, and written packed."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from core import checkpoint
from core import text as texts_module
from core.catalog.product import Product
from core.encoders.counting import CountingTextEncoder
from core.encoders.device import choose_dtype
from core.encoders.image import ImageEncoder
from core.encoders.loading import load_encoders
from core.encoders.packing import write_packed
from core.encoders.sentence_folder import write_folder
from core.encoders.shapes import load_fitted
from core.encoders.spec import ImageEncoderSpec
from core.encoders.state import read_state
from core.encoders.text import TextEncoder
from core.images import read_image
from core.settings import Settings
from core.training import tuning
from core.training.compress.imitate import Examples, Imitator
from core.training.compress.low_rank import lower_ranks
from core.training.compress.plan import Plan
from core.training.compress.prune import prune
from core.training.features import FeatureTable

Steps = Callable[[str, int, int], None]
_IMAGE_RATE, _TEXT_RATE = 5e-4, 2e-4
_BATCH = 32
_MAX_TOKENS = 64
# Batches on which the importance of units is measured.
_MEASURED = 16


@dataclass(frozen=True)
class Lesson:
    """Products and the features that the original gave them.

    Attributes:
        products: N products.
        features: N rows.
    """

    products: Sequence[Product]
    features: FeatureTable


@dataclass(frozen=True)
class Course:
    """What an encoder is taught with.

    Attributes:
        plan: what is done to it.
        train: what it learns from.
        validation: what agreement is measured on.
        scratch: where its state is kept between interruptions.
        dtype: arithmetic of the forward passes.
        progress: called with what is being done, steps done, steps in all; may raise to stop.
    """

    plan: Plan
    train: Lesson
    validation: Lesson
    scratch: Path
    dtype: torch.dtype
    progress: Steps


def write_students(
    source: Path,
    card: checkpoint.ModelCard,
    lessons: Sequence[Lesson],
    plan: Plan,
    settings: Settings,
    scratch: Path,
    out: Path,
    progress: Steps,
) -> None:
    """Make a model's encoders smaller and write them, all their tensors included, into a folder.

    Args:
        source: the original model's folder.
        card: the original's.
        lessons: what changed encoders learn from, and what their agreement with the original is measured on; empty
            where the plan changes no shapes, so that nothing is to be learned.
        plan: what is to be done.
        settings: where weights given by the user lie.
        scratch: where the state of learning is kept; belongs to this model, data and plan, whatever its precision.
        out: the folder.
        progress: see :class:`Course`.

    Raises:
        EncoderError: the original's encoders cannot be loaded.
        OSError: a folder cannot be written.
    """
    exact = replace(settings, precision="float32", device="cpu")
    image, text = load_encoders(source, card.image_encoder.name, card.text_encoder.name, exact)
    dtype = choose_dtype(settings.precision, torch.device("cpu"))
    course = Course(plan, lessons[0], lessons[1], scratch, dtype, progress) if lessons else None
    first = 0
    for position, member in enumerate(image.members):
        network, name = member.network, ImageEncoderSpec.parse(member.name).architecture
        if course is not None:
            _reshape_image(image, position, slice(first, first + member.dim), course, name)
        first += member.dim
        write_packed(
            out / checkpoint.IMAGE_ENCODERS_FOLDER / f"{name}.safetensors", network.state_dict(), plan.precision
        )
    sentence_model = text.exact_network
    if course is not None:
        _reshape_text(text, sentence_model, course)
    write_folder(sentence_model, out / checkpoint.TEXT_ENCODER_FOLDER, plan.precision)
    if isinstance(text, CountingTextEncoder):
        # Every category's column of weights has its own scale: buckets are many and categories few.
        write_packed(out / checkpoint.WORDS_FILE, text.words.state(), _words_precision(plan.precision), channel=1)


def _words_precision(precision: str) -> str:
    """Counted words are kept in half precision as they come; float32 would add bytes and nothing else."""
    return "half" if precision == "float32" else precision


def _reshape_image(image: ImageEncoder, position: int, columns: slice, course: Course, name: str) -> None:
    def examples(lesson: Lesson) -> Examples:
        rows = np.flatnonzero(lesson.features.has_image)

        def load(chosen: Sequence[int]) -> torch.Tensor:
            pictures = [read_image(lesson.products[int(rows[row])].image or b"") for row in chosen]
            return image.member_tensor(pictures, position)

        return Examples(load, torch.from_numpy(lesson.features.image[rows][:, columns]))

    def forward(net: nn.Module, pixels: torch.Tensor) -> torch.Tensor:
        whole: Any = net
        features: torch.Tensor = whole.forward_head(whole.forward_features(pixels), pre_logits=True)
        return features

    network = image.members[position].network
    _reshape(network, forward, examples(course.train), examples(course.validation), _IMAGE_RATE, course, name)


def _reshape_text(encoder: TextEncoder, model: Any, course: Course) -> None:
    def examples(lesson: Lesson) -> Examples:
        rows = np.flatnonzero(lesson.features.has_text)
        read = encoder.token_ids([texts_module.clean(lesson.products[int(row)].text) for row in rows], _MAX_TOKENS + 1)
        # Of longer texts the original's vectors are of more than would be read here, so they are left out.
        short = [at for at, each in enumerate(read) if len(each) <= _MAX_TOKENS]
        ids = [read[at] for at in short]
        targets = lesson.features.text[rows[short], : encoder.sentence_dim]

        def load(chosen: Sequence[int]) -> dict[str, torch.Tensor]:
            return encoder.padded([ids[row] for row in chosen])

        return Examples(load, torch.from_numpy(targets), [len(each) for each in ids])

    def forward(net: nn.Module, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        # The network adds what it finds to what it is given.
        features: torch.Tensor = net(dict(inputs))["sentence_embedding"]
        return features

    _reshape(model, forward, examples(course.train), examples(course.validation), _TEXT_RATE, course, "text")


def _reshape(
    network: nn.Module,
    forward: Callable[[nn.Module, Any], torch.Tensor],
    train: Examples,
    validation: Examples,
    rate: float,
    course: Course,
    name: str,
) -> None:
    """Prune, factor and teach a network; what was done before an interruption is taken over."""
    plan, shaped = course.plan, course.scratch / f"{name}.safetensors"
    if shaped.is_file():
        load_fitted(network, read_state(shaped))
    elif len(train.targets):
        course.progress(f"Taking units out ({name})", 0, 0)
        if plan.prune:
            batches = [train.load(rows) for rows in itertools.islice(train.batches(_BATCH), _MEASURED)]
            prune(network, plan.prune, batches, train.load([0]), forward)
        if plan.low_rank is not None:
            lower_ranks(network, plan.low_rank)
        write_packed(shaped, network.state_dict(), "float32")
    learner = Imitator(network, forward, train, validation, rate, _BATCH, course.dtype)
    tuning.run(
        learner,
        plan.epochs,
        plan.seed,
        course.scratch / f"{name}.state",
        lambda done, total: course.progress(f"Learning from the original ({name})", done, total),
    )
    network.requires_grad_(False)
