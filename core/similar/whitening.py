"""Half-whitened features: directions in which all products of a catalogue differ alike count less.

Cosines of plain encoder features crowd together: a few directions, which every product photograph shares, hold most of
the variance. Whitening divides each principal direction by its standard deviation to the power of an exponent; 0 leaves
the features alone and 1 makes all directions equal, noise included (Jégou and Chum 2012). The exponent 0.5 lies
between.
"""

from dataclasses import dataclass

import numpy as np

EXPONENT = 0.5
# Principal directions that are kept; on real catalogues more of them change no result.
MOST_DIMENSIONS = 256
# Products' worth of equal variance in all directions, mixed into the estimate: what a small catalogue does not show is
# not taken for certain.
_PRIOR_PRODUCTS = 20.0
_SMALLEST_NORM = 1e-12


class Moments:
    """Count, mean and covariance of features that are seen part by part."""

    def __init__(self, width: int) -> None:
        """Begin with no features of length ``width``."""
        self.count = 0
        self._sum = np.zeros(width)
        self._products = np.zeros((width, width))

    def add(self, features: np.ndarray) -> None:
        """Take in features (N, width)."""
        values = np.asarray(features, dtype=np.float64)
        self.count += len(values)
        self._sum += values.sum(axis=0)
        self._products += values.T @ values

    @property
    def mean(self) -> np.ndarray:
        """Float64 (width,); zeros before the first features."""
        return self._sum / max(self.count, 1)

    @property
    def covariance(self) -> np.ndarray:
        """Float64 (width, width), divided by the count; zeros before the first features."""
        covariance: np.ndarray = self._products / max(self.count, 1) - np.outer(self.mean, self.mean)
        return covariance


@dataclass(frozen=True, eq=False)
class Whitening:
    """A linear map from an encoder's features to those that are compared.

    Attributes:
        mean: float32 (D,), subtracted first.
        matrix: float32 (D, K), principal directions, each scaled.
    """

    mean: np.ndarray
    matrix: np.ndarray

    @classmethod
    def estimate(cls, moments: Moments, exponent: float = EXPONENT, dimensions: int = MOST_DIMENSIONS) -> "Whitening":
        """Whitening of a catalogue by principal components.

        Args:
            moments: of its features.
            exponent: 0 (no whitening) to 1 (full).
            dimensions: the most directions that are kept, those of largest variance.
        """
        width = len(moments.mean)
        covariance = moments.covariance
        prior = max(float(np.trace(covariance)) / width, _SMALLEST_NORM) * np.eye(width)
        mixed = (moments.count * covariance + _PRIOR_PRODUCTS * prior) / (moments.count + _PRIOR_PRODUCTS)
        variances, directions = np.linalg.eigh(mixed)
        largest = slice(None, -dimensions - 1, -1)
        scale = variances[largest] ** (-exponent / 2)
        return cls(moments.mean.astype(np.float32), (directions[:, largest] * scale).astype(np.float32))

    def project(self, features: np.ndarray) -> np.ndarray:
        """Features (..., D) -> float32 (..., K), not yet of unit length."""
        projected: np.ndarray = (np.asarray(features, dtype=np.float32) - self.mean) @ self.matrix
        return projected

    def vectors(self, features: np.ndarray) -> np.ndarray:
        """Features (..., D) -> float32 (..., K) of unit length, so that inner products are cosines."""
        return unit(self.project(features))


def unit(vectors: np.ndarray) -> np.ndarray:
    """Vectors (..., K) at unit length; one without length stays zero."""
    norms = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: np.ndarray = vectors / np.maximum(norms, _SMALLEST_NORM)
    return scaled
