"""An index of a catalogue: its products, their vectors, and what finds the nearest of them."""

import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, Protocol

import numpy as np
import pyarrow as pa
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from core import json_files
from core.errors import CheckpointError, DatasetError
from core.files import replacing
from core.predictor import Predictor
from core.similar.approximate import EXACT_UP_TO, ApproximateNeighbours, Cells
from core.similar.exact import ExactNeighbours
from core.similar.shelf import Shelf
from core.similar.vectors import MODES, Compared, Mode, Vectors
from core.similar.whitening import Whitening

CARD_FILE, WHITENING_FILE, PRESENT_FILE = "index.json", "whitening.safetensors", "present.npy"
PICTURE_FILE, TEXT_FILE = "picture.npy", "text.npy"
FORMAT = 1


@dataclass(frozen=True)
class IndexCard:
    """What an index was made of.

    Attributes:
        catalogue: name of the dataset.
        digest: of its content (:func:`core.catalog.dataset.content_digest`).
        products: how many.
        model: name of the model whose encoders were used.
        image_encoder: digest of the picture's encoder.
        text_encoder: digest of the text's encoder.
        attributes: digest of the products' other columns (:func:`core.similar.shelf.attributes_digest`).
        format: version of the folder's layout.
    """

    catalogue: str
    digest: str
    products: int
    model: str
    image_encoder: str
    text_encoder: str
    attributes: str = ""
    format: int = FORMAT


class Neighbours(Protocol):
    """Finds the products whose vectors have the largest inner products with a query's."""

    def search(self, query: np.ndarray, count: int, allowed: np.ndarray | None = None) -> np.ndarray:
        """At most ``count`` products among those allowed, most similar first."""


class ProductIndex:
    """An index folder, opened; may be shared between threads.

    Attributes:
        card: what it was made of.
        shelf: the products.
        vectors: theirs; in memory for catalogues of up to ``EXACT_UP_TO`` products, else mapped from disk.
        picture_whitening: from the picture encoder's features to vectors.
        text_whitening: from the text encoder's.
    """

    def __init__(self, folder: Path) -> None:
        """Open an index; call :meth:`open`, which turns what can go wrong into a sentence."""
        self.card = read_card(folder)
        self.shelf = Shelf(folder)
        mapped: Literal["r"] | None = "r" if self.card.products > EXACT_UP_TO else None
        present = np.load(folder / PRESENT_FILE, allow_pickle=False)
        self.vectors = Vectors(
            np.load(folder / PICTURE_FILE, mmap_mode=mapped, allow_pickle=False),
            np.load(folder / TEXT_FILE, mmap_mode=mapped, allow_pickle=False),
            present[:, 0],
            present[:, 1],
        )
        if not len(self.shelf) == len(self.vectors) == self.card.products:
            raise ValueError("files of two indexes are mixed")
        maps = load_file(folder / WHITENING_FILE)
        self.picture_whitening = Whitening(maps["picture.mean"], maps["picture.matrix"])
        self.text_whitening = Whitening(maps["text.mean"], maps["text.matrix"])
        self._folder = folder
        self._neighbours: dict[Mode, Neighbours] = {}
        self._lock = threading.Lock()

    @classmethod
    def open(cls, folder: Path) -> "ProductIndex":
        """Open an index folder.

        Raises:
            DatasetError: there is no index there, it is not finished, or it is damaged.
        """
        try:
            return cls(folder)
        except (OSError, ValueError, KeyError, IndexError, SafetensorError, pa.ArrowException) as error:
            raise DatasetError(
                f"The index in {folder} is incomplete or damaged ({type(error).__name__}); build it again with "
                f"python -m core index DATA --out {folder}."
            ) from error

    def __len__(self) -> int:
        """Number of products."""
        return len(self.shelf)

    def check(self, predictor: Predictor) -> None:
        """Make sure that new products are encoded as the catalogue was.

        Raises:
            CheckpointError: the model has other encoders than those that the index was made with.
        """
        own = (self.card.image_encoder, self.card.text_encoder)
        if own != (predictor.image_encoder.digest, predictor.text_encoder.digest):
            raise CheckpointError(
                f"The index of {self.card.catalogue} was made with the model {self.card.model}, whose encoders are not "
                f"those of {predictor.name}; choose that model or build the index again."
            )

    def neighbours(self, mode: Mode) -> Neighbours:
        """What finds the nearest by a mode; made when first asked for."""
        with self._lock:
            if mode not in self._neighbours:
                self._neighbours[mode] = self._make(mode)
            return self._neighbours[mode]

    def _make(self, mode: Mode) -> Neighbours:
        compared = Compared(self.vectors, mode)
        if len(compared) <= EXACT_UP_TO:
            return ExactNeighbours(compared[:], compared.rows)
        return ApproximateNeighbours(compared, compared.rows, read_cells(self._folder, mode))


def read_card(folder: Path) -> IndexCard:
    """What an index was made of.

    Raises:
        DatasetError: there is no finished index in the folder, or one of another version.
    """
    return json_files.read(
        folder / CARD_FILE,
        lambda values: IndexCard(**values),
        FORMAT,
        kind="finished index",
        again=f"build one with python -m core index DATA --out {folder}",
    )


def write_card(folder: Path, card: IndexCard) -> None:
    """Write the card, which makes the folder a finished index."""
    json_files.write(folder / CARD_FILE, asdict(card))


def write_whitening(folder: Path, picture: Whitening, text: Whitening) -> None:
    """Write both linear maps."""
    named = {"picture": picture, "text": text}
    arrays = {f"{name}.mean": each.mean for name, each in named.items()}
    arrays |= {f"{name}.matrix": np.ascontiguousarray(each.matrix) for name, each in named.items()}
    with replacing(folder / WHITENING_FILE) as path:
        save_file(arrays, path)


def write_cells(folder: Path, mode: Mode, cells: Cells) -> None:
    """Write how a mode's vectors are divided."""
    arrays = {"centroids": cells.centroids, "assignment": cells.assignment, "probes": np.array([cells.probes])}
    with replacing(_cells_file(folder, mode)) as path:
        save_file(arrays, path)


def read_cells(folder: Path, mode: Mode) -> Cells:
    """How a mode's vectors are divided.

    Raises:
        DatasetError: the file is missing or damaged.
    """
    try:
        arrays = load_file(_cells_file(folder, mode))
        return Cells(arrays["centroids"], arrays["assignment"], int(arrays["probes"][0]))
    except (OSError, KeyError, IndexError, SafetensorError) as error:
        raise DatasetError(f"{_cells_file(folder, mode)} is missing or damaged; build the index again.") from error


def cells_files(folder: Path) -> list[Path]:
    """The files of all modes' cells, written or not."""
    return [_cells_file(folder, mode) for mode in MODES]


def _cells_file(folder: Path, mode: Mode) -> Path:
    return folder / f"cells-{mode}.safetensors"
