"""Which categories are taken for which others."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def confusions(confusion: npt.NDArray[np.int64], categories: Sequence[str], count: int) -> list[tuple[str, str, int]]:
    """The most frequent confusions as (true category, predicted category, products), most frequent first."""
    wrong = confusion - np.diag(confusion.diagonal())
    order = np.argsort(-wrong, axis=None, kind="stable")[:count]
    cells = [divmod(int(index), len(categories)) for index in order if wrong.flat[index]]
    return [(categories[row], categories[column], int(wrong[row, column])) for row, column in cells]
