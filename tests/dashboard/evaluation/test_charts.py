import io

import numpy as np
import pandas as pd
import pytest

from core.evaluation.conditions import Condition
from core.evaluation.coverage import coverage_curve
from core.evaluation.export import tables
from core.evaluation.intervals import wilson
from core.evaluation.report import SliceScore
from dashboard.evaluation import conditions, confidence, downloads, given, per_class, roc, slices
from dashboard.evaluation.measures import Filters
from dashboard.marks import plain_label


def test_bars_of_f1_have_the_lowest_on_top(of_seven):
    scores = list(of_seven.report.per_class)
    # F1 of Cups 2*2/(4+3), Lamps 2*1/(2+3), Shoes 1.
    drawn = per_class.bars(scores, "F1", chosen=["Cups"])
    assert [bar.label for bar in drawn] == ["Lamps", "Cups", "Shoes"]
    assert [bar.label for bar in per_class.bars(scores, "Name")] == ["Cups", "Lamps", "Shoes"]
    assert [bar.value for bar in drawn] == pytest.approx([0.4, 4 / 7, 1])
    assert [bar.chosen for bar in drawn] == [False, True, False]


def test_names_cannot_be_markup_in_a_chart():
    assert plain_label("<b>Toys & Games</b>") == "&lt;b&gt;Toys &amp; Games&lt;/b&gt;"


def test_table_says_what_a_category_is_most_often_taken_for(of_seven):
    rows = tables.per_class(of_seven.report).set_index("Category")
    assert rows.loc["Cups", "Most often taken for"] == "Lamps (2)"
    assert rows.loc["Shoes", "Most often taken for"] == ""
    assert rows.loc["Lamps", "Precision"] == pytest.approx(1 / 3)


def test_weakest_categories_are_drawn_first(of_seven):
    assert roc.weakest(of_seven.report)[0] == min(of_seven.report.per_class, key=lambda score: score.roc_auc).category


def test_no_more_than_eight_hues_are_used(of_seven):
    figure = roc.chart(of_seven.curves(of_seven.table.categories), corner=False)
    names = [line.name.rsplit(" ", 1)[0] for line in figure.data]
    assert names == ["guessing", "Cups", "Lamps", "Shoes", "macro average", "micro average"]
    assert len({line.line.color for line in figure.data[1:]}) == 4  # both averages share one
    assert roc.MOST + 1 <= 8


def test_corner_shows_the_upper_left(of_seven):
    figure = roc.chart(of_seven.curves(()), corner=True)
    assert figure.layout.xaxis.range[1] == 20
    assert figure.layout.yaxis.range[0] == 80


def test_histogram_counts_right_and_wrong_answers(of_seven):
    right, wrong = confidence.histogram(of_seven.table).data
    assert sum(right.y) == 4
    assert sum(wrong.y) == 3
    assert right.y[17] == 1  # 0.9 in float32 lies just below 90 %
    assert wrong.name == "Wrong (3)"


@pytest.mark.parametrize(
    ("threshold", "sentence"),
    [
        (0.0, "**100 %** of the products are answered, **57.1 %** of those rightly (3 of them are wrong); 0 are left"),
        (0.65, "**71 %** of the products are answered, **80.0 %** of those rightly (1 of them is wrong); 2 are left"),
        (0.75, "**57 %** of the products are answered, **100.0 %** of those rightly (none of them is wrong); 3 are"),
        (0.96, "No answer reaches 96 %."),
    ],
)
def test_threshold_in_words(of_seven, threshold, sentence):
    said = confidence.threshold_sentence(of_seven.table, threshold).replace("\N{NO-BREAK SPACE}", " ")
    assert said.replace("\N{NARROW NO-BREAK SPACE}", " ").startswith(sentence)


def test_slices_carry_their_intervals():
    drawn = slices.bars("source", {"south": SliceScore(10, 0.5, 0.4), "": SliceScore(100, 0.9, 0.8)}, {"south"})
    assert list(drawn) == ["", "south"]
    assert drawn[""].label == "(no source)"
    assert drawn[""].interval == wilson(90, 100)
    assert drawn[""].marks == (0.8,)
    assert (drawn[""].chosen, drawn["south"].chosen) == (False, True)
    assert slices.bars("category", {"Cups": SliceScore(10, 0.5, 0.4)})["Cups"].marks == ()


def test_figures_of_the_card_include_the_yardstick():
    one = {"n": 10, "accuracy": 0.9, "f1_macro": 0.8}
    metrics = {"heldout": {"both": one, "image": one}, "baseline": {**one, "name": "Counting words"}}
    found = given.figures(metrics)
    assert [figure.label for figure in found] == ["All that a product has", "Its picture alone", "Counting words"]
    assert given.figures({}) == []


def test_downloads_can_be_read_again(of_seven):
    files = downloads.files(of_seven, "small", "some", None)
    matrix = pd.read_csv(io.StringIO(files["confusion.csv"].make()), index_col=0)
    assert np.array_equal(matrix.to_numpy(), of_seven.report.confusion)
    assert list(matrix.columns) == list(of_seven.report.categories)
    assert pd.read_csv(io.StringIO(files["per-class.csv"].make()))["Products"].tolist() == [4, 2, 1]
    assert sorted(pd.read_csv(io.StringIO(files["mistakes.csv"].make()))["id"]) == ["c", "d", "f"]
    assert pd.read_csv(io.StringIO(files["groups.csv"].make()))["Products"].sum() == 3 * 7
    for name in ("predictions.csv", "predictions.parquet"):
        content = files[name].make()
        rows = pd.read_parquet(io.BytesIO(content)) if name.endswith("parquet") else pd.read_csv(io.StringIO(content))
        assert rows["id"].tolist() == list("abcdefg")
    assert "57.1" in files["report.html"].make()


def test_a_report_says_which_products_it_is_of(of_seven):
    only = conditions.filter_words(Filters(("north", ""), "both", (Condition("answer", "wrong"),), ("a",)))
    assert only == ["source: north or (no source)", "picture and text", "answer: wrong", "picked on the map: 1"]
    assert conditions.filter_words(Filters()) == []
    report = downloads.files(of_seven, "small", "some", None, only)["report.html"].make()
    assert "some (only source: north or (no source), picture and text, answer: wrong" in report


def test_coverage_chart_marks_the_chosen_threshold(of_seven):
    curve = coverage_curve(of_seven.table.rows["confidence"], of_seven.table.correct)
    line, mark = confidence.coverage_chart(curve, 0.75).data
    # Of the seven, four are at least 75 % sure (0.9, 0.8, 0.8, 0.95), all of them right.
    assert (mark.x[0], mark.y[0]) == (pytest.approx(400 / 7), pytest.approx(100))
    assert (line.x[0], line.y[0]) == (100, pytest.approx(400 / 7))


def test_coverage_chart_without_an_answer_has_no_mark(of_seven):
    curve = coverage_curve(of_seven.table.rows["confidence"], of_seven.table.correct)
    assert len(confidence.coverage_chart(curve, 0.99).data) == 1
