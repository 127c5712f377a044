"""The models of a comparison: each learns from the same training part and answers the same held-out products."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from scipy.special import softmax

from core.catalog.product import Product
from core.checkpoint import HELDOUT_FILE, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.evaluation.baselines import METHODS, TextModel, fit_text_model
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.evaluation.processor_time import per_thousand
from core.evaluation.temperature import best_temperature
from core.images import read_image
from core.predictor import Predictor
from core.settings import Settings
from core.training.calibrate import calibrate
from core.training.config import FitConfig
from core.training.features import FeatureTable, encode_products
from core.training.fit import fit
from core.training.lesson import Lesson

Progress = Callable[[int, int], None]
ALONE = {"image": "Perceptron on EfficientNet, picture alone", "text": "Perceptron on MiniLM, text alone"}
_FUSIONS = {"experts": "fusion of experts", "concat": "published concatenation"}
_GIVEN_LESS = {"both": "", "image": ", picture alone", "text": ", text alone"}


@dataclass(frozen=True)
class Parts:
    """One split of a dataset, which every contender shares.

    Attributes:
        categories: C names.
        train: what is learned from.
        validation: what settings that are learned late (an epoch, a temperature) are chosen on.
        heldout: what is answered; never empty.
        seed: of the split and of the training.
    """

    categories: tuple[str, ...]
    train: Lesson
    validation: Lesson
    heldout: Lesson
    seed: int


@dataclass(frozen=True, eq=False)
class Answers:
    """What a contender said.

    Attributes:
        table: its predictions on the held-out products that have what it reads.
        train: products it learned from.
        seconds_per_thousand: processor time for a thousand products.
    """

    table: PredictionTable
    train: int
    seconds_per_thousand: float


@dataclass(frozen=True)
class Contender:
    """A model that takes part.

    Attributes:
        key: letters, digits and dashes.
        name: for a person.
        given: ``both``, ``image`` or ``text``.
        made_of: JSON-ready settings that its answers depend on, beside the split.
        answer: does the work; takes a function to report progress to.
    """

    key: str
    name: str
    given: str
    made_of: Mapping[str, Any]
    answer: Callable[[Progress | None], Answers]


def text_contenders(parts: Parts) -> list[Contender]:
    """The classifiers on counted words, by the methods of the published comparison."""
    return [
        Contender(key, name, "text", {"method": repr(make(parts.seed))}, partial(_count_words, key, parts))
        for key, (name, make) in METHODS.items()
    ]


def _count_words(method: str, parts: Parts, _progress: Progress | None) -> Answers:
    learned, heldout = parts.train, parts.heldout.products
    names = [parts.categories[label] for label in learned.labels]
    model = fit_text_model([product.text for product in learned.products], names, method, parts.seed)
    texts = [product.text for product in parts.validation.products]
    temperature = 1.0
    if not model.gives_probabilities and texts:
        temperature = best_temperature(_in_order(model, parts.categories, texts), parts.validation.labels)

    def probabilities(products: Sequence[Product]) -> npt.NDArray[np.float64]:
        scores = _in_order(model, parts.categories, [product.text for product in products])
        return softmax(scores / temperature, axis=1)

    has_text = np.array([product.has_text for product in heldout])
    answered = [product for product, has in zip(heldout, has_text, strict=True) if has]
    table = _table(answered, "text", probabilities(answered), parts.categories)
    return Answers(table, len(learned.products), per_thousand(probabilities, answered))


def _in_order(model: TextModel, categories: Sequence[str], texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """Scores (N, C) in the order of all categories; one never seen in training lies far below any other."""
    found = model.scores(texts)
    scores = np.full((len(texts), len(categories)), found[np.isfinite(found)].min() - 100)
    scores[:, [categories.index(name) for name in model.categories]] = found
    return scores


def perceptron_contenders(parts: Parts, settings: Settings) -> list[Contender]:
    """The published perceptron on the features of one pretrained encoder alone."""
    plan = replace(FitConfig(fusion="concat"), modality_dropout=0.0, seed=parts.seed)
    return [
        Contender(
            f"{given}-alone", name, given, {"plan": plan.to_dict()},
            partial(_read_one, given, parts, plan, settings),
        )
        for given, name in ALONE.items()
    ]  # fmt: skip


def _read_one(given: str, parts: Parts, plan: FitConfig, settings: Settings, progress: Progress | None) -> Answers:
    image, text = ImageEncoder(config=settings), TextEncoder(config=settings)

    def features(lesson: Lesson) -> tuple[FeatureTable, npt.NDArray[np.intp]]:
        found = encode_products(_only(lesson.products, given), image, text, settings.cache, progress)
        has = found.has_image if given == "image" else found.has_text
        return found.rows(has), np.flatnonzero(has)

    learned, own = features(parts.train)
    validation, watched = features(parts.validation)
    chosen = parts.validation.labels[watched]
    classifier = fit(learned, parts.train.labels[own], validation, chosen, len(parts.categories), plan).model
    calibrate(classifier, validation, chosen)

    @torch.inference_mode()
    def probabilities(found: FeatureTable) -> npt.NDArray[np.float32]:
        return classifier(*found.tensors()).softmax(1).numpy()

    def from_scratch(products: Sequence[Product]) -> npt.NDArray[np.float32]:
        return probabilities(_encode(products, given, image, text))

    heldout, rows = features(parts.heldout)
    answered = [parts.heldout.products[row] for row in rows]
    table = _table(answered, given, probabilities(heldout), parts.categories)
    return Answers(table, len(own), per_thousand(from_scratch, answered))


def _encode(products: Sequence[Product], given: str, image: ImageEncoder, text: TextEncoder) -> FeatureTable:
    """Features without the store of encoded products, as a new product would be encoded."""
    count = len(products)
    there, missing = np.ones(count, dtype=bool), np.zeros(count, dtype=bool)
    if given == "text":
        vectors = text.encode([product.text for product in products])
        return FeatureTable(np.zeros((count, image.dim), np.float32), vectors, missing, there)
    maps = image.encode_maps([read_image(product.image or b"") for product in products])
    return FeatureTable(
        image.pool(maps).cpu().numpy(), np.zeros((count, text.sentence_dim), np.float32), there, missing
    )


def checkpoint_contenders(
    folder: Path, card: ModelCard, parts: Parts, settings: Settings, given: Sequence[str]
) -> list[Contender]:
    """A trained model, given all that a product has or less.

    Args:
        folder: the model's folder.
        card: its card.
        parts: the split, which must be the one that the model was trained on.
        settings: where encoded products are kept.
        given: what to give it: of ``both``, ``image`` and ``text``.
    """
    return [
        Contender(
            card.name if each == "both" else f"{card.name}-{each}",
            f"{card.name} ({_FUSIONS[card.fusion.kind]}){_GIVEN_LESS[each]}",
            each,
            {"weights": card.sha256},
            partial(_ask, folder, card, parts, settings, each),
        )
        for each in given
    ]


def _ask(
    folder: Path, card: ModelCard, parts: Parts, settings: Settings, given: str, progress: Progress | None
) -> Answers:
    predictor = Predictor.load(folder, settings)
    heldout = parts.heldout.products
    table = _kept(folder, card, heldout) if given == "both" else None
    if table is None:
        table = predict_table(heldout, predictor, settings.cache, given, progress)
    answered = set(table.rows["id"])
    sample = _only([product for product in heldout if product.id in answered], given)
    seconds = per_thousand(predictor.predict_many, sample)
    return Answers(table, len(parts.train.products), seconds)


def _kept(folder: Path, card: ModelCard, heldout: Sequence[Product]) -> PredictionTable | None:
    """The predictions that training left beside the model, when they are on these very products."""
    path = folder / HELDOUT_FILE
    if not path.is_file():
        return None
    table = PredictionTable.read(path, card.categories)
    same = list(table.rows["id"]) == [product.id for product in heldout]
    return table if same else None


def _only(products: Sequence[Product], given: str) -> list[Product]:
    """The products with their picture alone, their text alone, or both."""
    if given == "image":
        return [replace(product, title="", description="") for product in products]
    return [replace(product, image=None) for product in products] if given == "text" else list(products)


def _table(
    products: Sequence[Product], given: str, probabilities: npt.NDArray[np.floating], categories: Sequence[str]
) -> PredictionTable:
    return PredictionTable.build(
        ids=[product.id for product in products],
        sources=[product.attributes.get("source", "") for product in products],
        has_image=np.full(len(products), given == "image"),
        has_text=np.full(len(products), given == "text"),
        labels=[product.category for product in products],
        probabilities=probabilities,
        categories=categories,
    )
