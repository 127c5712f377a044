"""Which products have a picture that can be learned from."""

import logging
from collections.abc import Sequence

from core.catalog.product import Product
from core.errors import ImageError
from core.images import read_image

_log = logging.getLogger(__name__)


def with_pictures(products: Sequence[Product]) -> list[int]:
    """Positions of the products with a picture that can be read; of a damaged picture, a log line."""
    found = []
    for position, product in enumerate(products):
        if product.image is None:
            continue
        try:
            read_image(product.image)
        except ImageError as error:
            _log.warning("The picture of product %s is not trained on: %s", product.id, error)
            continue
        found.append(position)
    return found
