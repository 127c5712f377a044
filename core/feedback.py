"""What people said of answers, kept as a dataset: whatever reads a dataset can measure or teach a model with it.

The folder is in the Kaggle layout (``train.csv``, ``train/ID.jpg``); behind the product's own columns stand what the
model had said, how sure it was, its name, and when a person judged it. A product that is judged again replaces its row.
"""

import csv
import datetime
import fcntl
import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.catalog import kaggle
from core.catalog.product import Product
from core.errors import DatasetError
from core.files import replacing, writing_to
from core.images import encode_png, file_bytes, read_image
from core.prediction import Prediction
from core.settings import settings

COLUMNS = ("ImgId", "title", "description", "categories", "predicted", "confidence", "model", "judged")
LONGEST_CATEGORY, LONGEST_TEXT = 80, 100_000
_PICTURES = Path(kaggle.TABLE).stem
_LOCK = ".lock"
# Files that are kept as they came; the layout knows no others, so the rest become PNG.
_ENDINGS = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png"}
_threads = threading.Lock()

Row = Mapping[str, str]


@dataclass(frozen=True)
class Summary:
    """What was judged so far.

    Attributes:
        n: products.
        right: of them, those whose answer was called right.
        corrections: (said, is) -> products, most frequent first.
    """

    n: int
    right: int
    corrections: Mapping[tuple[str, str], int]


class Feedback:
    """Judgements in a folder; several threads and processes may use one folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written before the first judgement."""
        self.folder = folder

    def record(self, product: Product, category: str, prediction: Prediction, model: str) -> str:
        """Keep what a person says of an answer.

        Args:
            product: what was classified; its own id and category are not kept.
            category: what it is, in any spelling; the prediction's when the answer is right, and maybe one that the
                model does not know.
            prediction: the answer.
            model: the model's name.

        Returns:
            The judgement's id, by which it can be taken back.

        Raises:
            DatasetError: the category is empty or too long, a text is too long, or the folder is damaged or cannot be
                written.
            ImageError: the picture cannot be read.
        """
        category = " ".join(category.split())
        # The model's own spelling, so that "grocery" is no new category beside "Grocery".
        category = {name.casefold(): name for name in prediction.probabilities}.get(category.casefold(), category)
        if not 1 <= len(category) <= LONGEST_CATEGORY:
            raise DatasetError(f"A category has a name of 1 to {LONGEST_CATEGORY} characters.")
        if max(len(product.title), len(product.description)) > LONGEST_TEXT:
            raise DatasetError(f"A text of more than {LONGEST_TEXT:,} characters is not kept; shorten it.")
        picture = None if product.image is None else _file_of(product.image)
        identity = identity_of(product)
        row = dict(
            zip(
                COLUMNS,
                (
                    identity,
                    _plain(product.title),
                    _plain(product.description),
                    category,
                    prediction.category,
                    f"{prediction.confidence:.4f}",
                    model,
                    datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
                ),
                strict=True,
            )
        )
        with self._changing() as rows:
            if picture is not None:
                ending, data = picture
                with replacing(self.folder / _PICTURES / f"{identity}{ending}") as temporary:
                    temporary.write_bytes(data)
            rows[identity] = row
        return identity

    def take_back(self, identity: str) -> None:
        """Forget a judgement, its picture included; one that is not there is no mistake.

        Raises:
            DatasetError: the folder is damaged or cannot be written.
        """
        with self._changing() as rows:
            if rows.pop(identity, None) is not None:
                self._remove_picture(identity)

    def find(self, product: Product) -> Row | None:
        """What was said of a product, by the names of ``COLUMNS``; None when nothing was.

        Raises:
            DatasetError: the folder is damaged.
        """
        return self._rows().get(identity_of(product))

    def summary(self) -> Summary:
        """What was judged so far.

        Raises:
            DatasetError: the folder is damaged.
        """
        rows = list(self._rows().values())
        counts: dict[tuple[str, str], int] = {}
        for row in rows:
            if row["categories"] != row["predicted"]:
                pair = (row["predicted"], row["categories"])
                counts[pair] = counts.get(pair, 0) + 1
        ordered = dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        return Summary(len(rows), len(rows) - sum(counts.values()), ordered)

    def _rows(self) -> dict[str, Row]:
        path = self.folder / kaggle.TABLE
        if not path.is_file():
            return {}
        try:
            with path.open(encoding="utf-8", newline="") as file:
                reader = csv.DictReader(file)
                if tuple(reader.fieldnames or ()) != COLUMNS:
                    raise DatasetError(f"{path} is no list of judgements; move it away or mend it.")
                return {row["ImgId"]: row for row in reader}
        except (OSError, ValueError, csv.Error) as error:
            raise DatasetError(f"{path} is damaged; move it away or mend it.") from error

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Row]]:
        """The rows, to be changed; they are written at the end, and nobody else changes them meanwhile."""
        with writing_to(self.folder, "The judgement"), _threads:
            (self.folder / _PICTURES).mkdir(parents=True, exist_ok=True)
            with (self.folder / _LOCK).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                rows = self._rows()
                yield rows
                with (
                    replacing(self.folder / kaggle.TABLE) as temporary,
                    temporary.open("w", encoding="utf-8", errors="replace", newline="") as file,
                ):
                    writer = csv.DictWriter(file, COLUMNS)
                    writer.writeheader()
                    writer.writerows(rows.values())

    def _remove_picture(self, identity: str) -> None:
        for ending in kaggle.EXTENSIONS:
            (self.folder / _PICTURES / f"{identity}{ending}").unlink(missing_ok=True)


def identity_of(product: Product) -> str:
    """16 hexadecimal digits that depend on a product's texts and picture alone.

    Raises:
        ImageError: the picture's file cannot be read.
    """
    digest = hashlib.sha256()
    picture = b"" if product.image is None else file_bytes(product.image, settings().max_bytes)
    for part in (
        _plain(product.title).encode("utf-8", "replace"),
        _plain(product.description).encode("utf-8", "replace"),
        picture,
    ):
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:16]


def _plain(text: str) -> str:
    """A text without what a table cannot hold."""
    return text.replace("\x00", "")


def _file_of(image: bytes | Path) -> tuple[str, bytes]:
    """A picture's ending and bytes, as they are kept."""
    data = file_bytes(image, settings().max_bytes)
    picture = read_image(data)
    ending = next((ending for start, ending in _ENDINGS.items() if data.startswith(start)), None)
    return (ending, data) if ending else (".png", encode_png(picture))
