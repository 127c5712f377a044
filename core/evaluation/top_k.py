"""How often the right category is among the first few answers."""

import numpy as np
import numpy.typing as npt

from core.evaluation.metrics import top_accuracy


def top_k_curve(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Share of products whose true category is among the ``k`` most probable, for every ``k``.

    Args:
        truth: (N,) index of each product's true category, N at least 1.
        scores: (N, C) probabilities; of equal ones the first category comes first.

    Returns:
        float64 (C,), entry ``k - 1`` for ``k`` answers, rising to 1.
    """
    return np.array([top_accuracy(truth, scores, count) for count in range(1, scores.shape[1] + 1)])
