from pathlib import Path

import numpy as np
import pytest

from core.errors import DatasetError
from core.evaluation import comparison
from core.evaluation.comparison import ALL, Comparison, Rival, pair
from core.evaluation.mcnemar import McNemar
from core.evaluation.predictions import PredictionTable
from dashboard.models import at_hand, disagreements, pairs, ranking
from dashboard.models.at_hand import Measured
from dashboard.models.pairs import Outcome

CATEGORIES = ("Cups", "Lamps")


def table(said: str, sure: float = 0.8, start: int = 0) -> PredictionTable:
    """Products 0, 1, ... that are all cups; ``C`` was called a cup, ``L`` a lamp."""
    scores = [[sure, 1 - sure] if letter == "C" else [1 - sure, sure] for letter in said]
    there = [True] * len(said)
    ids = [f"{start + number}" for number in range(len(said))]
    return PredictionTable.build(
        ids, [""] * len(said), there, there, ["Cups"] * len(said), np.array(scores), CATEGORIES
    )


def measured(**tables: PredictionTable) -> Measured:
    rivals = tuple(
        Rival(key, f"<b>{key}</b>", "both", {}, 9, 0.5, {ALL: comparison.measure(each)}) for key, each in tables.items()
    )
    return Measured(Comparison("shop", "", 0, CATEGORIES, rivals), tables, comparison.shared_ids(tables.values()))


def test_every_pair_is_tested_both_ways_and_corrected():
    found = pairs.tested(measured(a=table("C" * 12), b=table("L" * 12), c=table("C" * 11 + "L")), "abc", False)

    assert found["a", "b"].test.p_value == 2 / 2**12
    assert found["a", "b"].corrected == pytest.approx(3 * 2 / 2**12)  # Holm: the smallest of three
    assert found["b", "a"].test.difference == -found["a", "b"].test.difference == -1
    assert found["a", "b"].told_apart
    assert not found["a", "c"].told_apart
    assert len(found) == 6


def test_models_without_common_products_are_not_tested():
    assert pairs.tested(measured(a=table("CC"), b=table("CC", start=5)), "ab", False) == {}


def test_matrix_marks_what_is_more_than_chance_not_by_colour_alone():
    both = measured(a=table("C" * 12), b=table("L" * 12), c=table("C" * 11 + "L"))
    found = pairs.tested(both, "abc", False)
    names = {key: rival.name for key, rival in both.rivals.items()}
    html = pairs.matrix(names, found, ("a", "b"))

    assert html.count("▲") == 2
    assert html.count("▼") == 2
    assert html.count("sl-framed") == 1
    assert "<b>" not in html
    assert "&lt;b&gt;a" in html


def test_sentence_says_who_is_ahead_and_whether_it_is_chance():
    test = McNemar(100, 4, 9, 4.0, True, 0.27)

    words = pairs.sentence("One", "Two", Outcome(test, 0.27))

    assert "**One** is right 5.0 points less often than **Two**" in words
    assert "4 products only the first got right, 9 only the second" in words
    assert "may well be chance" in words
    assert "27.0\N{NO-BREAK SPACE}%" in words


def test_disagreements_come_surest_first():
    first, second = table("CCLL", 0.9), table("CLCL", 0.6)
    rows = disagreements.table(pair(first, second), (first, second))

    assert rows["Id"].tolist() == ["1", "2"]
    assert rows["Right"].tolist() == ["Only the first is right", "Only the second is right"]
    assert rows["First sure"].tolist() == pytest.approx([90, 90])
    assert rows["Second says"].tolist() == ["Lamps", "Cups"]


def test_chart_has_the_best_on_top_with_its_interval():
    rivals = measured(a=table("CCCL"), b=table("CCCC")).rivals
    drawn = ranking.chart([rivals["b"], rivals["a"]], ALL, "accuracy").data[0]

    assert list(drawn.x) == [75, 100]
    assert drawn.y[0].startswith("&lt;b&gt;a")
    interval = rivals["a"].figures[ALL].intervals["accuracy"]
    assert drawn.error_x.array[0] == pytest.approx(100 * interval.high - 75)
    assert drawn.error_x.arrayminus[0] == pytest.approx(75 - 100 * interval.low)


def test_table_leaves_out_what_does_not_exist():
    rivals = measured(a=table("CCCL")).rivals
    row = ranking.table(list(rivals.values()), ALL).iloc[0]

    assert row["Macro ROC AUC"] == "–"  # all products are cups
    assert row["Accuracy"].startswith("75.0  (")


def test_an_area_is_written_as_everywhere_else():
    # The one lamp scores as high for "Lamps" as one of the three cups and higher than the others: (1 + 1 + 1/2) / 3.
    ids, there = ["0", "1", "2", "3"], [True] * 4
    scores = np.array([[0.9, 0.1], [0.8, 0.2], [0.4, 0.6], [0.4, 0.6]])
    labels = ["Cups", "Cups", "Cups", "Lamps"]
    one = measured(a=PredictionTable.build(ids, [""] * 4, there, there, labels, scores, CATEGORIES)).rivals["a"]

    assert ranking.table([one], ALL).iloc[0]["Macro ROC AUC"].startswith("0.833")
    drawn = ranking.chart([one], ALL, "roc_auc_macro")
    assert list(drawn.data[0].x) == pytest.approx([2.5 / 3])
    assert not drawn.layout.xaxis.ticksuffix
    assert drawn.data[0].customdata[0].startswith("0.833")
    assert 0 <= drawn.data[0].error_x.array[0] <= 1


def test_a_comparison_is_read_from_its_folder(tmp_path: Path):
    one = measured(a=table("CCCL"), b=table("CC"))
    for key, each in one.tables.items():
        each.write(comparison.predictions_file(tmp_path, key))
    comparison.write(tmp_path, one.comparison)

    found = at_hand.measured(str(tmp_path))

    assert found.comparison == one.comparison
    assert found.shared == {"0", "1"}
    assert len(found.table("a", only_shared=True)) == 2
    with pytest.raises(DatasetError, match="no comparison in"):
        at_hand.measured(str(tmp_path / "nothing"))
