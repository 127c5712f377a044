import numpy as np
import pytest

from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.errors import DatasetError
from core.training.lesson import categorised, lesson_of, rows_by_part

PRODUCTS = (Product("1", "kettle", "", "Kitchen"), Product("2", "thing"), Product("3", "ball", "", "Games"))


def test_products_without_a_category_are_left_out_and_names_sorted() -> None:
    assert categorised(Dataset("shop", PRODUCTS, "")) == ([PRODUCTS[0], PRODUCTS[2]], ("Games", "Kitchen"))


def test_one_category_is_refused() -> None:
    with pytest.raises(DatasetError, match="shop has 1 category; there must be at least two"):
        categorised(Dataset("shop", PRODUCTS[:2], ""))


def test_rows_keep_products_and_labels_together() -> None:
    lesson = lesson_of([PRODUCTS[0], PRODUCTS[2]], ("Games", "Kitchen"))
    assert lesson.labels.tolist() == [1, 0]
    turned = lesson.rows(np.array([1, 0]))
    assert [product.id for product in turned.products] == ["3", "1"]
    assert turned.labels.tolist() == [0, 1]
    assert lesson.rows(np.array([], dtype=np.intp)).labels.dtype == np.intp


def test_every_part_of_the_split_needs_a_row() -> None:
    rows = rows_by_part(np.array(["train", "heldout", "validation", "train"]))
    assert {name: found.tolist() for name, found in rows.items()} == {
        "train": [0, 3],
        "validation": [2],
        "heldout": [1],
    }
    with pytest.raises(DatasetError, match="The validation part of the split is empty"):
        rows_by_part(np.array(["train", "heldout"]))
