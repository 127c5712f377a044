"""What the picture files of products turn out to be: their bytes' digest, their format and size, or what is wrong."""

import hashlib
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from core.catalog.product import Product
from core.errors import ImageError
from core.images import PictureFacts, file_bytes, inspect_image
from core.settings import Settings

Progress = Callable[[int, int], None]
PROGRESS_EVERY = 100


@dataclass(frozen=True)
class PictureFile:
    """One picture file.

    Attributes:
        digest: SHA-256 of its bytes, empty where there are none to read.
        facts: what it is; None where it cannot be read as a picture.
        reason: why not, in a sentence; empty otherwise.
    """

    digest: str
    facts: PictureFacts | None
    reason: str


def examine(
    products: Sequence[Product], decode: bool, config: Settings, progress: Progress | None = None
) -> dict[str, PictureFile]:
    """Look at every picture file, several at a time.

    Args:
        products: the products.
        decode: decode every picture, which finds all damage; otherwise only headers are read.
        config: the limits for pictures.
        progress: called with (pictures done, pictures in all); may raise to stop.

    Returns:
        Product id -> its picture file, for the products that have one.
    """
    sources = {product.id: product.image for product in products if product.image is not None}
    pictures: dict[str, PictureFile] = {}
    pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 1)
    try:
        results = pool.map(lambda source: _look(source, decode, config), sources.values())
        for identity, picture in zip(sources, results, strict=True):
            pictures[identity] = picture
            if progress and (len(pictures) % PROGRESS_EVERY == 0 or len(pictures) == len(sources)):
                progress(len(pictures), len(sources))
    finally:
        pool.shutdown(cancel_futures=True)
    return pictures


def _look(source: bytes | Path, decode: bool, config: Settings) -> PictureFile:
    digest = ""
    try:
        data = file_bytes(source, config.max_bytes)
        digest = hashlib.sha256(data).hexdigest()
        return PictureFile(digest, inspect_image(data, config, decode), "")
    except ImageError as error:
        return PictureFile(digest, None, str(error))
