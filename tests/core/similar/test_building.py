from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.errors import CheckpointError, DatasetError, Stopped
from core.predictor import Predictor
from core.similar import approximate, building, index
from core.similar.building import PARTS_FOLDER, build_index
from core.similar.index import ProductIndex, read_card
from core.similar.whitening import Moments, Whitening
from core.training.features import encode_products


def test_vectors_are_the_whitened_features(tiny_shop: Any, tiny_predictor: Predictor, tiny_index: ProductIndex) -> None:
    encoders = tiny_predictor.image_encoder, tiny_predictor.text_encoder
    features = encode_products(tiny_shop.dataset.products, *encoders, tiny_shop.cache)
    for values, has, found in (
        (features.image, features.has_image, tiny_index.vectors.picture),
        (features.text, features.has_text, tiny_index.vectors.text),
    ):
        moments = Moments(values.shape[1])
        moments.add(values[has])
        expected = Whitening.estimate(moments).vectors(values[has])
        inner = np.asarray(found[has], dtype=np.float32)
        assert inner @ inner.T == pytest.approx(expected @ expected.T, abs=5e-3)
        assert not found[~has].any()


def test_products_come_back_as_they_were(tiny_shop: Any, tiny_index: ProductIndex) -> None:
    for row in (0, 31, 89):
        product = tiny_shop.dataset.products[row]
        assert tiny_index.shelf.product(row) == product
        assert tiny_index.shelf.find(product.id) == row
    assert tiny_index.shelf.find("nobody") is None
    with_picture = next(product for product in tiny_shop.dataset.products if product.has_image)
    picture = tiny_index.shelf.picture(tiny_index.shelf.find(with_picture.id) or 0)
    assert isinstance(picture, Path)
    assert picture.is_absolute()


def test_pictures_held_as_bytes_are_kept(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    held = [replace(each, image=each.image and each.image.read_bytes()) for each in tiny_shop.dataset.products[:5]]
    built = build_index(replace(tiny_shop.dataset, products=tuple(held)), tiny_predictor, tmp_path)
    assert [built.shelf.picture(row) for row in range(5)] == [product.image for product in held]


def test_interrupted_work_goes_on(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done >= 60:
            raise Stopped("enough")

    with pytest.raises(Stopped):
        build_index(tiny_shop.dataset, tiny_predictor, tmp_path, stop, part_size=20)
    with pytest.raises(DatasetError, match="no finished index"):
        ProductIndex.open(tmp_path)
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / PARTS_FOLDER).rglob("*.npz")}
    assert len(kept) >= 4
    seen: list[int] = []
    original = building.shutil.rmtree
    left: dict[Path, int] = {}

    def look(folder: Path, **options: bool) -> None:
        left.update({path: path.stat().st_mtime_ns for path in kept})
        original(folder, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building.shutil, "rmtree", look)
        built = build_index(tiny_shop.dataset, tiny_predictor, tmp_path, lambda done, _: seen.append(done), 20)
    assert left == kept, "what was encoded before is not encoded again"
    assert len(built) == 90
    assert seen[-1] == 90
    assert not (tmp_path / PARTS_FOLDER).exists()


def test_a_finished_index_is_opened_and_one_of_other_products_replaced(
    tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path
) -> None:
    some = replace(tiny_shop.dataset, products=tiny_shop.dataset.products[:6], digest="some")
    build_index(some, tiny_predictor, tmp_path)
    seen: list[int] = []
    assert len(build_index(some, tiny_predictor, tmp_path, lambda done, _: seen.append(done))) == 6
    assert seen == []
    other = replace(tiny_shop.dataset, products=tiny_shop.dataset.products[:4], digest="other")
    assert len(build_index(other, tiny_predictor, tmp_path)) == 4


def test_other_columns_are_written_anew_without_encoding(
    tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path
) -> None:
    some = replace(tiny_shop.dataset, products=tiny_shop.dataset.products[:6], digest="some")
    before = build_index(some, tiny_predictor, tmp_path)
    coloured = [replace(each, attributes={"colour": f"colour {each.id}"}) for each in reversed(some.products)]
    seen: list[int] = []

    after = build_index(
        replace(some, products=tuple(coloured)), tiny_predictor, tmp_path, lambda done, _: seen.append(done)
    )

    assert seen == []
    assert [after.shelf.product(row) for row in range(6)] == coloured[::-1]
    np.testing.assert_array_equal(after.vectors.text, before.vectors.text)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    build_index(replace(some, products=tuple(coloured[::-1])), tiny_predictor, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == kept


@pytest.mark.parametrize("file", ["index.json", "text.npy"])
def test_a_damaged_index_is_built_anew(tiny_shop: Any, tiny_predictor: Predictor, tmp_path: Path, file: str) -> None:
    some = replace(tiny_shop.dataset, products=tiny_shop.dataset.products[:6], digest="some")
    build_index(some, tiny_predictor, tmp_path)
    (tmp_path / file).write_text("{")
    assert len(build_index(some, tiny_predictor, tmp_path)) == 6
    assert len(ProductIndex.open(tmp_path)) == 6


def test_large_catalogues_are_divided_and_searched_nearly_the_same(
    tiny_shop: Any, tiny_predictor: Predictor, tiny_index: ProductIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tiny_index.vectors.rows(np.array([3])).fused()[0]
    exact = tiny_index.neighbours("fused").search(target, 5)
    for module in (building, index):
        monkeypatch.setattr(module, "EXACT_UP_TO", 50)
    monkeypatch.setattr(approximate, "_TRIALS", 20)
    large = build_index(tiny_shop.dataset, tiny_predictor, tmp_path)
    assert isinstance(large.vectors.picture, np.memmap)
    # Which cells are looked into is tuned for 95 % of what an exact search finds, so one of five may differ.
    assert len(set(large.neighbours("fused").search(target, 5)) & set(exact)) >= 4


def test_damaged_and_foreign_indexes_are_refused(
    tiny_index_folder: Path, tiny_predictor: Predictor, tiny_index: ProductIndex, tmp_path: Path
) -> None:
    with pytest.raises(DatasetError, match="no finished index"):
        ProductIndex.open(tmp_path / "nothing")
    for file in tiny_index_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "text.npy").write_bytes(b"no array")
    with pytest.raises(DatasetError, match="incomplete or damaged"):
        ProductIndex.open(tmp_path)
    (tmp_path / "index.json").write_text("{", encoding="utf-8")
    with pytest.raises(DatasetError, match="damaged"):
        read_card(tmp_path)
    other = ProductIndex.open(tiny_index_folder)
    other.card = replace(tiny_index.card, image_encoder="another")
    with pytest.raises(CheckpointError, match="choose that model or build the index again"):
        other.check(tiny_predictor)


def test_arrays_that_would_have_to_be_unpickled_are_refused(tiny_index_folder: Path, tmp_path: Path) -> None:
    for file in tiny_index_folder.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    np.save(tmp_path / "present.npy", np.array([{}], dtype=object), allow_pickle=True)
    with pytest.raises(DatasetError, match="incomplete or damaged"):
        ProductIndex.open(tmp_path)
