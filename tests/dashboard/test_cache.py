import pytest

from dashboard.cache import ContentCache


def test_a_result_is_made_once() -> None:
    cache, made = ContentCache(2), []
    for _ in range(3):
        assert cache.get("a", lambda: made.append(1) or "result") == "result"
    assert len(made) == 1


def test_the_one_not_asked_for_longest_goes_first() -> None:
    cache = ContentCache(2)
    cache.get("a", lambda: 1)
    cache.get("b", lambda: 2)
    cache.get("a", lambda: 1)
    cache.get("c", lambda: 3)
    assert "a" in cache
    assert "b" not in cache
    assert len(cache) == 2


def test_a_failure_is_not_remembered() -> None:
    def fail() -> int:
        raise KeyError

    cache = ContentCache(2)
    with pytest.raises(KeyError):
        cache.get("a", fail)
    assert cache.get("a", lambda: 1) == 1


def test_results_that_are_none_are_remembered_too() -> None:
    cache, made = ContentCache(2), []
    for _ in range(2):
        cache.get("a", lambda: made.append(1))
    assert len(made) == 1
