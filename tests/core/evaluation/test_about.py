import io

import numpy as np
from PIL import Image

from core.catalog.product import Product
from core.evaluation.about import MOST_VALUES, about_products


def picture(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


def test_lengths_and_sizes() -> None:
    found = about_products(
        [
            Product("a", "Red mug", "Holds tea.", image=picture(30, 20)),
            Product("b", "Lamp", image=b"no picture at all"),
            Product("c", image=picture(9, 40)),
        ]
    )
    assert found["text length"].tolist() == [len("Red mug Holds tea."), 4, 0]
    np.testing.assert_equal(found["picture size"], np.array([20, np.nan, 9], dtype=np.float32))


def test_columns_of_few_values_are_kept_as_they_are() -> None:
    products = [Product(str(row), "x", attributes={"colour": ("red", "blue")[row % 2]}) for row in range(3)]
    products.append(Product("last", "x"))
    assert about_products(products)["colour"].tolist() == ["red", "blue", "red", ""]


def test_columns_of_many_numbers_are_cut_into_quarters() -> None:
    products = [Product(str(row), "x", attributes={"price": str(row)}) for row in range(101)]
    products.append(Product("free", "x"))
    found = about_products(products)["price"].tolist()
    # The quartiles of 0 to 100 are 25, 50 and 75; an edge belongs to the group that it begins.
    assert [found[row] for row in (0, 24, 25, 50, 75, 100)] == [
        *("0 to 25", "0 to 25", "25 to 50", "50 to 75", "75 to 100", "75 to 100")
    ]
    assert found[-1] == ""


def test_columns_that_make_no_groups_are_left_out() -> None:
    products = [
        Product(str(row), "x", attributes={"link": f"page-{row}", "source": "shop", "text length": "long"})
        for row in range(MOST_VALUES + 1)
    ]
    found = about_products(products)
    assert list(found) == ["text length", "picture size"]
    assert found["text length"].tolist() == [1] * len(products)
