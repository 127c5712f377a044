"""How an explanation is made: the methods and what is chosen about each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.explain import words
from core.explain.maps import DEFAULT
from core.explain.sampled_removal import SAMPLED_REMOVAL

_PREFERRED = ("lime_settled", "lime")
# The word method that a page begins with.
WORDS = next(key for key in _PREFERRED if key in {method.key for method in words.METHODS})
# Of all maps it orders places best (``benchmarks.faithfulness``), but takes seconds, so it is drawn after the words.
FAITHFUL = SAMPLED_REMOVAL.key


@dataclass(frozen=True)
class Choice:
    """How an explanation is made.

    Attributes:
        maps: keys of the heat map methods, in the order of their list.
        words: key of the word method.
        settings: method key -> setting key -> value; what is not given has its default.
        own_scale: whether each heat map is drawn on a scale of its own.
    """

    maps: tuple[str, ...] = DEFAULT
    words: str = WORDS
    settings: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    own_scale: bool = False

    def of(self, method: str) -> Mapping[str, float]:
        """What is chosen about one method."""
        return self.settings.get(method, {})
