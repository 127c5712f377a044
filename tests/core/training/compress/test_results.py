"""Figures of copies: kept, read again, and chosen from."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.errors import DatasetError, SettingsError
from core.training.compress.plan import Plan
from core.training.compress.results import Point, Results, choose, frontier

ORIGINAL = Point("original", {}, 100, 0.0, 0.90, 0.9, 50, 0.91, 5.0, 1.0, 200.0, 1.0, 1.0, 4)


def point(label: str, size: int, accuracy: float, validation: float) -> Point:
    plan = {"label": label}
    return replace(ORIGINAL, label=label, plan=plan, bytes=size, accuracy=accuracy, validation_accuracy=validation)


HALF, SMALL, WORSE, TINY = (
    point("half", 50, 0.90, 0.91),
    point("small", 25, 0.895, 0.906),
    point("worse", 40, 0.89, 0.90),
    point("tiny", 10, 0.60, 0.60),
)


def test_the_frontier_has_no_copy_that_another_beats_in_both() -> None:
    assert frontier([ORIGINAL, HALF, SMALL, WORSE, TINY]) == [TINY, SMALL, HALF]


def test_the_smallest_that_loses_little_on_validation_is_chosen() -> None:
    points = [ORIGINAL, HALF, SMALL, WORSE, TINY]

    assert choose(points, 0.005) == SMALL
    assert choose(points, 0.001) == HALF
    assert choose([ORIGINAL, TINY], 0.005) == ORIGINAL


def test_results_come_back_as_they_were_written(tmp_path: Path) -> None:
    results = Results({"name": "a", "digest": "b"}, {"name": "d"}, {"threads": 2}, 123, (ORIGINAL, HALF))

    results.write(tmp_path)

    assert Results.read(tmp_path) == results


def test_a_plan_is_measured_once() -> None:
    results = Results({}, {}, {}, 1, (ORIGINAL, HALF)).with_point(replace(HALF, accuracy=0.5))

    assert [each.accuracy for each in results.points] == [0.90, 0.5]


def test_only_what_was_measured_in_the_same_way_stands_beside_new_points() -> None:
    results = Results({"name": "a"}, {"name": "d"}, {"threads": 2}, 123, (ORIGINAL, HALF, SMALL))
    fresh = replace(results, points=())

    assert results.beside(fresh, 4, [HALF.plan, SMALL.plan]) is results
    assert results.beside(fresh, 4, [SMALL.plan]) == replace(results, points=(ORIGINAL, SMALL))
    assert results.beside(fresh, 5, [HALF.plan]) is None
    assert results.beside(replace(fresh, machine={"threads": 4}), 4, [HALF.plan]) is None
    assert results.beside(replace(fresh, model={"name": "b"}), 4, [HALF.plan]) is None


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 9}', '{"format": 1, "points": [{}]}'])
def test_a_damaged_file_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "results.json").write_text(text)

    with pytest.raises(DatasetError):
        Results.read(tmp_path)


@pytest.mark.parametrize(
    "values", [{"prune": 0.95}, {"prune": -0.1}, {"low_rank": 1.0}, {"precision": "int3"}, {"epochs": -1}]
)
def test_plans_that_make_no_sense_are_refused(values: dict[str, object]) -> None:
    with pytest.raises(SettingsError):
        Plan(**values)  # type: ignore[arg-type]


def test_a_plan_says_what_it_does() -> None:
    assert Plan(prune=0.5, low_rank=0.9, precision="int8").label == "50 % pruned, low rank 90 %, int8"
    assert Plan().label == "as it is"
