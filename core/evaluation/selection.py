"""Which products of a dataset a model can fairly be measured on."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.catalog import split
from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.checkpoint import HELDOUT_FILE, ModelCard
from core.errors import DatasetError
from core.evaluation.predictions import PredictionTable

ALL = "all"
PARTS = (split.HELDOUT, split.VALIDATION, split.TRAIN, ALL)
# Ids such as 1, 2, 3 are common, so a few shared ones do not make two datasets the same.
_SAME_DATA = 0.5
_NAMED = 3
# Below this probability, that no product of other data would be held out is no chance any more.
_CHANCE = 1e-4


@dataclass(frozen=True)
class Selection:
    """Products to measure a model on, and what was left out.

    Attributes:
        products: with categories that the model knows, in the dataset's order.
        train: the products, of such categories too, that the split gives to training: what a baseline learns from.
        part: one of ``PARTS``.
        familiar: whether the dataset is, or is part of, the one the model was trained on.
        known: products of the dataset, in every part, of categories that the model knows.
        unlabelled: products of the dataset without a category.
        unknown: category that the model does not know -> products of it.
        missing: groups of variants that the model's split would hold out of so many on average, where it holds out none
            and that is no chance: the products are probably what is left of the training data; 0 elsewhere.
    """

    products: tuple[Product, ...]
    train: tuple[Product, ...]
    part: str
    familiar: bool
    known: int
    unlabelled: int
    unknown: Mapping[str, int]
    missing: int = 0

    def notes(self) -> list[str]:
        """What a person should know about the choice, one sentence each."""
        notes = []
        if self.unlabelled:
            notes.append(f"Products without a category, left out: {self.unlabelled:,}.")
        if self.unknown:
            names = ", ".join(list(self.unknown)[:_NAMED]) + (", ..." if len(self.unknown) > _NAMED else "")
            count = sum(self.unknown.values())
            notes.append(f"Products of categories that the model does not know ({names}), left out: {count:,}.")
        if self.familiar and self.part == split.HELDOUT:
            notes.append(
                "The model was trained on this dataset, so only its held-out part is measured: "
                f"{len(self.products):,} of {self.known:,} products."
            )
        elif self.familiar:
            notes.append("The model was trained on this dataset, so these figures flatter it; see the held-out part.")
        elif self.missing:
            notes.append(
                f"The model's split would hold out about {self.missing:,} of so many different products, but it holds "
                "out none of these: the model probably learned from them, and then these figures flatter it."
            )
        return notes


def select(dataset: Dataset, card: ModelCard, heldout_ids: Collection[str] = (), part: str | None = None) -> Selection:
    """Choose the products to measure on.

    A dataset counts as the one the model was trained on when its digest is in the model's card, or when most of
    the products that the split holds out of it are in the model's own table of held-out products, as they are when
    only some rows of the training data were chosen.

    Args:
        dataset: products read from disk.
        card: of the model to measure.
        heldout_ids: ids of the products held out when the model was trained.
        part: one of ``PARTS``; None for the held-out part of the dataset the model was trained on and all of any
            other.

    Returns:
        At least one product.

    Raises:
        DatasetError: no product is left, or the part is not one of ``PARTS``.
    """
    if part is not None and part not in PARTS:
        raise DatasetError(f"There is no part {part!r} of a dataset; choose one of {', '.join(PARTS)}.")
    labelled = [product for product in dataset.products if product.category is not None]
    seed = int(card.training.get("seed", 0))
    groups = split.group_keys(labelled)
    assigned = [split.part_of(group, seed) for group in groups]
    familiar = _is_familiar(dataset, card, labelled, assigned, heldout_ids)
    part = part or (split.HELDOUT if familiar else ALL)
    known = set(card.categories)
    unknown = Counter(product.category for product in labelled if product.category not in known)
    pairs = [(product, own) for product, own in zip(labelled, assigned, strict=True) if product.category in known]
    chosen = tuple(product for product, own in pairs if part in (ALL, own))
    if not chosen:
        raise DatasetError(_nothing_left(dataset, labelled, unknown, part))
    return Selection(
        products=chosen,
        train=tuple(product for product, own in pairs if own == split.TRAIN),
        part=part,
        familiar=familiar,
        known=len(pairs),
        unlabelled=len(dataset.products) - len(labelled),
        unknown={str(name): count for name, count in unknown.most_common()},
        missing=_missing(groups, assigned) if "split" in card.training and not familiar else 0,
    )


def heldout_ids(folder: Path, categories: Sequence[str]) -> list[str]:
    """Ids of the products held out when a model was trained; none where its folder does not say.

    Args:
        folder: the model's folder.
        categories: the model's categories.

    Raises:
        DatasetError: the table of held-out products is damaged.
    """
    path = folder / HELDOUT_FILE
    return list(PredictionTable.read(path, categories).rows["id"]) if path.is_file() else []


def _is_familiar(
    dataset: Dataset, card: ModelCard, labelled: list[Product], assigned: Sequence[str], heldout_ids: Collection[str]
) -> bool:
    learned = (card.training.get("data", {}), *card.training.get("earlier_data", ()))
    if dataset.digest in [data.get("digest") for data in learned]:
        return True
    kept = set(heldout_ids)
    held_out = [product.id in kept for product, part in zip(labelled, assigned, strict=True) if part == split.HELDOUT]
    return bool(held_out) and sum(held_out) / len(held_out) >= _SAME_DATA


def _missing(groups: Sequence[str], assigned: Sequence[str]) -> int:
    """Groups that should have been held out, where none is and so many would not be missed by chance."""
    different, share = len(set(groups)), split.SHARES[split.HELDOUT]
    by_chance = (1 - share) ** different
    return round(share * different) if split.HELDOUT not in assigned and by_chance < _CHANCE else 0


def _nothing_left(dataset: Dataset, labelled: list[Product], unknown: Counter[str | None], part: str) -> str:
    if not labelled:
        return f"No product of {dataset.name} has a category; name the column with --columns category=NAME."
    if sum(unknown.values()) == len(labelled):
        first = next(iter(unknown))
        which = "the only category" if len(unknown) == 1 else f"any of the {len(unknown):,} categories"
        return (
            f"The model does not know {which} of {dataset.name} (for example {first!r}); "
            "choose a model trained on such categories or another dataset."
        )
    return f"No product of {dataset.name} is in the {part} part; choose another part."
