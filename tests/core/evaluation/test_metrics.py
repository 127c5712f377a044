import json
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pytest
from sklearn import metrics as sklearn_metrics

from core.errors import DatasetError
from core.evaluation.metrics import evaluate

ABC = ("a", "b", "c")
# Four products: right, wrong, right, right.
LABELS = ["a", "a", "b", "c"]
SCORES = np.array([[0.7, 0.2, 0.1], [0.3, 0.6, 0.1], [0.2, 0.8, 0.0], [0.3, 0.1, 0.6]])


@dataclass(frozen=True)
class Case:
    labels: list[str]
    scores: np.ndarray
    categories: tuple[str, ...]

    @property
    def predicted(self) -> list[str]:
        return [self.categories[index] for index in self.scores.argmax(axis=1)]

    @property
    def supported(self) -> list[str]:
        return [category for category in self.categories if category in self.labels]

    def is_category(self, category: str) -> np.ndarray:
        return np.array([label == category for label in self.labels])


def random_cases() -> Iterator[Case]:
    """Data of many kinds: some categories without products, coarse probabilities full of ties, few products."""
    for seed in range(40):
        generator = np.random.default_rng(seed)
        width, rows = int(generator.integers(2, 7)), int(generator.integers(1, 60))
        categories = tuple(f"kind {index}" for index in range(width))
        used = generator.choice(width, size=int(generator.integers(1, width + 1)), replace=False)
        labels = [categories[index] for index in generator.choice(used, size=rows)]
        scores = generator.dirichlet(np.full(width, 0.5), rows)
        if seed % 2:
            scores = np.round(scores * 4) + 1
            scores = scores / scores.sum(axis=1, keepdims=True)
        if seed % 3 == 0:
            scores = scores.astype(np.float32)
        yield Case(labels, scores, categories)


CASES = list(random_cases())


def test_small_case_by_hand() -> None:
    report = evaluate(LABELS, SCORES, ABC)

    assert report.n == 4
    assert report.confusion.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 1]]
    assert report.accuracy == 3 / 4
    assert report.top3_accuracy == 1
    # precision 1, 1/2, 1; recall 1/2, 1, 1; F1 2/3, 2/3, 1
    assert report.precision_macro == pytest.approx(2.5 / 3)
    assert report.recall_macro == pytest.approx(2.5 / 3)
    assert report.f1_macro == pytest.approx(7 / 9)
    assert report.f1_weighted == pytest.approx((2 * 2 / 3 + 2 / 3 + 1) / 4)
    # a: positives .7 .3 against .2 .3 -> wins 1, 1, 1, 1/2 of 4; b: .8 above all; c: .6 above all
    assert [score.roc_auc for score in report.per_class] == [3.5 / 4, 1, 1]
    assert report.roc_auc_macro == pytest.approx(2.875 / 3)
    # confidences .7 right, .6 wrong, .8 right, .6 right; bins (10/15, 11/15], (8/15, 9/15], (11/15, 12/15]
    assert report.ece == pytest.approx((0.3 + 0.2 + 2 * 0.1) / 4)


def test_per_class_counts_and_order() -> None:
    report = evaluate(LABELS, SCORES, ABC)

    assert report.categories == ABC
    assert [score.support for score in report.per_class] == [2, 1, 1]
    assert [score.predicted for score in report.per_class] == [1, 2, 1]


@pytest.mark.parametrize("case", CASES)
def test_rates_equal_scikit_learn(case: Case) -> None:
    report = evaluate(case.labels, case.scores, case.categories)

    for average in ("macro", "weighted"):
        precision, recall, f1, _ = sklearn_metrics.precision_recall_fscore_support(
            case.labels, case.predicted, labels=case.supported, average=average, zero_division=0
        )
        if average == "macro":
            assert report.precision_macro == pytest.approx(precision, abs=1e-12)
            assert report.recall_macro == pytest.approx(recall, abs=1e-12)
            assert report.f1_macro == pytest.approx(f1, abs=1e-12)
        else:
            assert report.f1_weighted == pytest.approx(f1, abs=1e-12)
    assert report.accuracy == pytest.approx(sklearn_metrics.accuracy_score(case.labels, case.predicted), abs=1e-12)
    confusion = sklearn_metrics.confusion_matrix(case.labels, case.predicted, labels=case.categories)
    assert report.confusion.tolist() == confusion.tolist()
    each = sklearn_metrics.precision_recall_fscore_support(
        case.labels, case.predicted, labels=case.categories, average=None, zero_division=0
    )
    ours = [[score.precision, score.recall, score.f1, score.support] for score in report.per_class]
    np.testing.assert_allclose(np.array(ours).T, np.array(each), atol=1e-12)


@pytest.mark.parametrize("case", CASES)
def test_roc_areas_equal_scikit_learn(case: Case) -> None:
    report = evaluate(case.labels, case.scores, case.categories)

    truth = np.stack([case.is_category(category) for category in case.categories], axis=1)
    expected = [
        sklearn_metrics.roc_auc_score(truth[:, index], case.scores[:, index])
        if 0 < column.sum() < len(column)
        else None
        for index, column in enumerate(truth.T)
    ]
    for score, area in zip(report.per_class, expected, strict=True):
        assert score.roc_auc == (None if area is None else pytest.approx(area, abs=1e-9))
    known = [area for area in expected if area is not None]
    assert report.roc_auc_macro == (pytest.approx(np.mean(known), abs=1e-9) if known else None)
    micro = sklearn_metrics.roc_auc_score(truth.ravel(), case.scores.ravel())
    assert report.roc_auc_micro == pytest.approx(micro, abs=1e-9)


def test_top3_equals_scikit_learn_without_ties() -> None:
    untied = [case for case in CASES if all(len(set(row)) == len(row) for row in case.scores)]
    wide = [case for case in untied if len(case.categories) > 3]

    assert len(wide) >= 5
    for case in wide:
        expected = sklearn_metrics.top_k_accuracy_score(case.labels, case.scores, k=3, labels=case.categories)
        assert evaluate(case.labels, case.scores, case.categories).top3_accuracy == pytest.approx(expected)


def test_equal_probabilities_go_to_the_first_categories() -> None:
    report = evaluate(["a", "b", "c", "d"], np.full((4, 4), 0.25), ("a", "b", "c", "d"))

    assert report.accuracy == 1 / 4
    assert report.top3_accuracy == 3 / 4
    assert report.confusion[:, 0].tolist() == [1, 1, 1, 1]
    assert report.roc_auc_macro == 0.5


def test_macro_leaves_out_categories_without_products() -> None:
    scores = np.array([[0.8, 0.1, 0.1], [0.1, 0.8, 0.1], [0.1, 0.1, 0.8]])
    report = evaluate(["a", "b", "b"], scores, ABC)

    # c has no product but was predicted once: it takes no part in the mean of a (1) and b (2/3).
    assert report.f1_macro == pytest.approx((1 + 2 / 3) / 2)
    assert report.per_class[2].precision == 0
    assert report.per_class[2].predicted == 1
    assert report.per_class[2].roc_auc is None


def test_products_of_one_category_have_no_roc_area_but_a_micro_one() -> None:
    report = evaluate(["a", "a"], np.array([[0.9, 0.1], [0.4, 0.6]]), ("a", "b"))

    assert report.roc_auc_macro is None
    assert [score.roc_auc for score in report.per_class] == [None, None]
    # pairs: true .9 .4, false .1 .6 -> 3 wins of 4
    assert report.roc_auc_micro == 3 / 4


def test_model_of_one_category() -> None:
    report = evaluate(["a"], np.ones((1, 1)), ("a",))

    assert (report.accuracy, report.f1_macro, report.ece) == (1, 1, 0)
    assert report.roc_auc_micro is None


def test_slices_measure_products_that_share_a_value() -> None:
    report = evaluate(LABELS, SCORES, ABC, {"source": ["x", "x", "y", "y"]})

    wrong_half, right_half = report.slices["source"]["x"], report.slices["source"]["y"]
    assert (wrong_half.n, wrong_half.accuracy, wrong_half.f1_macro) == (2, 0.5, pytest.approx(2 / 3))
    assert (right_half.n, right_half.accuracy, right_half.f1_macro) == (2, 1, 1)


def test_order_of_products_does_not_matter() -> None:
    case = CASES[7]
    order = np.random.default_rng(1).permutation(len(case.labels))
    shuffled = evaluate([case.labels[row] for row in order], case.scores[order], case.categories)

    found, expected = shuffled.to_dict(), evaluate(case.labels, case.scores, case.categories).to_dict()
    assert found.pop("ece") == pytest.approx(expected.pop("ece"))
    assert found == expected


def test_report_is_json_without_nan() -> None:
    report = evaluate(["a", "a"], np.array([[0.9, 0.1], [0.4, 0.6]]), ("a", "b"), {"source": ["x", ""]})
    found = json.loads(json.dumps(report.to_dict(), allow_nan=False))

    assert found["roc_auc_macro"] is None
    assert found["confusion"] == [[1, 1], [0, 0]]
    assert found["per_class"][0] == {
        "category": "a",
        "support": 2,
        "predicted": 1,
        "precision": 1.0,
        "recall": 0.5,
        "f1": pytest.approx(2 / 3),
        "roc_auc": None,
    }
    assert found["slices"]["source"]["x"] == {"n": 1, "accuracy": 1.0, "f1_macro": 1.0}


def test_nothing_to_evaluate() -> None:
    with pytest.raises(DatasetError, match="no products to evaluate"):
        evaluate([], np.zeros((0, 3)), ABC)


@pytest.mark.parametrize("label", ["shoe", None])
def test_label_the_model_does_not_know(label: str) -> None:
    with pytest.raises(DatasetError, match="not the model's own"):
        evaluate([label], SCORES[:1], ABC)


def test_table_of_another_shape() -> None:
    with pytest.raises(DatasetError, match="4 x 3, but 3 products"):
        evaluate(LABELS[:3], SCORES, ABC)


@pytest.mark.parametrize("row", [[np.nan, 0.5, 0.5], [0.5, 0.6, -0.1], [2.0, 3.0, 1.0], [np.inf, 0, 0]])
def test_numbers_that_are_not_probabilities(row: list[float]) -> None:
    with pytest.raises(DatasetError, match="not probabilities"):
        evaluate(["a"], np.array([row]), ABC)
