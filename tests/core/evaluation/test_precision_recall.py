import numpy as np
import pytest
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.preprocessing import label_binarize

from core.errors import DatasetError
from core.evaluation.precision_recall import precision_recall_curves

CATEGORIES = ("Bags", "Cups", "Lamps", "Shoes")


def scored(count: int = 500) -> tuple[np.ndarray, list[str], np.ndarray]:
    generator = np.random.default_rng(0)
    truth = generator.choice(4, count, p=[0.6, 0.3, 0.08, 0.02])
    scores = np.round(generator.dirichlet(np.ones(4), count) + 0.4 * np.eye(4)[truth], 2)
    return truth, [CATEGORIES[index] for index in truth], scores / scores.sum(axis=1, keepdims=True)


def test_average_precision_equals_scikit_learn() -> None:
    truth, labels, scores = scored()
    binary = label_binarize(truth, classes=range(4))

    found = precision_recall_curves(labels, scores, CATEGORIES)

    each = [curve.average_precision for curve in found.categories]
    assert each == pytest.approx(average_precision_score(binary, scores, average=None), abs=1e-12)
    assert found.macro is not None
    assert found.macro.average_precision == pytest.approx(average_precision_score(binary, scores), abs=1e-12)
    micro = average_precision_score(binary, scores, average="micro")
    assert found.micro.average_precision == pytest.approx(micro, abs=1e-12)
    assert found.base == pytest.approx(np.bincount(truth) / len(truth))


def test_thin_curve_looks_like_the_full_one() -> None:
    truth, labels, scores = scored()
    precision, recall, _ = precision_recall_curve(truth == 1, scores[:, 1])

    curve = precision_recall_curves(labels, scores, CATEGORIES, ["Cups"]).categories[0]

    assert len(curve.recall) <= 200
    points = set(zip(recall.tolist(), precision.tolist(), strict=True))
    assert set(zip(curve.recall.tolist(), curve.precision.tolist(), strict=True)) <= points
    assert (curve.recall[0], curve.recall[-1]) == (0, 1)


def test_macro_curve_is_the_mean_at_each_recall() -> None:
    # Cups are ranked perfectly; of two lamps one comes before, one after the cup: precision 1, then 2/3.
    labels = ["Cups", "Lamps", "Lamps"]
    scores = np.array([[0.9, 0.5], [0.1, 0.8], [0.2, 0.3]])

    found = precision_recall_curves(labels, scores, ("Cups", "Lamps"))

    assert found.macro is not None
    heights = np.interp([0.25, 0.75], found.macro.recall, found.macro.precision)
    assert heights == pytest.approx([1, (1 + 2 / 3) / 2], abs=0.01)


def test_a_category_without_products_has_no_curve() -> None:
    found = precision_recall_curves(["Cups"] * 3, np.full((3, 2), 0.5), ("Cups", "Lamps"))

    assert found.undefined == ("Lamps",)
    assert [curve.name for curve in found.categories] == ["Cups"]


def test_unknown_categories_are_refused() -> None:
    with pytest.raises(DatasetError, match="no category 'Cars'"):
        precision_recall_curves(["Cups"], np.full((1, 2), 0.5), ("Cups", "Lamps"), ["Cars"])
