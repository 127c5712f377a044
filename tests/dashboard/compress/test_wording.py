from dataclasses import replace

import pytest

from core.training.compress.results import Point
from dashboard.compress.chart import pareto
from dashboard.compress.wording import given_up, megabytes

ORIGINAL = Point("original", {}, 160_000_000, 0.0, 0.95, 0.94, 600, 0.95, 20.0, 1.0, 90.0, 1.0, 1.0, 20)
SMALL = replace(
    ORIGINAL, label="int8", plan={"precision": "int8"}, bytes=40_000_000, smaller=0.75, accuracy=0.942,
    latency_ms=10.0, times_as_fast=2.0, map_agreement=0.97, word_agreement=0.9,
)  # fmt: skip


@pytest.mark.parametrize(("size", "words"), [(1_230_000, "1.2 MB"), (40_000_000, "40.0 MB"), (160_400_000, "160 MB")])
def test_sizes_have_the_digits_that_they_deserve(size: int, words: str) -> None:
    assert megabytes(size) == words


def test_what_a_copy_gives_up_is_said_in_numbers() -> None:
    sentence = given_up(SMALL, ORIGINAL)

    assert "40.0 MB, 75 % less" in sentence
    assert "loses 0.8 points of accuracy on 600 held-out products" in sentence
    assert "correlation of 0.97" in sentence
    assert "90 % of the five weightiest words" in sentence
    assert "It answers 2.0 times as fast" in sentence


def test_what_was_not_measured_is_not_said() -> None:
    sentence = given_up(replace(SMALL, map_agreement=None, word_agreement=None), ORIGINAL)

    assert "heat maps" not in sentence
    assert "words" not in sentence


def test_a_copy_that_is_better_gains_and_one_that_is_slower_takes_longer() -> None:
    sentence = given_up(replace(SMALL, accuracy=0.96, times_as_fast=0.5), ORIGINAL)

    assert "gains 1.0 point of accuracy" in sentence
    assert "2.0 times as long" in sentence


def test_the_line_joins_the_copies_that_none_beats_and_the_chosen_one_is_ringed() -> None:
    worse = replace(SMALL, label="worse", plan={"precision": "half"}, bytes=80_000_000, accuracy=0.9)

    line, original, copies = pareto([ORIGINAL, SMALL, worse], SMALL).data

    assert list(line.x) == [40.0, 160.0]
    assert list(original.text) == ["original"]
    assert list(copies.text) == ["int8", ""]  # a beaten copy tells its name when it is pointed at
    assert list(copies.marker.line.width) == [3, 0]
    assert copies.marker.color[0] != copies.marker.color[1]
