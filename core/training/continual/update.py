"""From a model and new products to a new model, beside the old one and only if it still knows what that knew."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from core.catalog import split
from core.catalog.dataset import Dataset
from core.checkpoint import ModelCard
from core.errors import DatasetError, SettingsError
from core.experts import ExpertFusion
from core.files import writing_to
from core.predictor import Predictor
from core.settings import Settings
from core.training.continual.figures import Figures, measure
from core.training.continual.folder import Pupil, write_folder
from core.training.continual.grow import grown, grown_fisher, grown_rows
from core.training.continual.learn import LearnConfig, learn
from core.training.continual.lesson import Lesson, old_rows, read_lesson
from core.training.continual.memory import read_memory
from core.training.continual.methods import BY_KEY, Method, usual_method
from core.training.continual.remember import remember_more
from core.training.continual.rows import Classifier
from core.training.fit import Epoch

Progress = Callable[[str, int, int], None]
ENCODING, LEARNING, REMEMBERING, MEASURING = "Encoding", "Learning", "Remembering", "Measuring"
MOST_LOST = 0.02


@dataclass(frozen=True)
class Plan:
    """How a model is to be taught.

    Attributes:
        method: key of one of :data:`core.training.continual.methods.METHODS`; None for EWC, and with new categories
            for EWC and replay together, as benchmarks/incremental.py found them best.
        config: how long and how carefully.
        most_lost: what the update may cost on protected products, 0 to 1.
    """

    method: str | None = None
    config: LearnConfig = field(default_factory=LearnConfig)
    most_lost: float = MOST_LOST

    def check(self, has_old: bool) -> None:
        """Refuse what cannot be done before any work is.

        Args:
            has_old: whether the old data are named.

        Raises:
            SettingsError: a value is out of its range, or the old data are missing or not read by the method.
        """
        if self.method is not None and self.method not in BY_KEY:
            raise SettingsError(f"There is no method {self.method!r}; choose one of {', '.join(BY_KEY)}.")
        if not 0 <= self.most_lost <= 1:
            raise SettingsError(f"What may be lost is {self.most_lost:g}; give a share from 0 to 1.")
        if not 0 <= self.config.strength < float("inf"):
            raise SettingsError(f"The strength is {self.config.strength:g}; give a number from 0 on.")
        if self.config.epochs < 1:
            raise SettingsError(f"There are {self.config.epochs} passes over the new products; take at least one.")
        needs_old = self.method is not None and BY_KEY[self.method].needs_old
        if needs_old and not has_old:
            raise SettingsError("Joint training needs the old products; name them with --old, or choose replay.")
        if has_old and not needs_old:
            raise SettingsError("Only joint training reads the old products; leave --old out, or choose joint.")


@dataclass(frozen=True)
class Update:
    """An accepted update.

    Attributes:
        card: of the new model.
        figures: what it gained and cost.
        left_out: products of categories that are neither known nor in the training part.
    """

    card: ModelCard
    figures: Figures
    left_out: int

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return {
            "model": {"name": self.card.name, "digest": self.card.sha256},
            **self.card.training["updated_from"],
            "categories": list(self.card.categories),
            "left_out": self.left_out,
        }


def update(
    dataset: Dataset,
    folder: Path,
    out: Path,
    plan: Plan,
    settings: Settings,
    old: Dataset | None = None,
    progress: Progress | None = None,
) -> Update:
    """Teach a model a dataset and write the taught model into a folder of its own.

    The old model is only read. The new folder appears whole, once the update is accepted, or not at all.

    Args:
        dataset: products with categories, known or new.
        folder: the model that is taught.
        out: the new model's folder, which must not be there.
        plan: how.
        settings: where features are kept, which device.
        old: the data that the model was trained on, for joint training.
        progress: called with (what is done, steps done, steps in all); may raise to stop.

    Raises:
        UpdateRefused: too much of what the model knew would be lost.
        SettingsError: the plan cannot be carried out, or ``out`` is there already or cannot be written.
        CheckpointError: the model or its memory is missing or damaged.
        DatasetError: too few products, or none with a category.
    """
    plan.check(old is not None)
    check_free(out, folder)
    _check_labelled(dataset)
    predictor = Predictor.load(folder, settings)
    model = predictor.model.cpu()
    memory = read_memory(folder, model, predictor.digest)
    tell = progress or (lambda *_: None)
    lesson = read_lesson(dataset, predictor, settings.cache, _step(tell, ENCODING))
    method = BY_KEY[plan.method or usual_method(len(lesson.added))]
    wider = grown(model, len(lesson.added))
    _know_priors(wider, lesson, predictor.card)
    parts = {name: grown_rows(part.rows, wider) for name, part in lesson.parts.items()}
    learned = parts[split.TRAIN]
    if old is not None:
        again = old_rows(old, predictor, settings.cache, _step(tell, ENCODING))
        learned = grown_rows(again, wider).join(learned)
    pupil, curve = learn(
        wider, learned, parts[split.VALIDATION], method, plan.config,
        grown_fisher(memory.fisher, wider), grown_rows(memory.buffer, wider), _epochs(tell),
    )  # fmt: skip
    figures = measure(
        model, pupil,
        (lesson.parts[split.HELDOUT].rows, parts[split.HELDOUT]),
        (memory.protected, grown_rows(memory.protected, wider)),
    )  # fmt: skip
    figures.check(plan.most_lost)
    new_memory = remember_more(
        memory, pupil, parts[split.TRAIN], parts[split.VALIDATION], plan.config.seed, _step(tell, REMEMBERING)
    )
    tell(MEASURING, 0, 0)
    taught = Pupil(pupil, new_memory, lesson, curve, _record(predictor, method, plan, figures))
    with writing_to(out, "The taught model", SettingsError):
        card = write_folder(taught, predictor, dataset, folder, out, settings)
    return Update(card, figures, lesson.left_out)


def check_free(out: Path, folder: Path) -> None:
    """Make sure that no model is overwritten.

    Raises:
        SettingsError: the new model's folder is the old one's, or is there already.
    """
    if out.resolve() == folder.resolve():
        raise SettingsError(f"{out} is the model that is taught, which is never overwritten; name another folder.")
    if out.exists():
        raise SettingsError(f"{out.name} is there already, in {out.parent}; give the new model another name.")


def _check_labelled(dataset: Dataset) -> None:
    if all(product.category is None for product in dataset.products):
        raise DatasetError(
            f"No product of {dataset.name} has a category; name the column with --columns category=NAME."
        )


def _know_priors(wider: Classifier, lesson: Lesson, card: ModelCard) -> None:
    """How common new categories are, where a model answers by that when it is shown nothing."""
    if not isinstance(wider, ExpertFusion) or not lesson.added:
        return
    labels = lesson.parts[split.TRAIN].rows.labels
    before = int(card.training.get("data", {}).get("parts", {}).get(split.TRAIN, 0))
    counts = np.bincount(labels, minlength=wider.config.classes)[-len(lesson.added) :]
    shares = counts / (before + len(labels))
    wider.log_prior[-len(lesson.added) :] = wider.log_prior.new_tensor(np.log(shares))


def _record(predictor: Predictor, method: Method, plan: Plan, figures: Figures) -> dict[str, Any]:
    return {
        "name": predictor.name,
        "digest": predictor.digest,
        "method": method.key,
        "config": plan.config.to_dict(),
        "most_lost": plan.most_lost,
        "figures": figures.to_dict(),
    }


def _step(tell: Progress, what: str) -> Callable[[int, int], None]:
    return lambda done, total: tell(what, done, total)


def _epochs(tell: Progress) -> Callable[[Epoch, int], None]:
    return lambda epoch, planned: tell(LEARNING, epoch.epoch, planned)
