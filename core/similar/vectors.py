"""What is compared: a picture's and a text's vector for every product, and their fusion."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np

Mode = Literal["fused", "picture", "text"]
MODES: tuple[Mode, ...] = ("fused", "picture", "text")
PICTURE_WEIGHT, TEXT_WEIGHT = 0.4, 0.6


class Comparable(Protocol):
    """M vectors of length K, in memory, mapped from a file, or put together when asked for."""

    @property
    def shape(self) -> tuple[int, ...]:
        """M and K."""

    def __len__(self) -> int:
        """M."""

    def __getitem__(self, chosen: slice | np.ndarray) -> np.ndarray:
        """The chosen vectors."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """Unit vectors of N products, row for row.

    Attributes:
        picture: float (N, P); zeros where there is no picture.
        text: float (N, T); zeros where there is no text.
        has_picture: bool (N,).
        has_text: bool (N,).
    """

    picture: np.ndarray
    text: np.ndarray
    has_picture: np.ndarray
    has_text: np.ndarray

    def __len__(self) -> int:
        """Number of products."""
        return len(self.has_picture)

    def rows(self, chosen: np.ndarray) -> "Vectors":
        """The chosen rows (indices), in that order, in memory."""
        return Vectors(
            np.asarray(self.picture[chosen], dtype=np.float32),
            np.asarray(self.text[chosen], dtype=np.float32),
            self.has_picture[chosen],
            self.has_text[chosen],
        )

    def usable(self, mode: Mode) -> np.ndarray:
        """Which products can be found by a mode, bool (N,)."""
        if mode == "fused":
            return np.asarray(self.has_picture | self.has_text)
        return self.has_picture if mode == "picture" else self.has_text

    def fused(self) -> np.ndarray:
        """Both parts side by side, float32 (N, P + T), at unit length.

        Of two products that have both, the inner product is 0.4 times the pictures' cosine plus 0.6 times the texts'.
        What a product has alone gets all its weight; against a product that has both, the cosine then counts with the
        root of its weight (0.63 or 0.77), as less is known to be alike.
        """
        both = self.has_picture & self.has_text
        picture = np.where(both, np.sqrt(PICTURE_WEIGHT), self.has_picture)
        text = np.where(both, np.sqrt(TEXT_WEIGHT), self.has_text)
        parts = (picture[:, None] * self.picture, text[:, None] * self.text)
        return np.hstack(parts).astype(np.float32)


class Compared:
    """The vectors whose inner products a mode ranks by, of the products that the mode can find.

    They are put together when asked for, so that a large catalogue's may stay on disk.
    """

    def __init__(self, vectors: Vectors, mode: Mode) -> None:
        """Choose the products; nothing is read yet.

        Args:
            vectors: of N products.
            mode: what is compared.
        """
        self._vectors, self._mode = vectors, mode
        self.rows = np.flatnonzero(vectors.usable(mode))
        widths = {"picture": vectors.picture.shape[1], "text": vectors.text.shape[1]}
        self.shape = (len(self.rows), widths.get(mode, sum(widths.values())))

    def __len__(self) -> int:
        """Number of products that can be found, M."""
        return len(self.rows)

    def __getitem__(self, chosen: slice | np.ndarray) -> np.ndarray:
        """Float32 (m, K) of the chosen places among the M."""
        rows = self.rows[chosen]
        if self._mode == "fused":
            return self._vectors.rows(rows).fused()
        part = self._vectors.picture if self._mode == "picture" else self._vectors.text
        return np.asarray(part[rows], dtype=np.float32)
