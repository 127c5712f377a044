import numpy as np
import pytest

from core.explain.maps import HeatMap
from core.explain.question import Question
from core.explain.words import WordWeight
from dashboard.compare import rows

LEFT = {"Guitars": 0.5, "Chairs": 0.4, "Toys": 0.08, "Shoes": 0.02}
RIGHT = {"Guitars": 0.1, "Chairs": 0.05, "Toys": 0.25, "Shoes": 0.6}


def heat(method: str, scale: float) -> HeatMap:
    return HeatMap(method, Question("Toys"), np.zeros((2, 2), dtype=np.float32), "layer", scale, {})


def test_both_sides_show_the_top_of_either_ordered_by_the_larger_probability() -> None:
    assert rows.shown_categories(LEFT, RIGHT, 1) == ["Shoes", "Guitars"]
    assert rows.shown_categories(LEFT, RIGHT, 2) == ["Shoes", "Guitars", "Chairs", "Toys"]


def test_categories_of_one_side_only_are_shown_but_not_explained() -> None:
    other = {"Lamps": 0.7, "Toys": 0.3}
    assert rows.shown_categories(LEFT, other, 1) == ["Lamps", "Guitars"]
    assert rows.shared_categories(LEFT, other) == ["Toys"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (LEFT, LEFT, "Guitars"),
        # Of the answers Guitars (0.1 at least) and Shoes (0.02 at least) the first has more to show.
        (LEFT, RIGHT, "Guitars"),
        (LEFT, {"Lamps": 0.7, "Toys": 0.3}, "Toys"),
        (LEFT, {"Lamps": 1.0}, None),
    ],
)
def test_the_first_category_is_an_answer_with_something_to_see_on_both_sides(
    left: dict[str, float], right: dict[str, float], expected: str | None
) -> None:
    assert rows.first_target(left, right) == expected


def test_a_method_has_the_larger_scale_of_the_two_sides() -> None:
    left, right = (heat("a", 1.0), heat("b", 5.0)), (heat("a", 3.0),)
    assert rows.map_scales(left, right) == {"a": 3.0, "b": 5.0}
    assert rows.map_scales((), ()) == {}


def test_words_share_the_largest_weight_whatever_its_sign() -> None:
    weights = [WordWeight("a", 0, 1, 0.2)], [WordWeight("b", 0, 1, -0.7)]
    assert rows.largest_weight(*weights) == 0.7
    assert rows.largest_weight([WordWeight("a", 0, 1, 0.6, error=0.25)], weights[1]) == 0.85
    assert rows.largest_weight([], []) is None
