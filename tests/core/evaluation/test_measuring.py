from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.catalog.product import Product
from core.errors import DatasetError
from core.evaluation.measuring import predict_table
from core.evaluation.predictions import PredictionTable
from core.predictor import Predictor


def test_rows_say_what_the_predictor_says(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    products = tiny_shop.dataset.products[:12]
    table = predict_table(products, tiny_predictor, tmp_path)
    single = tiny_predictor.predict_many(products)

    assert list(table.rows["id"]) == [product.id for product in products]
    assert list(table.rows["predicted"]) == [prediction.category for prediction in single]
    expected = np.array([list(prediction.probabilities.values()) for prediction in single])
    np.testing.assert_allclose(table.probabilities, expected, atol=0.02)
    assert table.labels == [product.category for product in products]
    assert list(table.rows["has_image"]) == [product.has_image for product in products]
    assert list(table.rows["has_text"]) == [product.has_text for product in products]
    assert set(table.rows["source"]) == {"north", "south"}


def test_a_table_survives_its_file(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    table = predict_table(tiny_shop.dataset.products[:12], tiny_predictor, tmp_path)
    read = PredictionTable.read(table.write(tmp_path / "some.parquet"), tiny_predictor.categories)

    assert read.evaluate().to_dict() == table.evaluate().to_dict()


@pytest.mark.parametrize(
    ("given", "seen", "hidden"), [("image", "has_image", "has_text"), ("text", "has_text", "has_image")]
)
def test_one_modality_alone(
    tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path, given: str, seen: str, hidden: str
) -> None:
    products = tiny_shop.dataset.products[:12]
    table = predict_table(products, tiny_predictor, tmp_path, given)

    assert list(table.rows["id"]) == [product.id for product in products if getattr(product, seen)]
    assert 0 < len(table) < len(products)
    assert table.rows[seen].all()
    assert not table.rows[hidden].any()
    both = predict_table([product for product in products if getattr(product, seen)], tiny_predictor, tmp_path)
    assert not np.allclose(table.probabilities, both.probabilities)


def test_an_unreadable_picture_counts_as_missing(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    whole = tiny_shop.dataset.products[2]
    damaged = replace(whole, id="damaged", image=b"not a picture")
    lost = Product("lost", category=whole.category, image=b"not a picture")
    bare = replace(whole, id="bare", image=None)

    table = predict_table([damaged, lost, bare], tiny_predictor, tmp_path)

    assert list(table.rows["id"]) == ["damaged", "bare"]
    assert list(table.rows["has_image"]) == [False, False]
    assert np.allclose(table.probabilities[0], table.probabilities[1])


def test_progress_reaches_its_end(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    predict_table(tiny_shop.dataset.products[:12], tiny_predictor, tmp_path, progress=lambda *call: calls.append(call))

    assert calls[-1][0] == calls[-1][1] == 12 - 2 + 12 - 2
    assert calls == sorted(calls)


def test_nothing_usable(tiny_predictor: Predictor, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="None of the 1 products has a readable picture;"):
        predict_table([Product("a", "Boot")], tiny_predictor, tmp_path, "image")


def test_a_modality_that_does_not_exist(tiny_predictor: Predictor, tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be given 'sound'"):
        predict_table([Product("a", "Boot")], tiny_predictor, tmp_path, "sound")
