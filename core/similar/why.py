"""Why two products are alike: the places of both pictures and the words of both texts."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from core.catalog.product import Product
from core.errors import ImageError
from core.explain.word_weights import WordWeight
from core.images import read_image
from core.predictor import Predictor
from core.similar.index import ProductIndex
from core.similar.regions import region_likeness
from core.similar.search import Query, query_of_row
from core.similar.vectors import PICTURE_WEIGHT, TEXT_WEIGHT, Vectors
from core.similar.words import word_likeness


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two products.

    Attributes:
        product: the product.
        image: its picture, or None where there is none that can be read.
        regions: float32 (h, w), how much each place is like the other picture; None where pictures are not compared.
        words: its words with what each adds to the texts' similarity, in the text's order; none where texts are not
            compared.
    """

    product: Product
    image: Image.Image | None
    regions: np.ndarray | None
    words: tuple[WordWeight, ...]


@dataclass(frozen=True, eq=False)
class Likeness:
    """What two products have in common.

    Attributes:
        picture: cosine of their pictures, or None where one has none.
        text: cosine of their texts, or None where one has none.
        query: the one that others were compared with.
        found: the one that was found.
    """

    picture: float | None
    text: float | None
    query: Side
    found: Side

    @property
    def shares(self) -> tuple[float, float] | None:
        """What pictures and texts add to the fused similarity; None unless both are compared."""
        if self.picture is None or self.text is None:
            return None
        return PICTURE_WEIGHT * self.picture, TEXT_WEIGHT * self.text

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON, without the pictures."""
        return {
            "picture": self.picture,
            "text": self.text,
            **{
                name: {
                    "regions": None if side.regions is None else side.regions.tolist(),
                    "words": [word.to_dict() for word in side.words],
                }
                for name, side in (("query", self.query), ("found", self.found))
            },
        }


def why_alike(index: ProductIndex, predictor: Predictor, query: Query, row: int) -> Likeness:
    """Explain why a product of the catalogue is like the query.

    Args:
        index: the catalogue.
        predictor: the model that the index was made with.
        query: what it was compared with.
        row: the product's row.

    Raises:
        CheckpointError: the index was made with another model's encoders.
    """
    index.check(predictor)
    found = query_of_row(index, row)
    pictures = bool(query.vectors.has_picture[0] and found.vectors.has_picture[0])
    texts = bool(query.vectors.has_text[0] and found.vectors.has_text[0])
    return Likeness(
        picture=float(query.vectors.picture[0] @ found.vectors.picture[0]) if pictures else None,
        text=float(query.vectors.text[0] @ found.vectors.text[0]) if texts else None,
        query=_side(index, predictor, query.product, found.vectors),
        found=_side(index, predictor, found.product, query.vectors),
    )


def _side(index: ProductIndex, predictor: Predictor, product: Product, other: Vectors) -> Side:
    image = _readable(product)
    regions = None
    if image is not None and other.has_picture[0]:
        regions = region_likeness(predictor.image_encoder, image, other.picture[0], index.picture_whitening)
    words: tuple[WordWeight, ...] = ()
    if product.has_text and other.has_text[0]:
        words = word_likeness(predictor, product.text, other.text[0], index.text_whitening)
    return Side(product, image, regions, words)


def _readable(product: Product) -> Image.Image | None:
    """The picture, or None where it is gone since the index was made."""
    try:
        return None if product.image is None else read_image(product.image)
    except ImageError:
        return None
