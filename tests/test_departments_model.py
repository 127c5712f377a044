"""The model that comes with the project."""

import os
from pathlib import Path

import numpy as np
import pytest

from core.catalog import split
from core.catalog.dataset import open_dataset
from core.catalog.demo import demo_products
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor
from core.settings import ROOT

FOLDER = ROOT / "weights" / "departments"
DATA = Path(os.environ.get("SHELFLENS_DATA") or "nowhere") / "departments"


@pytest.fixture(scope="module")
def predictor() -> Predictor:
    return Predictor.load(FOLDER)


@pytest.fixture(scope="module")
def heldout(predictor: Predictor) -> PredictionTable:
    return PredictionTable.read(FOLDER / "heldout.parquet", predictor.categories)


def test_it_is_small_and_complete(predictor: Predictor) -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 60e6
    assert len(predictor.categories) == 21
    assert predictor.model.config.hidden == (512, 128)


def test_card_says_what_the_heldout_file_says(predictor: Predictor, heldout: PredictionTable) -> None:
    report, card = heldout.evaluate(), predictor.card.metrics["heldout"]["both"]
    assert (card["n"], card["accuracy"]) == (report.n, pytest.approx(report.accuracy))
    assert card["f1_macro"] == pytest.approx(report.f1_macro)


def test_it_is_as_good_as_promised(heldout: PredictionTable) -> None:
    report = heldout.evaluate()
    assert report.accuracy >= 0.905
    assert report.f1_macro >= 0.84


def test_heldout_file_holds_no_texts_and_no_pictures(heldout: PredictionTable) -> None:
    assert set(heldout.to_frame().columns) - set(heldout.categories) == {
        *("id", "source", "has_image", "has_text", "category", "predicted", "confidence")
    }


def test_it_knows_the_demo_catalogue(predictor: Predictor) -> None:
    products = demo_products()
    found = predictor.predict_many(products)
    right = [product.category == prediction.category for product, prediction in zip(products, found, strict=True)]
    assert np.mean(right) >= 0.9


@pytest.mark.real
@pytest.mark.skipif(not DATA.is_dir(), reason="SHELFLENS_DATA names no folder with the departments")
def test_it_says_of_real_products_what_its_heldout_file_says(predictor: Predictor, heldout: PredictionTable) -> None:
    products = open_dataset(DATA).products
    part = split.assign(products, predictor.card.training["seed"])
    kept_out = [product for product, own in zip(products, part, strict=True) if own == split.HELDOUT]
    assert [product.id for product in kept_out] == list(heldout.rows["id"])
    for row in range(0, len(kept_out), len(kept_out) // 60):
        found = predictor.predict(kept_out[row])
        np.testing.assert_allclose(list(found.probabilities.values()), heldout.probabilities[row], atol=2e-3)
