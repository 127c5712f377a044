"""A fingerprint of what a picture looks like, equal or nearly so for copies that were resized or compressed again."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy.fft import dctn

from core.catalog.product import Product
from core.errors import ImageError
from core.images import file_bytes, read_image
from core.settings import settings
from core.training.features import FeatureStore

BITS = 64
_SIDE, _KEPT = 32, 8
# Pictures hashed between two writes: what an interruption costs at most.
_PER_SHARD = 2048
_log = logging.getLogger(__name__)


def picture_hash(image: Image.Image) -> npt.NDArray[np.bool_]:
    """Whether each of the 64 lowest frequencies of the grey picture is above their median (pHash).

    After Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions", 2010. Two unrelated pictures
    differ in 32 of 64 bits on average.

    Args:
        image: any picture.

    Returns:
        bool (64,).
    """
    grey = np.asarray(image.convert("L").resize((_SIDE, _SIDE), Image.Resampling.LANCZOS), dtype=np.float64)
    lowest = dctn(grey, norm="ortho")[:_KEPT, :_KEPT].ravel()
    # The first is the mean brightness, which says nothing of what is seen.
    above: npt.NDArray[np.bool_] = lowest > np.median(lowest[1:])
    return above


def hash_pictures(
    products: Sequence[Product], cache: Path, progress: Callable[[int, int], None] | None = None
) -> tuple[npt.NDArray[np.bool_], list[str | None]]:
    """Fingerprints of many products, kept on disk by the pictures' bytes.

    Args:
        products: N products.
        cache: folder of everything that is kept (``Settings.cache``).
        progress: called with (products done, in all); may raise to stop, after which starting again goes on from there.

    Returns:
        Fingerprints, bool (N, 64), and the SHA-256 of each picture's bytes, None (and a fingerprint of False alone)
        where there is no readable picture.
    """
    store = FeatureStore(cache / "picture_hash", BITS)
    waiting: dict[str, npt.NDArray[np.bool_]] = {}
    digests: list[str | None] = []
    try:
        for done, product in enumerate(products, start=1):
            digests.append(_digest(product, store, waiting))
            if len(waiting) == _PER_SHARD:
                _keep(store, waiting)
            if progress is not None:
                progress(done, len(products))
    finally:
        _keep(store, waiting)
    nothing = np.zeros(BITS, dtype=bool)
    return np.array([store[key] > 0 if key else nothing for key in digests], dtype=bool).reshape(-1, BITS), digests


def _digest(product: Product, store: FeatureStore, waiting: dict[str, npt.NDArray[np.bool_]]) -> str | None:
    """The picture's digest; its fingerprint is put to ``waiting`` when the store lacks it."""
    if product.image is None:
        return None
    try:
        data = file_bytes(product.image, settings().max_bytes)
        key = hashlib.sha256(data).hexdigest()
        if key not in store and key not in waiting:
            waiting[key] = picture_hash(read_image(data))
    except ImageError as error:
        _log.warning("The picture of product %s counts as missing: %s", product.id, error)
        return None
    return key


def _keep(store: FeatureStore, waiting: dict[str, npt.NDArray[np.bool_]]) -> None:
    if waiting:
        store.add(list(waiting), np.stack(list(waiting.values())))
        waiting.clear()
