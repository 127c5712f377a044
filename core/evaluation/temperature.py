"""The one number that scores are divided by so that their softmax can be taken at its word."""

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax

# Temperatures that are considered; beyond them a model is too far off for one number to mend it.
_BOUNDS = (0.05, 20.0)


def best_temperature(scores: npt.ArrayLike, truth: npt.ArrayLike) -> float:
    """The temperature with the lowest cross-entropy (Guo et al. 2017, arXiv 1706.04599).

    Args:
        scores: (N, C) logits or margins of products that the model did not learn from.
        truth: int (N,) indices of their categories.

    Returns:
        Above 1 the scores were too sure, below 1 not sure enough.
    """
    values = np.asarray(scores, dtype=np.float64)
    rows = np.arange(len(values)), np.asarray(truth, dtype=np.intp)

    def loss(log_temperature: float) -> float:
        return -float(log_softmax(values / np.exp(log_temperature), axis=1)[rows].mean())

    return float(np.exp(minimize_scalar(loss, bounds=np.log(_BOUNDS), method="bounded").x))
