"""Variety in a list of results: maximal marginal relevance (Carbonell and Goldstein 1998)."""

import numpy as np


def diversify(relevance: np.ndarray, likeness: np.ndarray, count: int, diversity: float) -> list[int]:
    """Choose results one by one: like the query, and unlike what is chosen already.

    Each step takes the candidate with the largest (1 - d) * relevance - d * (largest likeness to one chosen before).

    Args:
        relevance: (M,) similarity of each candidate to the query.
        likeness: (M, M) similarity of the candidates to each other.
        count: how many to choose.
        diversity: d, 0 (most similar first) to 1 (only variety counts after the first).

    Returns:
        At most ``count`` positions, in the order chosen; the first is the most similar candidate.
    """
    left = list(np.argsort(-relevance, kind="stable"))
    chosen: list[int] = []
    closest = np.full(len(relevance), -np.inf)
    while left and len(chosen) < count:
        if chosen:
            closest = np.maximum(closest, likeness[chosen[-1]])
            gain = (1 - diversity) * relevance[left] - diversity * closest[left]
            best = left.pop(int(gain.argmax()))
        else:
            best = left.pop(0)
        chosen.append(int(best))
    return chosen
