"""What a text's words and pairs of words say for each category: hashed TF-IDF and a linear classifier.

Counting words beats sentence vectors where a brand or a part's name decides. The table of weights has a fixed size,
whatever the catalogue, and needs no list of words (feature hashing, Weinberger et al. 2009, arXiv 0902.2206).
"""

import itertools
import re
from collections.abc import Mapping, Sequence

import numpy as np
import torch
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import HashingVectorizer, strip_accents_unicode
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

BUCKETS = 2**17
# The score of a category for which no words were learned: what a machine says of a text that is not its own.
UNLEARNED = -1.0


class WordScores:
    """Texts -> one score a category, by a linear classifier on hashed words; holds no state that a call changes.

    Attributes:
        weight: float32 (BUCKETS, C).
        bias: float32 (C,).
        rarity: float32 (BUCKETS,), inverse document frequency.
    """

    def __init__(self, weight: np.ndarray, bias: np.ndarray, rarity: np.ndarray) -> None:
        """Take over what :meth:`fit` learned or :meth:`state` gave."""
        self.weight, self.bias, self.rarity = (part.astype(np.float32) for part in (weight, bias, rarity))

    @classmethod
    def fit(cls, texts: Sequence[str], labels: np.ndarray, classes: int, seed: int = 0) -> "WordScores":
        """Learn from clean texts with the indices of their categories; one linear support vector machine a category.

        Raises:
            ValueError: fewer than two categories occur.
        """
        counts = _counts(texts)
        seen = np.bincount(counts.indices, minlength=BUCKETS)
        rarity = (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)
        machine = LinearSVC(C=1.0, random_state=seed).fit(_weighed(counts, rarity), labels)
        # A category that does not occur is never chosen: its score lies as far below 0 as a machine's ever does.
        weight, bias = np.zeros((BUCKETS, classes), np.float32), np.full(classes, -2.0, np.float32)
        if len(machine.classes_) == 2:
            weight[:, machine.classes_] = np.stack([-machine.coef_[0], machine.coef_[0]], axis=1)
            bias[machine.classes_] = [-machine.intercept_[0], machine.intercept_[0]]
        else:
            weight[:, machine.classes_], bias[machine.classes_] = machine.coef_.T, machine.intercept_
        return cls(weight.astype(np.float16), bias, rarity)

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Scores of clean texts, float32 (N, C); a text without words gets the bias alone."""
        if not texts:
            return np.empty((0, len(self.bias)), dtype=np.float32)
        scores: np.ndarray = _weighed(_counts(texts), self.rarity) @ self.weight + self.bias
        return scores

    def parts(self, text: str) -> tuple[list[tuple[int, int]], np.ndarray]:
        """What each counted word of a clean text adds to the scores; what a pair of words adds is halved between them.

        The scores are linear in the counts as they are weighed and scaled for this text, so the parts and the bias add
        up to the scores.

        Returns:
            Character spans of the T counted words, in the text's order, and float64 (T, C).
        """
        spans, tokens = _counted_words(text)
        grams = [(index,) for index in range(len(tokens))] + list(itertools.pairwise(range(len(tokens))))
        added = np.zeros((len(tokens), len(self.bias)))
        if not tokens:
            return [], added
        rows = _hasher.transform([[" ".join(tokens[index] for index in gram)] for gram in grams])
        weighed = _weighed(_counts([text]), self.rarity)
        value = dict(zip(weighed.indices.tolist(), weighed.data.tolist(), strict=True))
        times = np.bincount(rows.indices, minlength=BUCKETS)
        for gram, bucket in zip(grams, rows.indices.tolist(), strict=True):
            share = value[bucket] / (times[bucket] * len(gram))
            for index in gram:
                added[index] += share * self.weight[bucket]
        return spans, added

    def with_unlearned(self, added: int) -> "WordScores":
        """The same scores, and behind them those of further categories for which no word says anything."""
        weight = np.hstack([self.weight, np.zeros((len(self.weight), added), np.float32)])
        return WordScores(weight, np.append(self.bias, np.full(added, UNLEARNED, np.float32)), self.rarity)

    def state(self) -> dict[str, torch.Tensor]:
        """Tensors for a file."""
        return {
            "weight": torch.from_numpy(self.weight).half(),
            "bias": torch.from_numpy(self.bias),
            "rarity": torch.from_numpy(self.rarity).half(),
        }

    @classmethod
    def from_state(cls, state: Mapping[str, torch.Tensor]) -> "WordScores":
        """Inverse of :meth:`state`.

        Raises:
            KeyError: a tensor is missing.
        """
        return cls(*(state[name].float().numpy() for name in ("weight", "bias", "rarity")))


_TOKEN = r"\b\w\w+\b"
_vectorizer = HashingVectorizer(
    n_features=BUCKETS,
    token_pattern=_TOKEN,
    ngram_range=(1, 2),
    strip_accents="unicode",
    alternate_sign=False,
    norm=None,
    dtype=np.float32,
)

# What the vectoriser hashes with.
_hasher = FeatureHasher(BUCKETS, input_type="string", dtype=np.float32, alternate_sign=False)


def _counted_words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The words that are counted, in lower case and without accents, and where they stand in the text itself."""
    plain = strip_accents_unicode(text.lower())
    # Both steps work character by character, though one may become none or several.
    origin = [index for index, each in enumerate(text) for _ in strip_accents_unicode(each.lower())]
    found = list(re.finditer(_TOKEN, plain))
    spans = [(origin[match.start()], origin[match.end() - 1] + 1) for match in found]
    return spans, [match.group() for match in found]


def _counts(texts: Sequence[str]) -> csr_matrix:
    return _vectorizer.transform(list(texts))


def _weighed(counts: csr_matrix, rarity: np.ndarray) -> csr_matrix:
    """Counts as 1 + log, times rarity, each text scaled to length 1."""
    weighed = counts.copy()
    weighed.data = (1 + np.log(weighed.data)) * rarity[weighed.indices]
    return normalize(weighed, copy=False)
