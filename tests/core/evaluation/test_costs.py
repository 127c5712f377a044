import numpy as np
import pytest

from core.errors import DatasetError
from core.evaluation.costs import ASK, decide, plain_costs

TRUTH = np.array([0, 0, 1, 1])
SCORES = np.array([[0.9, 0.1], [0.6, 0.4], [0.7, 0.3], [0.2, 0.8]])


def test_plain_costs_give_the_most_probable_category() -> None:
    found = decide(TRUTH, SCORES, plain_costs(2), asking=1.0)

    assert found.answers.tolist() == [0, 0, 0, 1]
    assert found.cost == found.cost_of_most_probable == 0.25
    assert found.expected == pytest.approx((0.1 + 0.4 + 0.3 + 0.2) / 4)
    assert (found.asked, found.changed) == (0, 0)


def test_a_dear_mistake_is_avoided() -> None:
    # Calling a product of the second category the first costs 5: chosen only where 5 p(second) < p(first).
    costs = np.array([[0.0, 1.0], [5.0, 0.0]])

    found = decide(TRUTH, SCORES, costs, asking=100.0)

    assert found.answers.tolist() == [0, 1, 1, 1]
    assert found.changed == 2
    assert found.cost == 0.25
    assert found.cost_of_most_probable == 1.25


def test_doubtful_products_are_left_to_a_person() -> None:
    found = decide(TRUTH, SCORES, plain_costs(2), asking=0.25)

    assert found.answers.tolist() == [0, ASK, ASK, 1]
    assert found.asked == 2
    assert found.cost == pytest.approx((0 + 0.25 + 0.25 + 0) / 4)


def test_no_decision_is_cheaper_than_the_chosen_one() -> None:
    generator = np.random.default_rng(0)
    scores, costs = generator.dirichlet(np.ones(4), 50), generator.random((4, 4))
    found = decide(generator.integers(0, 4, 50), scores, costs, asking=0.4)

    every = np.column_stack([[(row * costs[:, answer]).sum() for row in scores] for answer in range(4)] + [[0.4] * 50])
    assert found.expected == pytest.approx(every.min(axis=1).mean())


@pytest.mark.parametrize("costs", [np.zeros((3, 3)), np.array([[0, -1], [1, 0]]), np.array([[0, np.nan], [1, 0]])])
def test_costs_must_be_numbers_of_at_least_nothing(costs: np.ndarray) -> None:
    with pytest.raises(DatasetError, match="at least 0"):
        decide(TRUTH, SCORES, costs, asking=1.0)


def test_asking_must_not_be_negative() -> None:
    with pytest.raises(DatasetError, match="asking a person"):
        decide(TRUTH, SCORES, plain_costs(2), asking=-1.0)
