from pathlib import Path

import numpy as np
import pytest
from cleanlab.filter import find_label_issues

from core.checkpoint import HELDOUT_FILE, read_card
from core.evaluation.errors.labels import LabelDoubt, label_doubts
from core.evaluation.predictions import PredictionTable
from core.settings import ROOT

CATEGORIES = ("Cups", "Lamps", "Shoes")
SHIPPED = ROOT / "weights" / "departments"


def table(labels: list[str | None], scores: list[tuple[float, ...]]) -> PredictionTable:
    count = len(labels)
    ids = [f"p{number}" for number in range(count)]
    return PredictionTable.build(
        ids, [""] * count, [True] * count, [True] * count, labels, np.array(scores), CATEGORIES
    )


def relabelled(path: Path, share: float, seed: int) -> tuple[PredictionTable, set[str]]:
    """The shipped held-out products with some right labels changed at random; and the ids of those."""
    whole = PredictionTable.read(path, read_card(SHIPPED).categories)
    right = whole.take(whole.correct)
    generator = np.random.default_rng(seed)
    planted = generator.choice(len(right), int(share * len(right)), replace=False)
    rows = right.rows.copy()
    for row in planted:
        others = [name for name in right.categories if name != rows["category"].iat[row]]
        rows.loc[row, "category"] = generator.choice(others)
    return PredictionTable(rows, right.probabilities, right.categories), set(rows["id"].iloc[planted])


def test_one_swapped_label_is_found_with_its_quality() -> None:
    cup, lamp = (0.9, 0.1, 0.0), (0.1, 0.9, 0.0)
    found = label_doubts(table(["Cups"] * 10 + ["Lamps"] * 11, [cup] * 10 + [lamp] * 10 + [cup]))

    assert found == (LabelDoubt("p20", "Lamps", "Cups", quality=pytest.approx(0.1), confidence=pytest.approx(0.9)),)


def test_a_mistake_within_the_usual_doubt_is_no_label_error() -> None:
    # Lamps are called cups with 0.55 at most, below what cups themselves get (0.9 on average).
    found = label_doubts(table(["Cups"] * 10 + ["Lamps"] * 10, [(0.9, 0.1, 0.0)] * 10 + [(0.55, 0.45, 0.0)] * 10))

    assert found == ()


def test_planted_errors_are_found_among_the_shipped_predictions() -> None:
    dirty, planted = relabelled(SHIPPED / HELDOUT_FILE, share=0.05, seed=0)
    found = {doubt.id for doubt in label_doubts(dirty)}

    assert len(planted) == 112
    assert len(found & planted) / len(planted) > 0.8
    assert len(found & planted) / len(found) > 0.8


def test_found_products_are_those_of_cleanlab_ranked_by_its_own_score() -> None:
    dirty, _ = relabelled(SHIPPED / HELDOUT_FILE, share=0.1, seed=1)
    labels = np.array([dirty.categories.index(name) for name in dirty.labels])
    ranked = find_label_issues(labels, dirty.probabilities, return_indices_ranked_by="self_confidence", n_jobs=1)

    assert [doubt.id for doubt in label_doubts(dirty)] == dirty.rows["id"].iloc[ranked].tolist()


def test_products_of_unknown_category_and_categories_without_products_are_passed_over() -> None:
    cup, shoe = (0.9, 0.0, 0.1), (0.1, 0.0, 0.9)
    found = label_doubts(table([None, *["Cups"] * 10, *["Shoes"] * 11], [shoe, *[cup] * 10, *[shoe] * 10, cup]))

    assert [(doubt.id, doubt.suggested) for doubt in found] == [("p21", "Cups")]


def test_one_category_alone_leaves_nothing_to_compare() -> None:
    assert label_doubts(table(["Cups"] * 3, [(0.1, 0.9, 0.0)] * 3)) == ()
    assert label_doubts(table([], np.empty((0, 3)))) == ()
