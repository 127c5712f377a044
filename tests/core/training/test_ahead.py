import threading

import pytest

from core.training.ahead import ready_ahead


def test_results_come_in_order_and_few_are_made_ahead() -> None:
    made = []

    def make(number: int, factor: int) -> int:
        made.append(number)
        return number * factor

    found = ready_ahead(make, [(number, 10) for number in range(9)], threads=1)
    assert next(found) == 0
    assert len(made) <= 5
    assert list(found) == [10, 20, 30, 40, 50, 60, 70, 80]
    assert made == list(range(9))
    assert list(ready_ahead(make, [], threads=2)) == []


def test_what_goes_wrong_is_raised_and_no_thread_stays() -> None:
    before = threading.active_count()
    found = ready_ahead(lambda number: 1 // number, [(1,), (0,), (2,)], threads=2)
    assert next(found) == 1
    with pytest.raises(ZeroDivisionError):
        next(found)
    assert threading.active_count() == before
