"""Results kept by their content, for all sessions: the same input is never computed twice while it is remembered."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar

T = TypeVar("T")


class ContentCache:
    """A bounded memory of results; the one that was not asked for longest is dropped first.

    Streamlit's own caches would also record what is drawn while a result is computed, and this work draws its
    progress. Results are shared, so they must not be changed.
    """

    def __init__(self, entries: int) -> None:
        """Remember at most ``entries`` results."""
        self._entries = entries
        self._results: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The result for ``key``, made now if it is not remembered.

        ``make`` runs without the lock: two sessions that ask for the same thing at once both compute it, but nobody
        waits for work of others. When it raises, nothing is remembered.
        """
        with self._lock:
            if key in self._results:
                self._results.move_to_end(key)
                return self._results[key]  # type: ignore[return-value]
        result = make()
        with self._lock:
            self._results[key] = result
            self._results.move_to_end(key)
            while len(self._results) > self._entries:
                self._results.popitem(last=False)
        return result

    def __contains__(self, key: Hashable) -> bool:
        with self._lock:
            return key in self._results

    def __len__(self) -> int:
        with self._lock:
            return len(self._results)
