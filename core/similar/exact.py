"""Nearest products, found by comparing with every one of them."""

import faiss
import numpy as np


class ExactNeighbours:
    """All inner products, by FAISS; for catalogues of up to some 100,000 products."""

    def __init__(self, vectors: np.ndarray, rows: np.ndarray) -> None:
        """Hold the vectors in memory.

        Args:
            vectors: float32 (M, K), unit length.
            rows: int (M,), the product that each belongs to.
        """
        self._rows = np.asarray(rows, dtype=np.int64)
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))

    def search(self, query: np.ndarray, count: int, allowed: np.ndarray | None = None) -> np.ndarray:
        """The products with the largest inner products.

        Args:
            query: float32 (K,).
            count: how many to find.
            allowed: bool (N,) over all products, or None for all.

        Returns:
            int (at most ``count``,) products, most similar first.
        """
        keep = None if allowed is None else selector(allowed[self._rows])
        options = None if keep is None else faiss.SearchParameters(sel=keep)  # type: ignore[call-arg]
        _, found = self._index.search(query[None], min(count, self._index.ntotal) or 1, params=options)
        return self._rows[found[0][found[0] >= 0]]


def selector(keep: np.ndarray) -> faiss.IDSelector:
    """FAISS's form of a mask, bool (M,)."""
    return faiss.IDSelectorBatch(np.flatnonzero(keep))
