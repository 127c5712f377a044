"""Which words tell a category from the others.

Log odds of a word in a category against all others, with a prior from the whole dataset, divided by their standard
deviation (Monroe, Colaresi and Quinn 2008, "Fightin' Words"). Products are counted, not occurrences, so that one long
text does not make a word telling. Words of single products are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import CountVectorizer

WORDS = 12
_FEWEST_PRODUCTS = 2
# Weight of the prior: as if so many products of the whole dataset's words had been added to each side.
_PRIOR_PRODUCTS = 10.0


@dataclass(frozen=True)
class TellingWord:
    """A word that tells a category.

    Attributes:
        word: in lower case.
        score: log odds in standard deviations, above 0; above 2 is hardly chance.
        inside: products of the category whose text has it.
        outside: other products whose text has it.
    """

    word: str
    score: float
    inside: int
    outside: int


def telling_words(
    texts: Sequence[str], categories: Sequence[str], count: int = WORDS
) -> dict[str, tuple[TellingWord, ...]]:
    """The most telling words of every category.

    Args:
        texts: clean texts of N products.
        categories: their N categories.
        count: words a category at most.

    Returns:
        Category -> words, most telling first; fewer, or none, where no words speak for a category.
    """
    names = sorted(set(categories))
    vectorizer = CountVectorizer(
        binary=True, min_df=_FEWEST_PRODUCTS, token_pattern=r"\b[^\W\d_][\w'-]+\b", dtype=np.int64
    )
    try:
        has = vectorizer.fit_transform(texts)
    except ValueError:  # no word is in two products
        return dict.fromkeys(names, ())
    vocabulary = vectorizer.get_feature_names_out()
    total = np.asarray(has.sum(axis=0)).ravel()
    labels = np.asarray(categories, dtype=object)
    found = {}
    for name in names:
        inside = np.asarray(has[labels == name].sum(axis=0)).ravel()
        scores = log_odds(inside, total - inside, total)
        best = np.argsort(-scores, kind="stable")[:count]
        found[name] = tuple(
            TellingWord(str(vocabulary[at]), float(scores[at]), int(inside[at]), int(total[at] - inside[at]))
            for at in best
            if scores[at] > 0
        )
    return found


def log_odds(
    inside: npt.NDArray[np.int64], outside: npt.NDArray[np.int64], total: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Log odds of V words inside against outside, in standard deviations.

    Args:
        inside: (V,), products inside that have each word.
        outside: (V,), products outside.
        total: (V,), what the prior is made from.

    Returns:
        (V,).
    """
    prior = _PRIOR_PRODUCTS * total / total.sum() * len(total)
    one, other = inside + prior, outside + prior
    difference = np.log(one / (one.sum() - one)) - np.log(other / (other.sum() - other))
    return np.asarray(difference / np.sqrt(1 / one + 1 / other), dtype=np.float64)
