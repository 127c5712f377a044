import numpy as np

from core.catalog.exploration.histogram import Histogram


def test_every_number_is_in_its_bin() -> None:
    numbers = [0, 0, 1, 2, 5, 17, 300, 301]
    found = Histogram.of(numbers)

    for low, high, count in zip(found.edges[:-1], found.edges[1:], found.counts, strict=True):
        assert count == sum(low <= number < high for number in numbers)
    assert sum(found.counts) == len(numbers)


def test_bins_grow_and_reach_just_past_the_largest() -> None:
    edges = np.array(Histogram.of([1000]).edges)
    widths = np.diff(edges)

    assert edges[0] == 0
    assert edges[-2] <= 1000 < edges[-1]
    assert widths[0] == 1
    assert (np.diff(widths) >= -1).all()
    assert len(widths) < 45


def test_nothing_has_no_bins() -> None:
    assert Histogram.of([]) == Histogram((), ())
