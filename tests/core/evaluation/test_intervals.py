import numpy as np
import pytest

from core.evaluation.intervals import MANY, bootstrap, intervals_of, resamples_for, wilson
from core.evaluation.metrics import evaluate


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_equals_published_values(right: int, n: int, low: float, high: float) -> None:
    found = wilson(right, n)

    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_wilson_holds_the_share_at_both_ends() -> None:
    for n in (1, 3, 50, 2500):
        assert wilson(0, n).low == 0
        assert wilson(n, n).high == 1


def test_wilson_without_trials_knows_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)


def test_bootstrap_agrees_with_drawing_products() -> None:
    generator = np.random.default_rng(3)
    truth = generator.integers(0, 3, 300)
    predicted = np.where(generator.random(300) < 0.7, truth, generator.integers(0, 3, 300))
    confusion = np.zeros((3, 3), dtype=np.int64)
    np.add.at(confusion, (truth, predicted), 1)
    recalls = []
    for _ in range(2000):
        rows = generator.integers(0, 300, 300)
        recalls.append(np.mean([(predicted[rows] == k)[truth[rows] == k].mean() for k in range(3)]))

    found = bootstrap(confusion, resamples=2000)["recall_macro"]

    low, high = np.quantile(recalls, [0.025, 0.975])
    assert found.low == pytest.approx(low, abs=0.006)
    assert found.high == pytest.approx(high, abs=0.006)


def test_bootstrap_is_the_same_for_the_same_seed_only() -> None:
    confusion = np.array([[20, 5], [8, 30]])

    assert bootstrap(confusion, seed=1) == bootstrap(confusion, seed=1)
    assert bootstrap(confusion, seed=1) != bootstrap(confusion, seed=2)


def test_a_perfect_model_has_no_doubt_left_in_the_bootstrap() -> None:
    found = bootstrap(np.diag([5, 5]))["f1_macro"]

    assert (found.low, found.high) == (1, 1)


def test_of_many_products_fewer_resamples_place_the_ends_within_a_tenth_of_a_point() -> None:
    confusion = np.full((20, 20), 5) + np.diag(np.full(20, MANY // 20))
    assert resamples_for(int(confusion.sum())) < resamples_for(MANY - 1)
    quick, thorough = bootstrap(confusion), bootstrap(confusion, resamples=5000, seed=1)

    for name, interval in thorough.items():
        assert quick[name].low == pytest.approx(interval.low, abs=0.001)
        assert quick[name].high == pytest.approx(interval.high, abs=0.001)


def test_more_products_narrow_the_interval() -> None:
    few = bootstrap(np.array([[20, 5], [8, 30]]))["f1_macro"]
    many = bootstrap(np.array([[2000, 500], [800, 3000]]))["f1_macro"]

    assert (many.high - many.low) == pytest.approx((few.high - few.low) / 10, rel=0.2)


def test_intervals_hold_the_figures_of_the_report() -> None:
    generator = np.random.default_rng(0)
    scores = generator.dirichlet(np.full(4, 0.4), 400)
    labels = [f"kind {generator.choice(4, p=row)}" for row in scores]
    report = evaluate(labels, scores, [f"kind {index}" for index in range(4)])

    found = intervals_of(report)

    assert set(found) == {"accuracy", "top3_accuracy", "precision_macro", "recall_macro", "f1_macro"}
    for name, interval in found.items():
        assert interval.low < getattr(report, name) < interval.high


@pytest.mark.parametrize("answers", [["a", "b", "a"], ["b", "a", "b"]])
def test_a_handful_all_right_or_all_wrong_leaves_macro_figures_without_an_interval(answers: list[str]) -> None:
    scores = np.array([[0.9, 0.1] if answer == "a" else [0.1, 0.9] for answer in answers])
    report = evaluate(["a", "b", "a"], scores, ["a", "b"])

    assert set(intervals_of(report)) == {"accuracy", "top3_accuracy"}
