"""A dataset is opened by its name, and known again by its content."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.catalog.dataset import content_digest, open_dataset
from core.catalog.product import Product
from core.errors import DatasetError
from tests.core.catalog.conftest import HEADER, Kaggle, jpeg


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda path: None, "There is no dataset at"),
        (lambda path: path.mkdir(), "has neither train.csv nor Parquet files"),
        (lambda path: path.write_text("x"), "is neither CSV nor Parquet"),
    ],
)
def test_places_without_a_dataset_are_refused(tmp_path: Path, make: Callable[[Path], object], named: str) -> None:
    make(tmp_path / "place")
    with pytest.raises(DatasetError, match=named):
        open_dataset(str(tmp_path / "place"))


def test_the_digest_is_of_the_content_alone(kaggle: Kaggle, shelf: Path, tmp_path: Path) -> None:
    dataset = open_dataset(shelf)
    shuffled = content_digest(dataset.products[::-1])
    assert dataset.digest == shuffled
    (tmp_path / "moved").mkdir()
    shelf.rename(tmp_path / "moved" / "elsewhere")
    assert open_dataset(tmp_path / "moved" / "elsewhere").digest == dataset.digest


@pytest.mark.parametrize(
    "change",
    [{"id": "z"}, {"title": "Cup"}, {"description": "Hot"}, {"category": "Toys"}, {"image": jpeg(9)}, {"image": None}],
)
def test_the_digest_changes_with_every_part_that_counts(change: dict[str, object]) -> None:
    product = Product("a", "Kettle", "Boils", "Kitchen", jpeg())
    assert content_digest([product]) != content_digest([replace(product, **change)])
    assert content_digest([product]) == content_digest([replace(product, attributes={"source": "abo"})])


def test_text_cannot_move_between_parts_without_changing_the_digest() -> None:
    assert content_digest([Product("a", "xy", "z")]) != content_digest([Product("a", "x", "yz")])


def test_the_digest_notices_a_picture_file_of_another_size(kaggle: Kaggle) -> None:
    folder = kaggle(HEADER + "a1,Kettle,Boils,Kitchen\n", "a1.jpg")
    before = open_dataset(folder).digest
    (folder / "train" / "a1.jpg").write_bytes(jpeg() + b"\0")
    assert open_dataset(folder).digest != before


def test_the_demo_is_a_dataset() -> None:
    dataset = open_dataset("demo")
    assert dataset.name == "demo"
    assert len({product.category for product in dataset.products}) >= 21
    assert all(product.has_image and product.has_text for product in dataset.products)
    one = dataset.products[0].category
    chosen = open_dataset("demo", where={"category": one or ""})
    assert {product.category for product in chosen.products} == {one}
    with pytest.raises(DatasetError, match="No demo product"):
        open_dataset("demo", where={"category": "Spaceships"})
    with pytest.raises(DatasetError, match="fixed columns"):
        open_dataset("demo", columns={"title": "name"})
