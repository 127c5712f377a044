"""The products that a study of robustness is made on."""

from collections.abc import Collection, Sequence

import numpy as np
from PIL import Image

from core.catalog.product import Product
from core.errors import DatasetError, ImageError
from core.images import inspect_image, read_image

# Pictures are brought to this longest side, pixels, so that a severity means the same for every shop's pictures.
SIDE = 256


def draw(products: Sequence[Product], count: int, categories: Collection[str], seed: int = 0) -> tuple[Product, ...]:
    """Products with both a picture that can be read and text, drawn at random but the same every time.

    Args:
        products: what to draw from.
        count: how many at most; a smaller number draws the beginning of what a larger one does.
        categories: those that products may be of.
        seed: of the draw.

    Raises:
        DatasetError: no product has both.
    """
    order = np.random.default_rng(seed).permutation(len(products)).tolist()
    drawn: list[Product] = []
    for place in order:
        if len(drawn) == count:
            break
        product = products[place]
        if product.category in categories and product.has_text and _readable(product):
            drawn.append(product)
    if not drawn:
        raise DatasetError(
            "No product has a category that the models know, a readable picture and text; choose another dataset."
        )
    return tuple(drawn)


def picture_of(product: Product) -> Image.Image:
    """A drawn product's picture, RGB, its longest side ``SIDE`` pixels.

    Raises:
        ImageError: it can no longer be read.
    """
    if product.image is None:
        raise ImageError(f"The product {product.id} has no picture.")
    return to_side(read_image(product.image))


def to_side(image: Image.Image) -> Image.Image:
    """A picture enlarged or reduced until its longest side has ``SIDE`` pixels."""
    scale = SIDE / max(image.size)
    width, height = (max(1, round(side * scale)) for side in image.size)
    return image.resize((width, height), Image.Resampling.BICUBIC)


def _readable(product: Product) -> bool:
    if product.image is None:
        return False
    try:
        inspect_image(product.image)
    except ImageError:
        return False
    return True
