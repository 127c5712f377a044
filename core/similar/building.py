"""Build an index of a catalogue: encoded part by part, so that memory is bounded and interrupted work goes on."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.catalog.dataset import Dataset
from core.errors import DatasetError
from core.files import replacing, writing_to
from core.predictor import Predictor
from core.similar import index as files
from core.similar import shelf
from core.similar.approximate import EXACT_UP_TO, divide
from core.similar.index import IndexCard, ProductIndex
from core.similar.vectors import MODES, Compared, Vectors
from core.similar.whitening import Moments, Whitening
from core.training.features import FeatureTable, encode_products

Progress = Callable[[int, int], None]
# Encoded features of finished parts lie here until the index is whole.
PARTS_FOLDER = "parts"
PRODUCTS_PER_PART = 4096


def build_index(
    dataset: Dataset,
    predictor: Predictor,
    folder: Path,
    progress: Progress | None = None,
    part_size: int = PRODUCTS_PER_PART,
) -> ProductIndex:
    """Index a catalogue, or open the index when the folder holds it already, whole.

    Where only other columns of the products changed since, they are written anew and nothing is encoded.

    Args:
        dataset: the catalogue.
        predictor: the model whose encoders are used.
        folder: where the index goes; one of other products there is replaced.
        progress: called with (products encoded, products in all); may raise to stop. What is encoded by then is kept.
        part_size: products whose features are in memory at a time.

    Raises:
        DatasetError: the folder cannot be written.
    """
    card = IndexCard(
        catalogue=dataset.name,
        digest=dataset.digest,
        products=len(dataset.products),
        model=predictor.name,
        image_encoder=predictor.image_encoder.digest,
        text_encoder=predictor.text_encoder.digest,
        attributes=shelf.attributes_digest(dataset.products),
    )
    with suppress(DatasetError):  # what cannot be opened is built anew
        kept = files.read_card(folder)
        if replace(kept, attributes=card.attributes) == card:
            found = ProductIndex.open(folder)
            return found if kept == card else _with_attributes(found, dataset, card, folder)
    with writing_to(folder, "The index"):
        folder.mkdir(parents=True, exist_ok=True)
        # First, so that a half-replaced index is never taken for a whole one.
        (folder / files.CARD_FILE).unlink(missing_ok=True)
        _write(dataset, predictor, folder, progress, part_size)
        files.write_card(folder, card)
        shutil.rmtree(folder / PARTS_FOLDER, ignore_errors=True)
    return ProductIndex.open(folder)


def _with_attributes(index: ProductIndex, dataset: Dataset, card: IndexCard, folder: Path) -> ProductIndex:
    """The index with the products' other columns as the dataset has them now, in the order of its vectors."""
    products = {product.id: product for product in dataset.products}
    with writing_to(folder, "The index"):
        shelf.write(folder, [products[identity] for identity in index.shelf.table["id"]])
        files.write_card(folder, card)
    return ProductIndex.open(folder)


def _write(dataset: Dataset, predictor: Predictor, folder: Path, progress: Progress | None, part_size: int) -> None:
    picture, text = Moments(predictor.image_encoder.dim), Moments(predictor.text_encoder.sentence_dim)
    for _, features in _parts(dataset, predictor, folder, progress, part_size):
        picture.add(features.image[features.has_image])
        text.add(features.text[features.has_text])
    whitenings = Whitening.estimate(picture), Whitening.estimate(text)
    rows = len(dataset.products)
    present = np.zeros((rows, 2), dtype=bool)
    paths = (folder / files.PICTURE_FILE, folder / files.TEXT_FILE)
    with replacing(paths[0]) as first, replacing(paths[1]) as second:
        stored = [
            np.lib.format.open_memmap(path, "w+", np.float16, (rows, whitening.matrix.shape[1]))
            for path, whitening in zip((first, second), whitenings, strict=True)
        ]
        for chosen, features in _parts(dataset, predictor, folder, None, part_size):
            present[chosen, 0], present[chosen, 1] = features.has_image, features.has_text
            stored[0][chosen] = whitenings[0].vectors(features.image) * features.has_image[:, None]
            stored[1][chosen] = whitenings[1].vectors(features.text) * features.has_text[:, None]
        for array in stored:
            array.flush()
    with replacing(folder / files.PRESENT_FILE) as path, path.open("wb") as file:
        np.save(file, present, allow_pickle=False)
    files.write_whitening(folder, *whitenings)
    shelf.write(folder, dataset.products)
    _write_cells(folder, Vectors(stored[0], stored[1], present[:, 0], present[:, 1]))


def _parts(
    dataset: Dataset, predictor: Predictor, folder: Path, progress: Progress | None, size: int
) -> Iterator[tuple[slice, FeatureTable]]:
    """Features part by part; those of a part that was encoded before come from disk."""
    total = len(dataset.products)
    for number, start in enumerate(range(0, total, size)):
        products = dataset.products[start : start + size]

        def report(done: int, items: int, start: int = start, count: int = len(products)) -> None:
            if progress is not None:
                progress(start + count * done // max(items, 1), total)

        encoders = predictor.image_encoder, predictor.text_encoder
        features = encode_products(products, *encoders, folder / PARTS_FOLDER / f"{number:05d}", report)
        yield slice(start, start + len(products)), features.first_text_columns(predictor.text_encoder.sentence_dim)


def _write_cells(folder: Path, vectors: Vectors) -> None:
    for path in files.cells_files(folder):
        path.unlink(missing_ok=True)
    for mode in MODES:
        compared = Compared(vectors, mode)
        if len(compared) > EXACT_UP_TO:
            files.write_cells(folder, mode, divide(compared))
