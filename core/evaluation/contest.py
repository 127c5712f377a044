"""Runs a comparison: one model after the other, each kept as soon as it is done."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from core.catalog import split
from core.catalog.dataset import Dataset
from core.checkpoint import CARD_FILE, ModelCard, read_card
from core.errors import DatasetError
from core.evaluation import comparison
from core.evaluation.comparison import ALL, SHARED, Comparison, Rival
from core.evaluation.contenders import Contender, Parts, checkpoint_contenders, perceptron_contenders, text_contenders
from core.evaluation.predictions import PredictionTable
from core.settings import Settings
from core.training.lesson import categorised, lesson_of, rows_by_part

GIVEN_LESS = ("image", "text")
# Called with a model's name, and how much of its work is done of how much.
Progress = Callable[[str, int, int], None]


def parts_of(dataset: Dataset, seed: int) -> Parts:
    """Divide a dataset as training does.

    Raises:
        DatasetError: fewer than two categories, or a part of the split is empty.
    """
    labelled, categories = categorised(dataset)
    everything = lesson_of(labelled, categories)
    lessons = {name: everything.rows(rows) for name, rows in rows_by_part(split.assign(labelled, seed)).items()}
    return Parts(categories, lessons[split.TRAIN], lessons[split.VALIDATION], lessons[split.HELDOUT], seed)


def trained_on(dataset: Dataset, folders: Sequence[Path], seed: int) -> dict[Path, ModelCard]:
    """Which of the models learned from this dataset and this split.

    Args:
        dataset: the dataset.
        folders: model folders, and others, which are passed over.
        seed: of the split.
    """
    cards = {folder: read_card(folder) for folder in folders if (folder / CARD_FILE).is_file()}
    return {
        folder: card
        for folder, card in cards.items()
        if card.training.get("data", {}).get("digest") == dataset.digest and card.training.get("seed", 0) == seed
    }


def contenders(
    parts: Parts, models: Mapping[Path, ModelCard], most_complete: Path | None, settings: Settings
) -> list[Contender]:
    """Everything that is compared and has something to read, the quickest to answer first.

    Args:
        parts: the split.
        models: trained models by folder.
        most_complete: the one of them that also answers from the picture alone and from the text alone.
        settings: where encoded products are kept.

    Raises:
        DatasetError: two of them have one name, under which their answers would be kept.
    """
    found = text_contenders(parts) + perceptron_contenders(parts, settings)
    for folder, card in models.items():
        given = ("both", *GIVEN_LESS) if folder == most_complete else ("both",)
        found += checkpoint_contenders(folder, card, parts, settings, given)
    _check_keys(found, models)
    return [each for each in found if _readable(parts, each.given)]


def _check_keys(contenders: Sequence[Contender], models: Mapping[Path, ModelCard]) -> None:
    key, count = Counter(each.key for each in contenders).most_common(1)[0]
    if count > 1:
        folders = " and ".join(str(folder) for folder, card in models.items() if card.name == key)
        raise DatasetError(
            f"More than one to compare is called {key!r} ({folders}); name models of different names with --checkpoint."
        )


def _readable(parts: Parts, given: str) -> bool:
    """Whether every part has products with what a contender reads."""
    lessons = (parts.train, parts.validation, parts.heldout)
    if given == "image":
        return all(any(product.has_image for product in lesson.products) for lesson in lessons)
    return given == "both" or all(any(product.has_text for product in lesson.products) for lesson in lessons)


def run(
    dataset: Dataset, parts: Parts, rivals: Sequence[Contender], out: Path, on_progress: Progress | None = None
) -> Comparison:
    """Let every contender answer that has not yet, and keep each one's predictions and figures in a folder.

    Interrupted, it loses the contender at work; run again, it goes on with that one. A contender whose settings,
    weights, data or seed changed answers anew.

    Args:
        dataset: what the parts come from.
        parts: the split.
        rivals: contenders with different keys.
        out: folder of the comparison.
        on_progress: called while a contender works.

    Raises:
        DatasetError: the folder cannot be written.
    """
    fresh = Comparison(dataset.name, dataset.digest, parts.seed, parts.categories)
    for each in rivals:
        # Read again before and after, so that several runs may share the work of one folder.
        if not _is_done(_begun(out, fresh), each, out):
            rival = _compete(each, out, parts, on_progress)
            comparison.write(out, _with(_begun(out, fresh), rival))
    found = _renamed(_begun(out, fresh), rivals)
    tables = {rival.key: comparison.read_table(out, found, rival.key) for rival in found.rivals}
    shared = comparison.shared_ids(tables.values())
    if shared:
        found = replace(found, rivals=tuple(_on(shared, rival, tables[rival.key], parts) for rival in found.rivals))
    comparison.write(out, found, comparison.all_pairs(tables))
    return found


def _begun(out: Path, fresh: Comparison) -> Comparison:
    """What an earlier run left of the same dataset and split, where there is anything that can be read."""
    try:
        kept = comparison.read(out)
    except DatasetError:
        return fresh
    return kept if replace(kept, rivals=()) == fresh else fresh


def _is_done(found: Comparison, contender: Contender, out: Path) -> bool:
    made_of = {rival.key: rival.made_of for rival in found.rivals}
    return made_of.get(contender.key) == contender.made_of and comparison.predictions_file(out, contender.key).is_file()


def _compete(contender: Contender, out: Path, parts: Parts, on_progress: Progress | None) -> Rival:
    if on_progress is not None:
        on_progress(contender.name, 0, 1)
    tell = None if on_progress is None else (lambda done, total: on_progress(contender.name, done, total))
    answers = contender.answer(tell)
    answers.table.write(comparison.predictions_file(out, contender.key))
    if on_progress is not None:
        on_progress(contender.name, 1, 1)
    return Rival(
        contender.key, contender.name, contender.given, contender.made_of, answers.train,
        answers.seconds_per_thousand, {ALL: comparison.measure(answers.table, parts.seed)},
    )  # fmt: skip


def _with(found: Comparison, rival: Rival) -> Comparison:
    """The comparison with one model added or replaced, in the order of their keys."""
    rivals = [rival, *(other for other in found.rivals if other.key != rival.key)]
    return replace(found, rivals=tuple(sorted(rivals, key=lambda each: each.key)))


def _renamed(found: Comparison, contenders: Sequence[Contender]) -> Comparison:
    """The comparison with the contenders' names as they are now: another name is no reason to answer anew."""
    names = {each.key: each.name for each in contenders}
    return replace(found, rivals=tuple(replace(each, name=names.get(each.key, each.name)) for each in found.rivals))


def _on(shared: Collection[str], rival: Rival, table: PredictionTable, parts: Parts) -> Rival:
    """The model with figures on the products that all models answered."""
    chosen = table.take(table.rows["id"].isin(shared).to_numpy(dtype=bool))
    return replace(rival, figures={**rival.figures, SHARED: comparison.measure(chosen, parts.seed)})
