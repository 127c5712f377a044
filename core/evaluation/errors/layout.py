"""A map of products in two dimensions."""

from collections.abc import Callable
from typing import Literal

import numpy as np
import numpy.typing as npt
from sklearn.decomposition import PCA

Method = Literal["pca", "umap"]
METHODS: tuple[Method, ...] = ("umap", "pca")
NEIGHBOURS = 15


def lay_out(vectors: npt.NDArray[np.float32], method: Method, seed: int = 0) -> npt.NDArray[np.float32]:
    """Place products so that those that are alike lie close.

    ``pca`` shows the two directions of largest variance: quick, and distances mean what they say. ``umap`` (McInnes,
    Healy and Melville 2018, by cosine) keeps neighbours together and separates groups better; how far apart its groups
    lie means little.

    Args:
        vectors: float32 (N, K), at least one row.
        method: one of ``METHODS``.
        seed: of whatever is drawn at random; the same seed gives the same map.

    Returns:
        float32 (N, 2).
    """
    return _LAYOUTS[method](vectors, seed)


def _pca(vectors: npt.NDArray[np.float32], seed: int) -> npt.NDArray[np.float32]:
    wanted = min(2, *vectors.shape)
    if len(vectors) < 2:
        return np.zeros((len(vectors), 2), dtype=np.float32)
    placed = PCA(wanted, random_state=seed).fit_transform(vectors)
    return np.pad(placed, ((0, 0), (0, 2 - wanted))).astype(np.float32)


def _umap(vectors: npt.NDArray[np.float32], seed: int) -> npt.NDArray[np.float32]:
    if len(vectors) <= NEIGHBOURS:
        # Too few for neighbourhoods.
        return _pca(vectors, seed)
    from umap import UMAP  # compiles for half a minute at its first import

    # One thread: with several, the same seed would not give the same map.
    placed = UMAP(n_neighbors=NEIGHBOURS, min_dist=0.5, metric="cosine", random_state=seed, n_jobs=1).fit_transform(
        vectors
    )
    return np.asarray(placed, dtype=np.float32)


_LAYOUTS: dict[Method, Callable[[npt.NDArray[np.float32], int], npt.NDArray[np.float32]]] = {
    "pca": _pca,
    "umap": _umap,
}
