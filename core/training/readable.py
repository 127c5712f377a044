"""Which products have a picture that can be learned from."""

import logging
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from core.catalog.product import Product
from core.errors import ImageError
from core.images import read_image

_log = logging.getLogger(__name__)


def with_pictures(products: Sequence[Product]) -> list[int]:
    """Positions of the products with a picture that can be read; of a damaged picture, a log line."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = list(pool.map(_problem, products))
    for product, problem in zip(products, problems, strict=True):
        if problem is not None:
            _log.warning("The picture of product %s is not trained on: %s", product.id, problem)
    with_one = ((position, product) for position, product in enumerate(products) if product.image is not None)
    return [position for position, _ in with_one if problems[position] is None]


def _problem(product: Product) -> str | None:
    try:
        if product.image is not None:
            read_image(product.image)
    except ImageError as error:
        return str(error)
    return None
