"""Whether a confidence of 80 % is right 80 % of the time."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

BINS = 15


@dataclass(frozen=True, eq=False)
class Reliability:
    """Products grouped by confidence into equal-width bins: a histogram and a reliability diagram in one.

    Attributes:
        edges: float64 (bins + 1,), from 0 to 1; bin ``i`` holds confidences above ``edges[i]`` up to and including
            ``edges[i + 1]``, the first also 0 itself.
        right: int64 (bins,), products of each bin that were recognised.
        wrong: int64 (bins,), products of each bin that were not.
        confidence: float64 (bins,), mean confidence; NaN in an empty bin.
    """

    edges: npt.NDArray[np.float64]
    right: npt.NDArray[np.int64]
    wrong: npt.NDArray[np.int64]
    confidence: npt.NDArray[np.float64]

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """int64 (bins,), products in each bin."""
        return self.right + self.wrong

    @property
    def accuracy(self) -> npt.NDArray[np.float64]:
        """float64 (bins,), fraction of 1; NaN in an empty bin."""
        return _mean(self.right, self.counts)

    @property
    def ece(self) -> float:
        """Mean gap between confidence and accuracy, weighted by the products in each bin; NaN without products."""
        filled = self.counts > 0
        if not filled.any():
            return float("nan")
        gaps = np.abs(self.accuracy[filled] - self.confidence[filled])
        return float(np.average(gaps, weights=self.counts[filled]))


def reliability(confidence: npt.ArrayLike, correct: npt.ArrayLike, bins: int = BINS) -> Reliability:
    """Group answers by confidence.

    Args:
        confidence: (N,) probability given to the predicted category, 0 to 1.
        correct: (N,) whether the predicted category is the true one.
        bins: number of equal-width bins, at least 1.

    Returns:
        The bins, whose ``ece`` is the expected calibration error of Guo et al., "On Calibration of Modern Neural
        Networks" (2017), equation 3.
    """
    sure = np.asarray(confidence, dtype=np.float64)
    hit = np.asarray(correct, dtype=bool)
    edges = np.linspace(0.0, 1.0, bins + 1)
    index = np.clip(np.searchsorted(edges, sure, side="left") - 1, 0, bins - 1)
    right = np.bincount(index[hit], minlength=bins).astype(np.int64)
    wrong = np.bincount(index[~hit], minlength=bins).astype(np.int64)
    sums = np.bincount(index, weights=sure, minlength=bins).astype(np.float64)
    return Reliability(edges, right, wrong, _mean(sums, right + wrong))


def expected_calibration_error(confidence: npt.ArrayLike, correct: npt.ArrayLike, bins: int = BINS) -> float:
    """Expected calibration error over ``bins`` equal-width bins; see :func:`reliability`."""
    return reliability(confidence, correct, bins).ece


def _mean(sums: npt.NDArray[np.float64 | np.int64], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    mean = np.full(len(counts), np.nan)
    np.divide(sums, counts, out=mean, where=counts > 0)
    return mean
