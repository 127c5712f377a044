from core.catalog.dataset import Dataset
from core.catalog.product import Product
from core.evaluation.contest import contenders, parts_of
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
