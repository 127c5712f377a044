"""Products whose label is likely wrong, by confident learning."""

import warnings
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from core.evaluation.predictions import PredictionTable


@dataclass(frozen=True)
class LabelDoubt:
    """A product whose label is likely wrong.

    Attributes:
        id: of the product.
        given: its category in the data.
        suggested: the category that the model finds most probable.
        quality: how probable the model finds the given category, 0 (surely wrong) to 1.
        confidence: how probable it finds the suggested one, 0 to 1.
    """

    id: str
    given: str
    suggested: str
    quality: float
    confidence: float

    def to_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def label_doubts(table: PredictionTable) -> tuple[LabelDoubt, ...]:
    """Find labels that the model's own confusions do not account for (confident learning).

    A category's threshold is the mean probability that its own products get for it; how many products of one
    category pass another's threshold says how many labels of each pair are wrong, and the least probable of those are
    reported (Northcutt, Jiang and Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", 2021;
    cleanlab's ``prune_by_noise_rate``). It only holds for predictions on products that the model did not learn from.

    Args:
        table: predictions; products whose category is unknown are passed over.

    Returns:
        The doubtful products, lowest quality first. Empty where fewer than two categories have products, which leaves
        nothing to compare.
    """
    # Cleanlab takes seconds to import, which nobody else should wait for.
    from cleanlab.filter import find_label_issues
    from cleanlab.rank import get_label_quality_scores

    known = table.take(table.rows["category"].notna().to_numpy(dtype=bool))
    labels = np.array([known.categories.index(label) for label in known.labels], dtype=int)
    if len(np.unique(labels)) < 2:
        return ()
    quality = get_label_quality_scores(labels, known.probabilities)
    with warnings.catch_warnings():
        # It warns of categories with too few products to judge; those have no doubts, which is what we want.
        warnings.filterwarnings("ignore", "May not flag all label issues", UserWarning)
        # One process: its workers cost more than the work, and a server should not start any.
        doubtful = np.flatnonzero(find_label_issues(labels, known.probabilities, n_jobs=1))
    return tuple(
        LabelDoubt(
            id=str(known.rows["id"].iat[row]),
            given=str(known.rows["category"].iat[row]),
            suggested=str(known.rows["predicted"].iat[row]),
            quality=float(quality[row]),
            confidence=float(known.probabilities[row].max()),
        )
        for row in doubtful[np.argsort(quality[doubtful], kind="stable")].tolist()
    )
