"""Nearest products among millions: only the cells around the query are looked into, and vectors weigh a byte a number.

An inverted file (Jégou, Douze and Schmid 2011) by FAISS. What is kept on disk is plain arrays; the structure is put
together from them again when the index is opened.
"""

from collections.abc import Callable
from dataclasses import dataclass

import faiss
import numpy as np

from core.similar.exact import ExactNeighbours, selector
from core.similar.vectors import Comparable

Progress = Callable[[int, int], None]
# Up to this many products every one is compared with.
EXACT_UP_TO = 100_000
# Filters that leave fewer products than this are searched exactly too.
_FEW = 20_000
# Cells are probed until this share of the ten nearest is found, on products that the tuning draws.
_RECALL, _NEAREST, _TRIALS = 0.97, 10, 200
# The bytes blur the order a little, so more are fetched and put into order by the stored vectors.
_OVERSAMPLING = 4
_LEARN_FROM = 100_000
_ROUNDS = 10
_BLOCK = 50_000


@dataclass(frozen=True, eq=False)
class Cells:
    """How M vectors are divided.

    Attributes:
        centroids: float32 (C, K).
        assignment: int64 (M,), the cell of each vector.
        probes: cells that a search looks into.
    """

    centroids: np.ndarray
    assignment: np.ndarray
    probes: int


class ApproximateNeighbours:
    """An inverted file over vectors that may stay on disk."""

    def __init__(self, vectors: Comparable, rows: np.ndarray, cells: Cells) -> None:
        """Put the structure together.

        Args:
            vectors: M vectors of unit length; may be mapped from a file.
            rows: int (M,), the product that each belongs to.
            cells: how they are divided.
        """
        self._vectors, self._rows, self.probes = vectors, np.asarray(rows, dtype=np.int64), cells.probes
        self._cells, width = len(cells.centroids), vectors.shape[1]
        self._quantizer = faiss.IndexFlatIP(width)
        self._quantizer.add(cells.centroids)
        self._index = faiss.IndexIVFScalarQuantizer(
            self._quantizer, width, self._cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
        )
        self._index.train(_block(vectors, sample(len(rows), _LEARN_FROM)))
        for start in range(0, len(rows), _BLOCK):
            part = _block(vectors, slice(start, start + _BLOCK))
            ids = np.arange(start, start + len(part))
            home = np.ascontiguousarray(cells.assignment[start : start + _BLOCK], dtype=np.int64)
            self._index.add_core(len(part), *map(faiss.swig_ptr, (part, ids, home)))

    def search(self, query: np.ndarray, count: int, allowed: np.ndarray | None = None) -> np.ndarray:
        """The products with the largest inner products; see :meth:`core.similar.exact.ExactNeighbours.search`.

        A filter that leaves few products is applied first, and all that it leaves are compared; one that leaves many
        makes the search look into more cells.
        """
        keep = None if allowed is None else allowed[self._rows]
        left = len(self._rows) if keep is None else int(keep.sum())
        if keep is not None and left <= _FEW:
            chosen = np.flatnonzero(keep)
            return ExactNeighbours(_block(self._vectors, chosen), self._rows[chosen]).search(query, count)
        probes = min(self._cells, self.probes * len(self._rows) // left)
        options = faiss.SearchParametersIVF(nprobe=probes, sel=None if keep is None else selector(keep))  # type: ignore[call-arg]
        _, found = self._index.search(query[None], _OVERSAMPLING * count, params=options)
        places = found[0][found[0] >= 0]
        order = np.argsort(-(_block(self._vectors, places) @ query), kind="stable")[:count]
        return self._rows[places[order]]

    @property
    def bytes_in_memory(self) -> int:
        """What the structure holds in memory, without the vectors on disk."""
        return int(self._index.ntotal * (self._index.code_size + 8) + self._rows.nbytes)


def divide(vectors: Comparable, seed: int = 0, progress: Progress | None = None) -> Cells:
    """Divide vectors into cells and find out how many of them a search has to look into.

    Args:
        vectors: M vectors of unit length; may be mapped from a file.
        seed: of the clustering and of the products that are tried.
        progress: called with (vectors assigned, M).
    """
    rows = len(vectors)
    count = max(1, int(2 * np.sqrt(rows)))
    clusters = faiss.Kmeans(vectors.shape[1], count, niter=_ROUNDS, spherical=True, seed=seed)
    clusters.train(_block(vectors, sample(rows, _LEARN_FROM, seed)))
    centroids = np.asarray(clusters.centroids, dtype=np.float32)
    nearest = faiss.IndexFlatIP(vectors.shape[1])
    nearest.add(centroids)
    assignment = np.empty(rows, dtype=np.int64)
    for start in range(0, rows, _BLOCK):
        assignment[start : start + _BLOCK] = nearest.search(_block(vectors, slice(start, start + _BLOCK)), 1)[1][:, 0]
        if progress is not None:
            progress(min(start + _BLOCK, rows), rows)
    return _tuned(vectors, Cells(centroids, assignment, 1), sample(rows, _TRIALS, seed + 1))


def recall(found: list[np.ndarray], truth: list[np.ndarray]) -> float:
    """Mean share of the true nearest that were found, 0 to 1."""
    return float(np.mean([len(np.intersect1d(a, b)) / len(b) for a, b in zip(found, truth, strict=True)]))


def exact_nearest(vectors: Comparable, queries: np.ndarray, count: int) -> list[np.ndarray]:
    """The ``count`` nearest of M vectors for each query, all compared, block by block.

    Args:
        vectors: M vectors; may be mapped from a file.
        queries: float32 (Q, K).
        count: neighbours of each query.
    """
    best = faiss.ResultHeap(len(queries), count, keep_max=True)
    for start in range(0, len(vectors), _BLOCK):
        block = faiss.IndexFlatIP(vectors.shape[1])
        block.add(_block(vectors, slice(start, start + _BLOCK)))
        scores, places = block.search(queries, min(count, block.ntotal))
        best.add_result(scores, places + start)
    best.finalize()
    return list(best.I)


def sample(rows: int, most: int, seed: int = 0) -> np.ndarray:
    """At most ``most`` places of ``rows``, drawn without repetition, ascending."""
    return np.sort(np.random.default_rng(seed).choice(rows, min(most, rows), replace=False))


def _tuned(vectors: Comparable, cells: Cells, trials: np.ndarray) -> Cells:
    """The same cells with the fewest probes, doubling, that find enough of the trial products' neighbours."""
    queries = _block(vectors, trials)
    # A product finds itself, which proves nothing: it is fetched besides and taken out on both sides.
    truth = _others(exact_nearest(vectors, queries, _NEAREST + 1), trials)
    searcher = ApproximateNeighbours(vectors, np.arange(len(vectors)), cells)
    while True:
        found = _others([searcher.search(query, _NEAREST + 1) for query in queries], trials)
        if searcher.probes >= len(cells.centroids) or recall(found, truth) >= _RECALL:
            return Cells(cells.centroids, cells.assignment, min(searcher.probes, len(cells.centroids)))
        searcher.probes *= 2


def _others(found: list[np.ndarray], own: np.ndarray) -> list[np.ndarray]:
    return [each[each != self][:_NEAREST] for each, self in zip(found, own.tolist(), strict=True)]


def _block(vectors: Comparable, chosen: slice | np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(vectors[chosen], dtype=np.float32)
