from dataclasses import replace
from pathlib import Path

import pytest

from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.checkpoint import EncoderCard, ModelCard
from core.errors import DatasetError
from core.evaluation.contest import contenders, parts_of
from core.model import FusionConfig
from core.settings import settings


def test_nobody_is_asked_to_learn_from_what_no_product_has() -> None:
    products = [
        Product(f"{number}", title=f"word{number} thing{number}", category="AB"[number % 2]) for number in range(200)
    ]
    texts = contenders(parts_of(Dataset("texts", tuple(products), ""), 0), {}, None, settings())
    assert {each.given for each in texts} == {"text"}
    pictured = tuple(Product(each.id, category=each.category, image=b"picture") for each in products)
    pictures = contenders(parts_of(Dataset("pictures", pictured, ""), 0), {}, None, settings())
    assert [each.key for each in pictures] == ["image-alone"]


def test_two_models_of_one_name_are_refused() -> None:
    products = [
        Product(f"{number}", title=f"word{number} thing{number}", category="AB"[number % 2]) for number in range(200)
    ]
    parts = parts_of(Dataset("texts", tuple(products), ""), 0)
    encoder = EncoderCard("encoder", "digest", "test", 2)
    card = ModelCard("shoes", ("A", "B"), encoder, encoder, FusionConfig(2, 2, 2))
    one, two = Path("one/shoes"), Path("two/shoes")

    with pytest.raises(DatasetError, match=r"called 'shoes' \(one/shoes and two/shoes\); name models of different"):
        contenders(parts, {one: card, two: card}, None, settings())
    with pytest.raises(DatasetError, match=r"called 'linear-svm' \(two/shoes\)"):
        contenders(parts, {one: card, two: replace(card, name="linear-svm")}, None, settings())
    found = contenders(parts, {one: card, two: replace(card, name="boots")}, one, settings())
    assert {"shoes", "shoes-text", "boots"} <= {each.key for each in found}
