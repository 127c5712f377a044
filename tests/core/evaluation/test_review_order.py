import numpy as np

from core.evaluation.review_order import in_turn, least_sure_first, margins

SCORES = np.array([[0.9, 0.1, 0.0], [0.4, 0.35, 0.25], [0.5, 0.5, 0.0], [0.4, 0.3, 0.3], [0.1, 0.2, 0.7]])


def test_margins_are_between_the_two_most_probable() -> None:
    np.testing.assert_allclose(margins(SCORES), [0.8, 0.05, 0.0, 0.1, 0.5], atol=1e-12)
    ordered = np.sort(SCORES, axis=1)
    np.testing.assert_array_equal(margins(SCORES), ordered[:, -1] - ordered[:, -2])


def test_the_closest_come_first_and_equals_stay_in_their_order() -> None:
    assert least_sure_first(SCORES).tolist() == [2, 1, 3, 4, 0]
    assert least_sure_first(np.full((4, 3), 1 / 3)).tolist() == [0, 1, 2, 3]


def test_one_category_is_always_sure() -> None:
    assert margins(np.ones((2, 1))).tolist() == [1, 1]
    assert least_sure_first(np.empty((0, 3))).tolist() == []


def test_groups_take_turns_each_in_its_own_order() -> None:
    order = np.array([4, 0, 3, 1, 2])
    groups = ["a", "b", "a", "a", "a"]
    assert in_turn(order, groups).tolist() == [4, 1, 0, 3, 2]
    assert in_turn(np.array([4, 3, 2, 1, 0]), ["b", "a", "a", "b", "a"]).tolist() == [4, 3, 2, 0, 1]
    assert in_turn(np.array([], dtype=np.intp), []).tolist() == []
