from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.catalog.product import Product
from core.predictor import Predictor
from core.training.features import FeatureStore, FeatureTable, encode_products


def encode(products: list[Product], predictor: Predictor, cache: Path) -> tuple[FeatureTable, list[tuple[int, int]]]:
    seen: list[tuple[int, int]] = []
    found = encode_products(
        products, predictor.image_encoder, predictor.text_encoder, cache, lambda *done: seen.append(done)
    )
    return found, seen


def test_features_equal_those_of_a_prediction(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    products = list(tiny_shop.dataset.products[:12])
    found, seen = encode(products, tiny_predictor, tmp_path)
    assert seen[-1][0] == seen[-1][1] == int(found.has_image.sum() + found.has_text.sum())
    for row, product in enumerate(products):
        single = tiny_predictor.predict(product)
        for there, values, wanted in (
            (found.has_image[row], found.image[row], single.image_features),
            (found.has_text[row], found.text[row], single.text_features),
        ):
            assert there == (wanted is not None)
            np.testing.assert_allclose(values, 0 if wanted is None else wanted, atol=1e-4)


def test_second_time_nothing_is_encoded(
    tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    products = list(tiny_shop.dataset.products[:8])
    first, _ = encode(products, tiny_predictor, tmp_path)
    # No network may run any more: an encoder that is called would fail.
    monkeypatch.setattr(tiny_predictor.image_encoder, "encode_maps", None)
    monkeypatch.setattr(tiny_predictor.text_encoder, "encode", None)
    again, _ = encode(products[::-1], tiny_predictor, tmp_path)
    np.testing.assert_array_equal(again.image, first.image[::-1])
    np.testing.assert_array_equal(again.text, first.text[::-1])


def test_unreadable_picture_counts_as_missing(tiny_predictor: Predictor, tmp_path: Path) -> None:
    products = [Product("1", "pan", image=b"broken"), Product("2", "pan", image=tmp_path / "absent.jpg")]
    found, _ = encode(products, tiny_predictor, tmp_path / "cache")
    assert not found.has_image.any()
    assert found.has_text.all()
    assert not found.image.any()


@pytest.mark.parametrize("cut", [9, 300, -20])
def test_damaged_shard_is_made_anew(tmp_path: Path, cut: int) -> None:
    store = FeatureStore(tmp_path, 3)
    store.add(["a", "b"], np.arange(6).reshape(2, 3))
    store.add(["c"], np.ones((1, 3)))
    shards = sorted(tmp_path.glob("*.npz"))
    assert len(shards) == 2
    shards[0].write_bytes(shards[0].read_bytes()[:cut])
    again = FeatureStore(tmp_path, 3)
    assert sum(key in again for key in "abc") in (1, 2)
    assert len(list(tmp_path.glob("*.npz"))) == 1
    assert not any(key in FeatureStore(tmp_path, 4) for key in "abc"), "vectors of another length are not taken"


def test_only_hides_the_other_modality(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    found, _ = encode(list(tiny_shop.dataset.products[:6]), tiny_predictor, tmp_path)
    assert not found.only("image").has_text.any()
    np.testing.assert_array_equal(found.only("image").has_image, found.has_image)
    assert not found.only("text").has_image.any()
    assert len(FeatureTable.join(found, found)) == 12
