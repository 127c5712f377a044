"""Making a model's memory, from the data it was trained on and again after each update."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from core.catalog import split
from core.catalog.dataset import Dataset
from core.checkpoint import ModelCard
from core.errors import DatasetError
from core.predictor import Predictor
from core.training.continual.fisher import diagonal_fisher
from core.training.continual.grow import grown_fisher, grown_rows
from core.training.continual.lesson import read_lesson
from core.training.continual.memory import Memory
from core.training.continual.penalty import accumulated
from core.training.continual.rows import Classifier, Rows, balanced, sample
from core.training.sources import examples_allowed, read_sources

FISHER_ROWS = 2000
# With these a memory of the departments model stays under 6 MB.
BUFFER_PER_CATEGORY = 15
PROTECTED_ROWS = 450
Progress = Callable[[int, int], None]


def remember(
    model: Classifier, learned: Rows, examples: Rows, watched: Rows, seed: int, progress: Progress | None = None
) -> Memory:
    """A model's first memory.

    Args:
        model: trained, in evaluation mode.
        learned: rows that it learned from; a sample of them says which weights matter.
        examples: those of them that may be kept.
        watched: rows that it did not learn from and that may be kept.
        seed: of every choice by chance.
        progress: called with (rows done, rows in all) of the longest part.
    """
    fisher = diagonal_fisher(model, sample(learned, FISHER_ROWS, seed).features, seed, progress)
    buffer = balanced(examples, BUFFER_PER_CATEGORY, seed)
    return Memory(fisher, buffer, sample(watched, PROTECTED_ROWS, seed))


def remember_more(
    old: Memory, model: Classifier, learned: Rows, watched: Rows, seed: int, progress: Progress | None = None
) -> Memory:
    """A taught model's memory: of what it knew before, and of what it has just learned.

    Args:
        old: the memory that it was taught with.
        model: taught, in evaluation mode; it may have grown.
        learned: new rows that it learned from.
        watched: new rows that it did not learn from.
        seed: of every choice by chance.
        progress: as of :func:`remember`.

    Returns:
        As large as the old one, but for new categories.
    """
    new = remember(model, learned, learned, watched, seed, progress)
    buffer = balanced(grown_rows(old.buffer, model).join(new.buffer), BUFFER_PER_CATEGORY, seed)
    protected = sample(grown_rows(old.protected, model).join(new.protected), PROTECTED_ROWS, seed)
    return Memory(accumulated(grown_fisher(old.fisher, model), new.fisher), buffer, protected)


def remember_dataset(
    dataset: Dataset, predictor: Predictor, folder: Path, cache: Path, seed: int, progress: Mapping[str, Progress]
) -> Memory:
    """A trained model's memory, from the data it was trained on.

    Args:
        dataset: that data; categories that the model does not have are left out.
        predictor: the model.
        folder: its folder, whose ``sources.toml`` may say of which sources no examples are kept.
        cache: folder of encoded features.
        seed: of every choice by chance.
        progress: for ``Encoding`` and ``Remembering``, called with (done, in all).

    Raises:
        DatasetError: a part of the split is empty, or the model knows none of the categories.
        SettingsError: ``sources.toml`` cannot be read.
    """
    known = [product for product in dataset.products if product.category in predictor.categories]
    if not known:
        raise DatasetError(
            f"No product of {dataset.name} is of a category that {predictor.name} knows; give the data that it was "
            "trained on."
        )
    lesson = read_lesson(replace(dataset, products=tuple(known)), predictor, cache, progress["Encoding"])
    sources = read_sources(folder)
    learned, watched = lesson.parts[split.TRAIN], lesson.parts[split.VALIDATION]
    examples, protected = (part.rows.take(examples_allowed(part.products, sources)) for part in (learned, watched))
    model = predictor.model.cpu()
    return remember(model, learned.rows, examples, protected, seed, progress["Remembering"])


def learned_from(card: ModelCard, dataset: Dataset) -> bool:
    """Whether a dataset is the very one that a model was trained on, by its digest."""
    return bool(card.training.get("data", {}).get("digest") == dataset.digest)
