"""Which products a person should look at first: those between whose two most probable categories the model wavers.

Margin sampling (Scheffer, Decomain and Wrobel 2001; Settles, "Active learning literature survey", 2009). Taken category
by category in turn, the same few doubts do not fill the list.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def margins(probabilities: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """How far the most probable category is ahead of the next, (N,), 0 to 1; 1 where there is one category alone.

    Args:
        probabilities: (N, C), C at least 1.
    """
    if probabilities.shape[1] == 1:
        return np.ones(len(probabilities), dtype=probabilities.dtype)
    top = np.partition(probabilities, -2, axis=1)[:, -2:]
    return top[:, 1] - top[:, 0]


def least_sure_first(probabilities: npt.NDArray[np.floating]) -> npt.NDArray[np.intp]:
    """Rows by their margin, the smallest first; equals stay in their order.

    Args:
        probabilities: (N, C).
    """
    return np.argsort(margins(probabilities), kind="stable")


def in_turn(order: npt.NDArray[np.intp], groups: Sequence[str]) -> npt.NDArray[np.intp]:
    """The same rows with the groups in turn: the first of each, then the second of each, and so on.

    Args:
        order: (N,) rows, each once.
        groups: N names, by row.
    """
    seen: dict[str, int] = {}
    rounds = np.empty(len(order), dtype=np.intp)
    for place, row in enumerate(order.tolist()):
        rounds[place] = seen[groups[row]] = seen.get(groups[row], -1) + 1
    return order[np.argsort(rounds, kind="stable")]
