"""The shoe model that comes with the project."""

import os
from pathlib import Path

import numpy as np
import pytest
from transformers import DistilBertModel

from core.catalog import split
from core.catalog.dataset import open_dataset
from core.catalog.demo import gallery
from core.catalog.product import Product
from core.evaluation.predictions import PredictionTable
from core.explain.encoder_shares import encoder_shares
from core.explain.maps import heat_maps
from core.explain.question import Question
from core.images import read_image
from core.predictor import Predictor
from core.settings import ROOT

FOLDER = ROOT / "weights" / "footwear"
DATA = Path(os.environ.get("SHELFLENS_DATA") or "nowhere") / "fashion"


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor.load(FOLDER)


@pytest.fixture(scope="module")
def shoe() -> Product:
    return next(product for product in gallery() if product.id == "running-shoe")


def test_it_is_small_and_has_its_three_encoders(predictor: Predictor) -> None:
    assert sum(file.stat().st_size for file in FOLDER.rglob("*") if file.is_file()) < 60e6
    assert [encoder.name for encoder in predictor.image_encoder.members] == ["resnet18@112", "vit_tiny_patch16_224@96"]
    assert isinstance(predictor.text_encoder.exact_network[0].model, DistilBertModel)


def test_card_says_what_the_heldout_file_says(predictor: Predictor) -> None:
    report = PredictionTable.read(FOLDER / "heldout.parquet", predictor.categories).evaluate()
    card = predictor.card.metrics["heldout"]["both"]
    assert (card["n"], card["accuracy"]) == (report.n, pytest.approx(report.accuracy))


def test_a_drawn_running_shoe_is_known_and_explained_through_every_encoder(predictor: Predictor, shoe: Product) -> None:
    image = read_image(shoe.image or b"")
    prediction = predictor.predict(shoe, image)
    assert prediction.category == "Sports Shoes"

    maps = heat_maps(predictor, prediction, image, Question(prediction.category))
    assert [each.method for each in maps] == ["gradcampp", "token_map"]
    assert all(each.values.shape == image.size[::-1] for each in maps)
    shares = encoder_shares(predictor, prediction, Question(prediction.category))
    everything = predictor.fuse(prediction.image_features[None], prediction.text_features[None])[0]
    gained = everything - predictor.fuse(None, None)[0]
    target = predictor.categories.index(prediction.category)
    assert sum(shares.values()) == pytest.approx(gained[target], abs=1e-5)


@pytest.mark.real
@pytest.mark.skipif(not DATA.is_dir(), reason="needs the real products")
def test_heldout_shoes_are_answered_as_the_file_says(predictor: Predictor) -> None:
    columns = {"id": "id", "title": "productDisplayName", "category": "articleType"}
    dataset = open_dataset(DATA, columns, {"masterCategory": "Footwear"})
    heldout = [
        product
        for product, part in zip(dataset.products, split.assign(dataset.products), strict=True)
        if part == split.HELDOUT
    ][:32]
    kept = PredictionTable.read(FOLDER / "heldout.parquet", predictor.categories)
    assert list(kept.rows["id"][:32]) == [product.id for product in heldout]
    found = np.array([list(each.probabilities.values()) for each in predictor.predict_many(heldout)])
    assert np.abs(found - kept.probabilities[:32]).max() < 0.05
