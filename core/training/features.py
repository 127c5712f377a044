"""Encode a catalogue once: feature vectors kept on disk by the digest of what was encoded."""

import hashlib
import logging
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from core import text as texts_module
from core.catalog.product import Product
from core.encoders.image import ImageEncoder
from core.encoders.text import TextEncoder
from core.errors import ImageError
from core.files import replacing
from core.images import file_bytes, read_image
from core.settings import settings

Progress = Callable[[int, int], None]
_log = logging.getLogger(__name__)
# Newly encoded items between two writes: what an interruption costs at most.
_PICTURES_PER_SHARD = 512
_TEXTS_PER_SHARD = 4096
_PICTURES_PER_BATCH = 32


@dataclass(frozen=True)
class FeatureTable:
    """Features of N products, row for row.

    Attributes:
        image: float32 (N, D); zeros where ``has_image`` is False.
        text: float32 (N, T); zeros where ``has_text`` is False.
        has_image: bool (N,), whether the product has a picture that could be read.
        has_text: bool (N,), whether it has any text.
    """

    image: np.ndarray
    text: np.ndarray
    has_image: np.ndarray
    has_text: np.ndarray

    def __len__(self) -> int:
        """Number of products."""
        return len(self.has_image)

    def rows(self, chosen: np.ndarray) -> "FeatureTable":
        """The chosen rows (a mask or indices), in that order."""
        return FeatureTable(self.image[chosen], self.text[chosen], self.has_image[chosen], self.has_text[chosen])

    def only(self, modality: str) -> "FeatureTable":
        """The same products as if they had only their picture (``image``), only their text (``text``), or ``both``."""
        none = np.zeros(len(self), dtype=bool)
        return FeatureTable(
            self.image,
            self.text,
            none if modality == "text" else self.has_image,
            none if modality == "image" else self.has_text,
        )

    def tensors(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Image, text, has_image and has_text, as a classifier takes them."""
        return (
            torch.from_numpy(self.image),
            torch.from_numpy(self.text),
            torch.from_numpy(self.has_image),
            torch.from_numpy(self.has_text),
        )

    def first_text_columns(self, width: int) -> "FeatureTable":
        """The same products with the first ``width`` text features: sentence vectors without the scores of words."""
        return FeatureTable(self.image, self.text[:, :width], self.has_image, self.has_text)

    @staticmethod
    def join(first: "FeatureTable", second: "FeatureTable") -> "FeatureTable":
        """The rows of one table after those of the other."""
        pairs = (
            (first.image, second.image),
            (first.text, second.text),
            (first.has_image, second.has_image),
            (first.has_text, second.has_text),
        )
        return FeatureTable(*(np.concatenate(pair) for pair in pairs))


class FeatureStore:
    """Vectors on disk by key, in shards that are only ever added."""

    def __init__(self, folder: Path, width: int) -> None:
        """Open (or begin) the store of one encoder.

        Args:
            folder: where its shards lie; made when first written.
            width: length of a vector.
        """
        self._folder = folder
        self._vectors: dict[str, np.ndarray] = {}
        for shard in sorted(folder.glob("*.npz")):
            try:
                with np.load(shard, allow_pickle=False) as content:
                    keys, vectors = content["keys"].tolist(), content["vectors"]
                if vectors.shape != (len(keys), width):
                    raise ValueError(f"vectors {vectors.shape} of {len(keys)} keys")
                self._vectors.update(zip(keys, vectors, strict=True))
            except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
                _log.warning("A damaged feature file is made anew: %s (%s)", shard.name, error)
                shard.unlink(missing_ok=True)

    def __contains__(self, key: str) -> bool:
        """Whether a vector is kept under this key."""
        return key in self._vectors

    def __getitem__(self, key: str) -> np.ndarray:
        """The vector kept under this key, float32 (width,)."""
        return self._vectors[key]

    def add(self, keys: Sequence[str], vectors: np.ndarray) -> None:
        """Keep vectors (N, width) under their keys, on disk as one new shard."""
        if not keys:
            return
        name = hashlib.sha256("".join(keys).encode()).hexdigest()[:16]
        with replacing(self._folder / f"{name}.npz") as temporary, temporary.open("wb") as file:
            np.savez(file, keys=np.array(keys), vectors=vectors.astype(np.float32))
        self._vectors.update(zip(keys, vectors.astype(np.float32), strict=True))


def encode_products(
    products: Sequence[Product],
    image_encoder: ImageEncoder,
    text_encoder: TextEncoder,
    cache: Path,
    progress: Progress | None = None,
) -> FeatureTable:
    """Encode every picture and text that is not yet in the cache, and return the features of all.

    A picture that cannot be read counts as missing. Interrupting loses at most the last shard.

    Args:
        products: the catalogue.
        image_encoder: encoder of the pictures.
        text_encoder: encoder of the texts.
        cache: folder of all stores; each encoder gets its own, by name, digest and arithmetic.
        progress: called with (items done, items in all), pictures and texts together.
    """
    texts = [texts_module.clean(product.text) for product in products]
    total = sum(product.has_image for product in products) + sum(map(bool, texts))
    counter = _Counter(total, progress)
    image_store = FeatureStore(_store_folder(cache, image_encoder), image_encoder.dim)
    text_store = FeatureStore(_store_folder(cache, text_encoder), text_encoder.dim)
    image_keys = _encode_pictures(products, image_encoder, image_store, counter)
    text_keys = _encode_texts(texts, text_encoder, text_store, counter)
    return FeatureTable(
        image=_gather(image_keys, image_store, image_encoder.dim),
        text=_gather(text_keys, text_store, text_encoder.dim),
        has_image=np.array([key is not None for key in image_keys], dtype=bool),
        has_text=np.array([key is not None for key in text_keys], dtype=bool),
    )


class _Counter:
    def __init__(self, total: int, progress: Progress | None) -> None:
        self.done, self._total, self._progress = 0, total, progress

    def add(self, count: int) -> None:
        self.done += count
        if self._progress is not None:
            self._progress(self.done, self._total)

    def counting_from(self, before: int) -> Progress:
        """A progress function for one part of the work, which counts from 0."""
        return lambda done, _: self.add(before + done - self.done)


def _store_folder(cache: Path, encoder: ImageEncoder | TextEncoder) -> Path:
    made = f"{encoder.digest}{encoder.dtype}"
    if isinstance(encoder, ImageEncoder):
        made += str(encoder.preprocessing)
    short = hashlib.sha256(made.encode()).hexdigest()[:16]
    return cache / "features" / f"{encoder.name.replace('/', '-')}-{short}"


def _encode_pictures(
    products: Sequence[Product], encoder: ImageEncoder, store: FeatureStore, counter: _Counter
) -> list[str | None]:
    """Fill the store; return each product's key, None where there is no readable picture."""
    keys: list[str | None] = []
    waiting: dict[str, Image.Image] = {}
    shard: list[tuple[list[str], np.ndarray]] = []
    for product in products:
        key, image = _picture(product, store, waiting)
        keys.append(key)
        if image is not None and key is not None:
            waiting[key] = image
        if len(waiting) == _PICTURES_PER_BATCH:
            shard.append(_encode_batch(waiting, encoder))
            waiting = {}
        if len(shard) * _PICTURES_PER_BATCH >= _PICTURES_PER_SHARD:
            _write(store, shard)
            shard = []
        counter.add(int(product.has_image))
    if waiting:
        shard.append(_encode_batch(waiting, encoder))
    _write(store, shard)
    return keys


def _picture(
    product: Product, store: FeatureStore, waiting: dict[str, Image.Image]
) -> tuple[str | None, Image.Image | None]:
    """A picture's key, and the picture itself when it has yet to be encoded."""
    if product.image is None:
        return None, None
    try:
        data = file_bytes(product.image, settings().max_bytes)
        key = hashlib.sha256(data).hexdigest()
        if key in store or key in waiting:
            return key, None
        return key, read_image(data)
    except ImageError as error:
        _log.warning("The picture of product %s counts as missing: %s", product.id, error)
        return None, None


def _encode_batch(pictures: dict[str, Image.Image], encoder: ImageEncoder) -> tuple[list[str], np.ndarray]:
    vectors = encoder.pool(encoder.encode_maps(list(pictures.values())))
    return list(pictures), vectors.cpu().numpy()


def _write(store: FeatureStore, shard: list[tuple[list[str], np.ndarray]]) -> None:
    if shard:
        store.add([key for keys, _ in shard for key in keys], np.concatenate([vectors for _, vectors in shard]))


def _encode_texts(
    texts: Sequence[str], encoder: TextEncoder, store: FeatureStore, counter: _Counter
) -> list[str | None]:
    keys = [hashlib.sha256(text.encode()).hexdigest() if text else None for text in texts]
    new = {key: text for key, text in zip(keys, texts, strict=True) if key is not None and key not in store}
    counter.add(sum(map(bool, texts)) - len(new))
    pending = list(new)
    for start in range(0, len(pending), _TEXTS_PER_SHARD):
        part = pending[start : start + _TEXTS_PER_SHARD]
        store.add(part, encoder.encode([new[key] for key in part], counter.counting_from(counter.done)))
    return keys


def _gather(keys: Sequence[str | None], store: FeatureStore, width: int) -> np.ndarray:
    values = np.zeros((len(keys), width), dtype=np.float32)
    for row, key in enumerate(keys):
        if key is not None:
            values[row] = store[key]
    return values
