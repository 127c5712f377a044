"""Products that are in a dataset more than once: by their text, or by their picture's bytes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core import text
from core.catalog.picture_files import PictureFile
from core.catalog.product import Product


def same_text(products: Sequence[Product]) -> list[list[Product]]:
    """Groups of two or more products whose texts are equal once cleaned, whatever their case."""
    return _groups((text.clean(product.text).casefold(), product) for product in products)


def same_picture(products: Sequence[Product], pictures: Mapping[str, PictureFile]) -> list[list[Product]]:
    """Groups of two or more products whose picture files have the same bytes.

    Args:
        products: the products.
        pictures: product id -> its picture file, for those that have one.
    """
    return _groups((pictures[product.id].digest, product) for product in products if product.id in pictures)


def disagree(alike: Iterable[Product]) -> bool:
    """Whether products that should be one have different categories."""
    return len({product.category for product in alike} - {None}) > 1


def _groups(keyed: Iterable[tuple[str, Product]]) -> list[list[Product]]:
    """Products by their keys, in the order of their first; an empty key joins nothing."""
    groups: dict[str, list[Product]] = defaultdict(list)
    for key, product in keyed:
        if key:
            groups[key].append(product)
    return [alike for alike in groups.values() if len(alike) > 1]
