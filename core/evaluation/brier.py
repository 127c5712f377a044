"""One number for how good probabilities are: it falls with better answers and with honester confidence."""

import numpy as np
import numpy.typing as npt


def brier_score(truth: npt.NDArray[np.intp], scores: npt.NDArray[np.floating]) -> float:
    """Mean squared distance of the probabilities from the truth, summed over the categories.

    Brier, "Verification of forecasts expressed in terms of probability" (1950), in its original form for several
    categories.

    Args:
        truth: (N,) index of each product's true category, N at least 1.
        scores: (N, C) probabilities.

    Returns:
        0 (certain and right) to 2 (certain and wrong).
    """
    distances = scores.astype(np.float64)
    distances[np.arange(len(truth)), truth] -= 1
    return float((distances**2).sum(axis=1).mean())
