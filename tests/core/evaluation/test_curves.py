import numpy as np
import pytest
from sklearn.metrics import auc, roc_curve

from core.errors import DatasetError
from core.evaluation.curves import MOST_POINTS, RocCurve, average, roc_curves
from core.evaluation.metrics import evaluate

CATEGORIES = tuple("abcde")


def random_predictions(rows: int, seed: int = 0) -> tuple[list[str], np.ndarray]:
    generator = np.random.default_rng(seed)
    truth = generator.integers(0, 4, rows)
    scores = generator.normal(size=(rows, 5))
    scores[np.arange(rows), truth] += 1.5
    scores = np.exp(scores)
    return [CATEGORIES[index] for index in truth], scores / scores.sum(axis=1, keepdims=True)


def area_of(curve: RocCurve) -> float:
    return float(np.trapezoid(curve.true_positive_rate, curve.false_positive_rate))


def test_areas_are_those_of_the_report() -> None:
    labels, scores = random_predictions(800)
    report, curves = evaluate(labels, scores, CATEGORIES), roc_curves(labels, scores, CATEGORIES)

    assert curves.macro is not None
    assert curves.micro is not None
    assert curves.macro.area == pytest.approx(report.roc_auc_macro)
    assert curves.micro.area == pytest.approx(report.roc_auc_micro)
    by_name = {score.category: score.roc_auc for score in report.per_class}
    assert [curve.area for curve in curves.categories] == pytest.approx([by_name[name] for name in "abcd"])
    assert curves.undefined == ("e",)


def test_drawn_curves_have_their_areas_and_few_points() -> None:
    labels, scores = random_predictions(5000)
    curves = roc_curves(labels, scores, CATEGORIES)

    assert curves.macro is not None
    assert curves.micro is not None
    for curve in (curves.macro, curves.micro, *curves.categories):
        assert len(curve.false_positive_rate) <= MOST_POINTS
        assert area_of(curve) == pytest.approx(curve.area, abs=1e-3)
        for rates in (curve.false_positive_rate, curve.true_positive_rate):
            assert (rates[0], rates[-1]) == (0, 1)
            assert (np.diff(rates) >= 0).all()


def test_curve_by_hand() -> None:
    # Of "a": .9 yes, .6 no, .5 yes, .1 no -> up, right, up, right.
    scores = np.array([[0.9, 0.1], [0.6, 0.4], [0.5, 0.5], [0.1, 0.9]])
    (curve,) = roc_curves(["a", "b", "a", "b"], scores, ("a", "b"), chosen=["a"]).categories

    points = list(zip(curve.false_positive_rate.tolist(), curve.true_positive_rate.tolist(), strict=True))
    assert points == [(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1)]
    assert curve.area == 0.75


def test_average_of_two_steps_keeps_both_steps() -> None:
    early = np.array([0.0, 0.0, 1.0]), np.array([0.0, 1.0, 1.0])
    late = np.array([0.0, 0.5, 0.5, 1.0]), np.array([0.0, 0.0, 1.0, 1.0])

    x, y = average([early, late])

    assert list(zip(x.tolist(), y.tolist(), strict=True)) == [(0, 0), (0, 0.5), (0.5, 0.5), (0.5, 1), (1, 1), (1, 1)]
    assert np.trapezoid(y, x) == pytest.approx((1 + 0.5) / 2)


def test_area_under_the_average_is_the_average_area() -> None:
    generator = np.random.default_rng(5)
    curves = []
    for _ in range(6):
        truth, scores = generator.random(60) < 0.4, generator.random(60).round(1)
        curves.append(roc_curve(truth, scores)[:2])

    x, y = average(curves)

    assert np.trapezoid(y, x) == pytest.approx(np.mean([auc(*curve) for curve in curves]), abs=1e-12)


def test_only_chosen_categories_in_the_order_asked_for() -> None:
    labels, scores = random_predictions(100)
    chosen = roc_curves(labels, scores, CATEGORIES, chosen=["c", "a"])

    assert [curve.name for curve in chosen.categories] == ["c", "a"]
    whole = roc_curves(labels, scores, CATEGORIES).macro
    assert chosen.macro is not None
    assert whole is not None
    assert chosen.macro.area == whole.area


def test_products_of_one_category_have_no_curves_but_micro() -> None:
    curves = roc_curves(["a", "a"], np.array([[0.9, 0.1], [0.4, 0.6]]), ("a", "b"))

    assert curves.macro is None
    assert curves.categories == ()
    assert curves.undefined == ("a", "b")
    assert curves.micro is not None
    assert curves.micro.area == 0.75


def test_a_category_that_does_not_exist() -> None:
    labels, scores = random_predictions(10)

    with pytest.raises(DatasetError, match="no category 'shoe'"):
        roc_curves(labels, scores, CATEGORIES, chosen=["shoe"])
