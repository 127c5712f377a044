from pathlib import Path

import numpy as np
import pytest

from core.errors import DatasetError
from core.evaluation import comparison
from core.evaluation.comparison import ALL, Comparison, Rival
from core.evaluation.predictions import PredictionTable

CATEGORIES = ("Cups", "Lamps")


def table(answers: dict[str, tuple[str, str]]) -> PredictionTable:
    """Products by id: the true category and what was said, at 80 %."""
    scores = [[0.8, 0.2] if said == "Cups" else [0.2, 0.8] for _, said in answers.values()]
    count, labels = len(answers), [true for true, _ in answers.values()]
    return PredictionTable.build(
        list(answers), [""] * count, [True] * count, [True] * count, labels, np.array(scores), CATEGORIES
    )


FIRST = table({"a": ("Cups", "Cups"), "b": ("Cups", "Lamps"), "c": ("Lamps", "Lamps"), "d": ("Lamps", "Lamps")})
SECOND = table({"d": ("Lamps", "Cups"), "b": ("Cups", "Cups"), "c": ("Lamps", "Cups")})


def test_pairs_are_matched_by_id() -> None:
    found = comparison.pair(FIRST, SECOND)

    assert found.ids == ("b", "c", "d")
    assert list(FIRST.rows["id"].iloc[found.first]) == list(SECOND.rows["id"].iloc[found.second]) == ["b", "c", "d"]
    assert (found.test.n, found.test.first_only, found.test.second_only) == (3, 2, 1)


def test_models_without_a_common_product_cannot_be_compared() -> None:
    other = table({"z": ("Cups", "Cups")})

    with pytest.raises(DatasetError, match="no product in common"):
        comparison.pair(FIRST, other)
    assert comparison.all_pairs({"first": FIRST, "other": other}) == []


def test_shared_products_are_those_of_every_table() -> None:
    assert comparison.shared_ids([FIRST, SECOND]) == {"b", "c", "d"}


def test_figures_by_hand() -> None:
    found = comparison.measure(FIRST)

    assert found.n == 4
    assert found.values["accuracy"] == 0.75
    # 0.2 off in both columns, and 0.8 off in both for the wrong one.
    assert found.values["brier"] == pytest.approx((3 * 2 * 0.04 + 2 * 0.64) / 4, abs=1e-6)
    assert found.intervals["roc_auc_macro"].low <= found.values["roc_auc_macro"] <= 1


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    rival = Rival("one", "One", "both", {"method": "x"}, 10, 0.5, {ALL: comparison.measure(FIRST)})
    written = Comparison("shop", "digest", 0, CATEGORIES, (rival,))
    comparison.write(tmp_path, written, comparison.all_pairs({"one": FIRST, "two": SECOND}))

    assert comparison.read(tmp_path) == written


@pytest.mark.parametrize("content", ["", "{}", '{"format": 1}', "[]"])
def test_damaged_files_are_named(tmp_path: Path, content: str) -> None:
    (tmp_path / comparison.COMPARISON_FILE).write_text(content, encoding="utf-8")

    with pytest.raises(DatasetError, match="damaged or no comparison"):
        comparison.read(tmp_path)


def test_missing_and_foreign_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no comparison in"):
        comparison.read(tmp_path)
    (tmp_path / comparison.COMPARISON_FILE).write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(DatasetError, match="format 99"):
        comparison.read(tmp_path)
