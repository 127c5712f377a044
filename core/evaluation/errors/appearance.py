"""What near-duplicates are looked for by: a product's words and the looks of its picture."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from core import text
from core.catalog.product import Product
from core.catalog.split import PLACEHOLDER_TITLES
from core.evaluation.errors.picture_hash import hash_pictures
from core.training.features import FeatureTable


@dataclass(frozen=True, eq=False)
class Appearance:
    """N products as they are compared.

    Attributes:
        ids: N identifiers.
        titles: N clean titles; the description where there is no title.
        categories: N true categories.
        digests: SHA-256 of each picture's bytes; None without a readable picture, and for a picture that so many
            products share that it can only stand for a missing one.
        hashes: bool (N, 64) fingerprints of the pictures (:func:`picture_hash`).
        looks: float32 (N, D), the pictures' features, each of length 1; zeros where there is no digest.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    categories: tuple[str, ...]
    digests: tuple[str | None, ...]
    hashes: npt.NDArray[np.bool_]
    looks: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)


def appearance(
    products: Sequence[Product],
    features: FeatureTable,
    cache: Path,
    progress: Callable[[int, int], None] | None = None,
) -> Appearance:
    """Look at products.

    Args:
        products: N products of known category.
        features: of the same products; only the pictures' are read.
        cache: folder where fingerprints are kept.
        progress: called with (products done, in all).
    """
    hashes, digests = hash_pictures(products, cache, progress)
    shared = Counter(digests)
    telling = [
        digest if digest and seen and shared[digest] <= PLACEHOLDER_TITLES else None
        for digest, seen in zip(digests, features.has_image, strict=True)
    ]
    present = np.array([digest is not None for digest in telling], dtype=bool)
    lengths = np.linalg.norm(features.image, axis=1, keepdims=True)
    looks = np.divide(
        features.image, lengths, out=np.zeros_like(features.image), where=present[:, None] & (lengths > 0)
    )
    return Appearance(
        ids=tuple(product.id for product in products),
        titles=tuple(text.clean(product.title) or text.clean(product.description) for product in products),
        categories=tuple(product.category or "" for product in products),
        digests=tuple(telling),
        hashes=hashes,
        looks=looks,
    )
