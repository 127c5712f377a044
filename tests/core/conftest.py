"""A tiny shop with a model that was really trained on it, through the real encoders."""

import csv
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from core import checkpoint
from core.catalog import split
from core.catalog.dataset import Dataset, open_dataset
from core.checkpoint import EncoderCard, ModelCard
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.evaluation.measuring import predict_table
from core.predictor import Predictor
from core.settings import Settings, settings
from core.training.config import FitConfig
from core.training.features import encode_products
from core.training.fit import fit

KINDS = {
    "Garden": ((40, 150, 60), "shovel rake seed hose pot soil lawn hedge"),
    "Kitchen": ((200, 60, 40), "pan knife oven spoon bowl kettle plate stove"),
    "Office": ((60, 80, 200), "pen paper stapler folder desk lamp printer ink"),
}
HEADER = ("ImgId", "title", "description", "categories", "source")
PER_KIND = 30


@dataclass(frozen=True)
class TinyShop:
    """Folders of a trained model.

    Attributes:
        data: dataset in the Kaggle layout, 90 products of 3 categories.
        model: model folder trained on its training part.
        cache: encoded pictures and texts.
        dataset: what ``data`` holds.
    """

    data: Path
    model: Path
    cache: Path
    dataset: Dataset


def write_shop(folder: Path, kinds: dict[str, tuple[tuple[int, int, int], str]], per_kind: int, seed: int) -> Path:
    """Write products whose colour and words tell their kind; every tenth has no picture, every tenth no text."""
    generator = np.random.default_rng(seed)
    (folder / "train").mkdir(parents=True)
    rows = []
    for kind, (colour, words) in kinds.items():
        for number in range(per_kind):
            name = f"{kind.lower()}-{seed}-{number}"
            title = " ".join(generator.permutation(words.split())[:4]) if number % 10 != 1 else ""
            rows.append((name, title, "", kind, "north" if number % 3 else "south"))
            if number % 10:
                noise = generator.normal(0, 30, (40, 40, 3))
                picture = Image.fromarray(np.clip(noise + np.array(colour), 0, 255).astype(np.uint8))
                picture.save(folder / "train" / f"{name}.jpg")
    with (folder / "train.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADER, *rows])
    return folder


@pytest.fixture(scope="session")
def tiny_shop(tmp_path_factory: pytest.TempPathFactory) -> TinyShop:
    """Trained once for all tests."""
    root = tmp_path_factory.mktemp("shop")
    data = write_shop(root / "data", KINDS, PER_KIND, seed=0)
    shop = TinyShop(data, root / "model", root / "cache", open_dataset(str(data)))
    _train(shop)
    return shop


@pytest.fixture(scope="session")
def tiny_predictor(tiny_shop: TinyShop) -> Predictor:
    """The tiny shop's model, loaded once."""
    return Predictor.load(tiny_shop.model)


@pytest.fixture
def loaded_once(tiny_shop: TinyShop, tiny_predictor: Predictor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands get the tiny shop's model as it is loaded already, and its cache; other models load as ever."""
    monkeypatch.setenv("SHELFLENS_CACHE", str(tiny_shop.cache))
    load = Predictor.load

    def load_once(folder: Path | None = None, config: Settings | None = None) -> Predictor:
        return tiny_predictor if folder == tiny_shop.model else load(folder, config)

    monkeypatch.setattr(Predictor, "load", load_once)


def _train(shop: TinyShop) -> None:
    config, dataset, folder = replace(settings(), cache=shop.cache), shop.dataset, shop.model
    image, text = ImageEncoder(config=config), TextEncoder(config=config)
    features = encode_products(dataset.products, image, text, config.cache)
    labels = np.array([list(KINDS).index(product.category or "") for product in dataset.products])
    part = split.assign(dataset.products)
    train, validation = part == split.TRAIN, part != split.TRAIN
    plan = FitConfig(epochs=40, hidden=(32, 16), learning_rate=2e-3, averaging=0.0)
    fitted = fit(
        *(features.rows(train), labels[train], features.rows(validation), labels[validation]),
        classes=len(KINDS),
        config=plan,
    )
    card = ModelCard(
        name=folder.name,
        categories=tuple(KINDS),
        image_encoder=EncoderCard(image.name, image.digest, "test", image.dim),
        text_encoder=EncoderCard(text.name, text.digest, "test", text.dim),
        fusion=fitted.model.config,
        training={"data": {"name": dataset.name, "digest": dataset.digest}, "seed": plan.seed},
    )
    heldout = [product for product, own in zip(dataset.products, part, strict=True) if own == split.HELDOUT]
    predictor = Predictor(fitted.model, checkpoint.save(folder, fitted.model, card), image, text)
    predict_table(heldout, predictor, config.cache).write(folder / checkpoint.HELDOUT_FILE)
