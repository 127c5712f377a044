"""What both sides share: the same categories in the same order, and one end for every scale."""

from collections.abc import Mapping, Sequence

from core.explain.maps import HeatMap
from core.explain.words import WordWeight

Probabilities = Mapping[str, float]


def shown_categories(left: Probabilities, right: Probabilities, count: int) -> list[str]:
    """The ``count`` most probable categories of either side, once each.

    Returns:
        Names, ordered by the larger of their two probabilities, largest first.
    """
    chosen = {name for side in (left, right) for name in sorted(side, key=lambda name: -side[name])[:count]}
    return sorted(chosen, key=lambda name: (-_larger(name, left, right), name))


def shared_categories(left: Probabilities, right: Probabilities) -> list[str]:
    """The categories that both sides know, ordered by the larger of their two probabilities, largest first."""
    return sorted(left.keys() & right.keys(), key=lambda name: (-_larger(name, left, right), name))


def first_target(left: Probabilities, right: Probabilities) -> str | None:
    """The category to begin with: one that both know and that is one side's answer.

    Returns:
        The answer whose smaller probability is the larger one, so that there is something to see on both sides; without
        a shared answer the most probable shared category; None where the models share none.
    """
    shared = shared_categories(left, right)
    answers = [max(side, key=side.__getitem__) for side in (left, right)]
    known = [name for name in answers if name in shared]
    if known:
        return max(known, key=lambda name: min(left[name], right[name]))
    return shared[0] if shared else None


def map_scales(left: Sequence[HeatMap], right: Sequence[HeatMap]) -> dict[str, float]:
    """For each method the end of the scale that both sides are drawn on, in the method's unit.

    Maps by different models may share a scale too: their unit is the logit, the same for all of them.
    """
    scales: dict[str, float] = {}
    for heat in (*left, *right):
        scales[heat.method] = max(heat.scale, scales.get(heat.method, 0.0))
    return scales


def largest_weight(*sides: Sequence[WordWeight]) -> float | None:
    """The largest weight on either side with its standard error, regardless of sign; None without words."""
    return max((abs(word.weight) + (word.error or 0.0) for words in sides for word in words), default=None)


def _larger(name: str, left: Probabilities, right: Probabilities) -> float:
    return max(left.get(name, 0.0), right.get(name, 0.0))
