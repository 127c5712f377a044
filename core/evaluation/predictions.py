"""What a model said of each product of a dataset, as a table that is kept beside the model and read again."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.errors import DatasetError
from core.evaluation.metrics import evaluate
from core.evaluation.report import EvaluationReport
from core.files import replacing, writing_to

Modality = Literal["both", "image", "text", "neither"]
MODALITIES: tuple[Modality, ...] = ("both", "image", "text", "neither")
COLUMNS = ("id", "source", "has_image", "has_text", "category", "predicted", "confidence")
# How the columns begin that say what else is known of each product (:mod:`core.evaluation.about`).
ABOUT = "about: "
SUFFIXES = (".parquet", ".csv")


@dataclass(frozen=True, eq=False)
class PredictionTable:
    """Predictions for N products by a model of C categories.

    In a file the true category's column is called ``category`` (in ``heldout.parquet`` as in what
    ``evaluate --predictions`` writes) and each probability's column is named as its category.

    Attributes:
        rows: N rows of ``COLUMNS``: id, source and modality of the product, ``category`` (true, None where
            unknown), ``predicted`` and ``confidence`` (the predicted category's probability, float32); then any
            number of columns that begin with ``ABOUT``.
        probabilities: float32 (N, C), each row summing to 1.
        categories: C names, in the order of the columns of ``probabilities``.
    """

    rows: pd.DataFrame
    probabilities: npt.NDArray[np.float32]
    categories: tuple[str, ...]

    @classmethod
    def build(
        cls,
        ids: Sequence[str],
        sources: Sequence[str],
        has_image: npt.ArrayLike,
        has_text: npt.ArrayLike,
        labels: Sequence[str | None],
        probabilities: npt.ArrayLike,
        categories: Sequence[str],
        about: Mapping[str, npt.NDArray[np.generic]] | None = None,
    ) -> "PredictionTable":
        """Put predictions together; the predicted category is the most probable, the first of equals.

        Args:
            ids: N identifiers.
            sources: N names of where the products come from, empty where unknown.
            has_image: (N,) whether the model saw a picture.
            has_text: (N,) whether the model read text.
            labels: N true categories, None where unknown.
            probabilities: (N, C).
            categories: C names.
            about: what else is known, name -> N values.
        """
        scores = np.ascontiguousarray(probabilities, dtype=np.float32).reshape(len(ids), len(categories))
        names = np.array(list(categories), dtype=object)
        rows = pd.DataFrame(
            {
                "id": pd.Series(list(ids), dtype=object),
                "source": pd.Series(list(sources), dtype=object),
                "has_image": np.asarray(has_image, dtype=bool),
                "has_text": np.asarray(has_text, dtype=bool),
                "category": pd.Series(list(labels), dtype=object),
                "predicted": pd.Series(names[scores.argmax(axis=1)], dtype=object),
                "confidence": scores.max(axis=1),
            }
        )
        return cls(rows, scores, tuple(categories)).describe(about or {})

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def labels(self) -> list[str]:
        """N true categories (None where unknown)."""
        return list(self.rows["category"])

    @property
    def correct(self) -> npt.NDArray[np.bool_]:
        """(N,) whether the predicted category is the true one; False where the truth is unknown."""
        return (self.rows["category"] == self.rows["predicted"]).to_numpy(dtype=bool)

    @property
    def modality(self) -> npt.NDArray[np.object_]:
        """(N,) one of ``MODALITIES``: what the model had of each product."""
        return modality_of(self.rows["has_image"].to_numpy(bool), self.rows["has_text"].to_numpy(bool))

    def describe(self, about: Mapping[str, npt.NDArray[np.generic]]) -> "PredictionTable":
        """The same predictions with what else is known of the products, name -> N values, in place of what was."""
        rows = self.rows[list(COLUMNS)]
        columns = {f"{ABOUT}{name}": values for name, values in about.items()}
        return PredictionTable(rows.assign(**columns), self.probabilities, self.categories)

    def take(self, keep: npt.NDArray[np.bool_]) -> "PredictionTable":
        """The products for which ``keep``, bool (N,), is true."""
        return PredictionTable(self.rows[keep].reset_index(drop=True), self.probabilities[keep], self.categories)

    def filter(self, source: str | None = None, modality: Modality | None = None) -> "PredictionTable":
        """The products from one source, with one modality, or both; None does not restrict."""
        keep = np.ones(len(self), dtype=bool)
        if source is not None:
            keep &= (self.rows["source"] == source).to_numpy(dtype=bool)
        if modality is not None:
            keep &= self.modality == modality
        return self.take(keep)

    def cell(self, category: str, predicted: str) -> "PredictionTable":
        """The products of one cell of the confusion matrix, the most confident first."""
        inside = (self.rows["category"] == category) & (self.rows["predicted"] == predicted)
        return self.take(inside.to_numpy(dtype=bool)).most_confident_first()

    def most_confident_first(self) -> "PredictionTable":
        """The same products in order of confidence; equals stay in their order."""
        order = np.argsort(-self.probabilities.max(axis=1, initial=0), kind="stable")
        return PredictionTable(self.rows.iloc[order].reset_index(drop=True), self.probabilities[order], self.categories)

    def evaluate(self) -> EvaluationReport:
        """Measure these predictions, with slices by ``source`` and ``modality``; see :func:`metrics.evaluate`."""
        slices = {"source": list(self.rows["source"]), "modality": list(self.modality)}
        return evaluate(self.labels, self.probabilities, self.categories, slices)

    def to_frame(self) -> pd.DataFrame:
        """The whole table as one frame: ``rows``, then one float32 column a category."""
        names = probability_columns(self.categories)
        return pd.concat([self.rows, pd.DataFrame(self.probabilities, columns=pd.Index(names, dtype=object))], axis=1)

    def to_parquet(self) -> bytes:
        """The whole table as a Parquet file, as :meth:`write` writes it."""
        content = io.BytesIO()
        self.to_frame().to_parquet(content, index=False)
        return content.getvalue()

    def write(self, path: Path) -> Path:
        """Write the table as Parquet or CSV, by the ending of ``path``; the file appears whole or not at all.

        Raises:
            DatasetError: the ending is another one, or the file cannot be written.
        """
        check_suffix(path)
        frame = self.to_frame()
        with writing_to(path, "The predictions"), replacing(path) as temporary:
            if path.suffix.lower() == ".csv":
                frame.to_csv(temporary, index=False)
            else:
                frame.to_parquet(temporary, index=False)
        return path

    @classmethod
    def read(cls, path: Path, categories: Sequence[str]) -> "PredictionTable":
        """Read a table written by :meth:`write` as Parquet for a model of these categories.

        Raises:
            DatasetError: the file is missing or damaged, or belongs to a model of other categories.
        """
        try:
            frame = pd.read_parquet(path)
            _check(frame, path, categories)
            scores = np.ascontiguousarray(frame[probability_columns(categories)].to_numpy(dtype=np.float32))
        except FileNotFoundError as error:
            raise DatasetError(
                f"There is no file of predictions at {path}; make it with `evaluate --predictions`."
            ) from error
        except (OSError, ValueError) as error:
            raise DatasetError(
                f"{path} is not a Parquet file of predictions; make it with `evaluate --predictions`."
            ) from error
        known = [name for name in frame.columns if name.startswith(ABOUT)]
        texts = [name for name in known if not pd.api.types.is_numeric_dtype(frame[name])]
        kinds = dict.fromkeys(("id", "source", "category", "predicted", *texts), object)
        rows = frame[[*COLUMNS, *known]].astype(kinds)
        rows["category"] = rows["category"].where(rows["category"].notna(), None)
        return cls(rows, scores, tuple(categories))


def check_suffix(path: Path) -> None:
    """Make sure that a table can be written to a path, before the work of making one.

    Raises:
        DatasetError: the path ends neither in .parquet nor in .csv.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise DatasetError(f"Predictions are written as .parquet or .csv, not as {path.name}; name such a file.")


def modality_of(has_image: npt.NDArray[np.bool_], has_text: npt.NDArray[np.bool_]) -> npt.NDArray[np.object_]:
    """(N,) names out of ``MODALITIES`` for what each product has."""
    names = np.array(["neither", "text", "image", "both"], dtype=object)
    return names[2 * has_image.astype(int) + has_text.astype(int)]


def probability_columns(categories: Sequence[str]) -> list[str]:
    """Column names of the probabilities: the categories' own, lengthened where a name is already in use.

    A category called ``id`` or ``source`` would clash with the column of that name, so its own becomes
    ``probability of id``; so does one that begins like a column about the products.
    """
    taken = {*COLUMNS, *categories}
    columns = []
    for category in categories:
        name = category
        while name in COLUMNS or name.startswith(ABOUT) or (name != category and name in taken):
            name = f"probability of {name}"
        columns.append(name)
    return columns


def _check(frame: pd.DataFrame, path: Path, categories: Sequence[str]) -> None:
    lost = [name for name in COLUMNS if name not in frame.columns]
    if lost:
        raise DatasetError(f"{path} has no column {lost[0]!r}, so it is not a file of predictions; choose another.")
    expected = probability_columns(categories)
    strangers = [name for name in expected if name not in frame.columns]
    strangers += [name for name in frame.columns if name not in {*COLUMNS, *expected} and not name.startswith(ABOUT)]
    strangers += [str(name) for name in frame["predicted"].unique() if name not in set(categories)]
    strangers += [str(name) for name in frame["category"].dropna().unique() if name not in set(categories)]
    if strangers:
        raise DatasetError(
            f"{path} was made with another model: {strangers[0]!r} is a category of only one of the two; "
            "choose the file that belongs to this model."
        )
