"""Find the products most like a given one."""

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.catalog.product import Product
from core.errors import SettingsError, TextError
from core.prediction import Prediction
from core.predictor import Predictor
from core.similar.diversity import diversify
from core.similar.filters import Conditions, allowed
from core.similar.index import ProductIndex
from core.similar.reason import reason
from core.similar.vectors import Mode, Vectors

MOST_RESULTS = 200
# With diversity the results are chosen from so many times more candidates, and from this many at least.
_POOL, _SMALLEST_POOL = 5, 60


@dataclass(frozen=True, eq=False)
class Query:
    """What others are compared with.

    Attributes:
        product: the product itself.
        row: its row in the index, which no search returns; None for one that is not in it.
        vectors: its one row of vectors.
    """

    product: Product
    row: int | None
    vectors: Vectors


@dataclass(frozen=True)
class Hit:
    """A product that was found.

    Attributes:
        row: its row in the index.
        id: its identifier.
        title: its title.
        category: its category, empty where unknown.
        similarity: what it was ranked by, at most 1.
        picture: cosine of the two pictures, or None where one has none.
        text: cosine of the two texts, or None where one has none.
        reason: one line on what is alike.
    """

    row: int
    id: str
    title: str
    category: str
    similarity: float
    picture: float | None
    text: float | None
    reason: str

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Results:
    """What a search found.

    Attributes:
        mode: what was compared; a fused search for a product that has one part only compares that part.
        hits: the products found, in the order they are to be shown.
    """

    mode: Mode
    hits: tuple[Hit, ...]


def query_of_row(index: ProductIndex, row: int) -> Query:
    """A product of the catalogue as a query."""
    return Query(index.shelf.product(row), row, index.vectors.rows(np.array([row])))


def query_of_product(index: ProductIndex, predictor: Predictor, product: Product) -> Query:
    """A new product as a query.

    Raises:
        CheckpointError: the index was made with other encoders.
        ImageError: its picture cannot be read.
        TextError: it has neither picture nor text.
    """
    index.check(predictor)
    return query_of_prediction(index, predictor, product, predictor.predict(product))


def query_of_prediction(index: ProductIndex, predictor: Predictor, product: Product, made: Prediction) -> Query:
    """A new product that was predicted already, with nothing encoded again."""
    picture = np.zeros((1, index.vectors.picture.shape[1]), dtype=np.float32)
    text = np.zeros((1, index.vectors.text.shape[1]), dtype=np.float32)
    if made.image_features is not None:
        picture[0] = index.picture_whitening.vectors(made.image_features)
    if made.text_features is not None:
        text[0] = index.text_whitening.vectors(made.text_features[: predictor.text_encoder.sentence_dim])
    present = np.array([made.image_features is not None]), np.array([made.text_features is not None])
    return Query(product, None, Vectors(picture, text, *present))


def search(
    index: ProductIndex,
    query: Query,
    mode: Mode = "fused",
    count: int = 10,
    conditions: Conditions | None = None,
    diversity: float = 0.0,
) -> Results:
    """The products most like the query.

    Args:
        index: the catalogue.
        query: what to compare with.
        mode: what is compared.
        count: how many to find, 1 to ``MOST_RESULTS``.
        conditions: column -> values that the results must have, any of which will do.
        diversity: 0 (most similar first) to 1 (as varied as can be), see :mod:`core.similar.diversity`.

    Returns:
        At most ``count`` products; the query's own row is none of them.

    Raises:
        SettingsError: ``count`` or ``diversity`` is out of range.
        TextError: the query lacks what the mode compares.
        DatasetError: a condition names no column of the catalogue.
    """
    if not 1 <= count <= MOST_RESULTS:
        raise SettingsError(f"{count} results cannot be asked for; choose from 1 to {MOST_RESULTS}.")
    if not 0 <= diversity <= 1:
        raise SettingsError(f"A diversity of {diversity} is not possible; choose from 0 to 1.")
    mode = _possible(query, mode)
    target = query.vectors.fused()[0] if mode == "fused" else _part(query.vectors, mode)[0]
    wanted = max(_POOL * count, _SMALLEST_POOL) if diversity else count
    # One more, for the query's own row.
    found = index.neighbours(mode).search(target, wanted + 1, allowed(index.shelf.table, conditions or {}))
    found = found[found != query.row][:wanted]
    candidates = index.vectors.rows(found)
    compared = candidates.fused() if mode == "fused" else _part(candidates, mode)
    similarity = compared @ target
    order = diversify(similarity, compared @ compared.T, count, diversity) if diversity else range(len(found))
    hits = [_hit(index, query, int(found[place]), float(similarity[place])) for place in order]
    return Results(mode, tuple(hits))


def _possible(query: Query, mode: Mode) -> Mode:
    """The mode, or the one part that a fused query has."""
    has_picture, has_text = bool(query.vectors.has_picture[0]), bool(query.vectors.has_text[0])
    if (mode == "picture" and not has_picture) or (mode == "text" and not has_text):
        raise TextError(f"This product has no {mode} to compare by; choose another mode.")
    if mode == "fused" and not (has_picture and has_text):
        return "picture" if has_picture else "text"
    return mode


def _part(vectors: Vectors, mode: Mode) -> np.ndarray:
    return vectors.picture if mode == "picture" else vectors.text


def _hit(index: ProductIndex, query: Query, row: int, similarity: float) -> Hit:
    other = index.vectors.rows(np.array([row]))
    picture = _cosine(query.vectors.picture, other.picture, query.vectors.has_picture & other.has_picture)
    text = _cosine(query.vectors.text, other.text, query.vectors.has_text & other.has_text)
    product = index.shelf.words(row)
    why = reason(query.product, product, picture, text)
    return Hit(row, product.id, product.title, product.category or "", similarity, picture, text, why)


def _cosine(first: np.ndarray, second: np.ndarray, both: np.ndarray) -> float | None:
    return float(first[0] @ second[0]) if both[0] else None
