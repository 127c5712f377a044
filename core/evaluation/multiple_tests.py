"""Many tests at once: p-values corrected for how many there are, so that chance finds are not taken for real ones."""

import numpy as np
import numpy.typing as npt
from scipy.stats import false_discovery_control


def holm(p_values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Adjusted p-values whose use keeps the chance of any false find below the level.

    Holm, "A simple sequentially rejective multiple test procedure" (1979); no assumption on how the tests depend.

    Args:
        p_values: (M,), 0 to 1.

    Returns:
        float64 (M,), 0 to 1, in the same order.
    """
    p = np.asarray(p_values, dtype=np.float64)
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum(stepped, 1.0)
    return adjusted


def benjamini_hochberg(p_values: npt.ArrayLike) -> npt.NDArray[np.float64]:
    """Adjusted p-values whose use keeps the expected share of false finds among all finds below the level.

    Benjamini and Hochberg, "Controlling the false discovery rate" (1995); for independent or positively dependent
    tests.

    Args:
        p_values: (M,), 0 to 1.

    Returns:
        float64 (M,), 0 to 1, in the same order.
    """
    p = np.asarray(p_values, dtype=np.float64)
    return np.asarray(false_discovery_control(p, method="bh")) if len(p) else p
