import shutil
from pathlib import Path

import pytest

from core.checkpoint import CARD_FILE
from core.errors import CheckpointError, DatasetError
from core.evaluation.predictions import PredictionTable
from core.settings import settings
from dashboard.evaluation import measures
from dashboard.evaluation.measures import Filters, measured


def test_products_of_unknown_category_are_left_out(of_seven):
    assert len(of_seven.table) == 7
    assert of_seven.report.n == 7
    assert of_seven.report.accuracy == pytest.approx(4 / 7)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(), "abcdefg"),
        (Filters(sources=("north",)), "abc"),
        (Filters(sources=("north", "")), "abcg"),
        (Filters(modality="text"), "e"),
        (Filters(modality="image"), "c"),
        (Filters(("south",), "both"), "df"),
        (Filters(("north",), "text"), ""),
    ],
)
def test_filters(of_seven, filters, ids):
    assert "".join(of_seven.only(filters).table.rows["id"]) == ids


def test_figures_are_computed_once_for_equal_tables(table, of_seven, monkeypatch):
    first = of_seven.only(Filters(("south",))).report
    monkeypatch.setattr(PredictionTable, "evaluate", lambda self: pytest.fail("computed again"))
    assert measured(table).only(Filters(("south",))).report is first


def test_another_table_has_another_digest(table, of_seven):
    rows = table.rows.copy()
    rows.loc[0, "category"] = "Shoes"
    changed = measured(PredictionTable(rows, table.probabilities, table.categories))
    assert changed.digest != of_seven.digest
    assert changed.report.accuracy == pytest.approx(3 / 7)


def test_a_model_without_predictions_says_so(tmp_path: Path):
    with pytest.raises(CheckpointError, match="no model in"):
        measures.heldout(tmp_path)
    shutil.copy(settings().checkpoint / CARD_FILE, tmp_path)
    with pytest.raises(DatasetError, match="no file of predictions"):
        measures.heldout(tmp_path)
