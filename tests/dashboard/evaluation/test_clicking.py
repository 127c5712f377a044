import pytest

from core.evaluation.conditions import Condition
from core.evaluation.predictions import PredictionTable
from core.evaluation.slice_search import worst_slices
from core.evaluation.slicing import column, columns
from dashboard.evaluation import conditions, fairness, worst
from dashboard.evaluation.clicking import picked
from dashboard.evaluation.measures import Filters, Measured
from dashboard.evaluation.saved import link
from dashboard.evaluation.view import View

NORTH, WRONG = Condition("source", "north"), Condition("answer", "wrong")


def event(trace: int, mark: int) -> dict[str, dict[str, list[dict[str, int]]]]:
    return {"selection": {"points": [{"curve_number": trace, "point_index": mark}]}}


def test_a_mark_stands_for_its_conditions() -> None:
    picks = [[], [[NORTH], [NORTH, WRONG]]]
    assert picked(event(1, 1), picks) == [NORTH, WRONG]
    assert picked(event(0, 0), picks) == ()
    assert picked(event(2, 0), picks) == ()
    assert picked({"selection": {"points": []}}, picks) == ()


def test_a_chart_is_not_filtered_by_its_own_clicks(of_seven: Measured) -> None:
    view = View(of_seven, Filters(("north",), "both", (Condition("category", "Cups"), WRONG)))
    assert len(view.measured.table) == 0
    assert "".join(view.beside("answer").table.rows["id"]) == "ab"
    assert "".join(view.beside("answer", "source").table.rows["id"]) == "abd"
    assert "".join(view.beside("answer", "source", "category", "modality").table.rows["id"]) == "abcdefg"
    assert view.chosen("category") == {"Cups"}
    assert view.chosen("source") == {"north"}
    assert view.chosen("modality") == {"both"}


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("category=Cups", "category: Cups"),
        ("source=", "source: (no source)"),
        ("modality=text", "text only"),
        ("confidence=80-85", "confidence 80 to 85 %"),
        ("colour=", "colour: (unknown)"),
    ],
)
def test_chips_in_words(condition: str, said: str) -> None:
    assert conditions.words(Condition.parse(condition)) == said


@pytest.mark.parametrize(
    ("asked", "cell"),
    [
        (["category=Cups", "predicted=Lamps", "answer=wrong"], ("Cups", "Lamps")),
        (["category=Cups"], None),
        (["category=Cups", "category=Shoes", "predicted=Lamps"], None),
        ([], None),
    ],
)
def test_a_category_and_an_answer_are_a_cell(asked: list[str], cell: tuple[str, str] | None) -> None:
    assert conditions.cell_of(map(Condition.parse, asked)) == cell


def test_scores_of_groups_are_those_of_the_report(table: PredictionTable, of_seven: Measured) -> None:
    for name in ("source", "modality"):
        assert of_seven.scores(column(of_seven.table, name)) == of_seven.report.slices[name]


def test_disparity_in_words(of_seven: Measured) -> None:
    found = of_seven.disparity(column(of_seven.table, "source"))
    assert fairness.sentence(found) == "Fewer than two groups have 30 products, so none are compared."


def test_worst_groups_in_words(of_seven: Measured) -> None:
    search = worst_slices(of_seven.table.correct, columns(of_seven.table), least=2, level=1.0)
    rows = worst.table(search)
    assert rows["Right"].is_monotonic_increasing
    assert rows["Group"][0].startswith("south")
    assert "none is recognised less often" in worst.sentence(worst_slices(of_seven.table.correct, (), least=2))


def test_link_holds_the_address() -> None:
    assert link("http://here/evaluation?x=1", {"only": ["a=b", "c=d"]}) == (
        "http://here/evaluation?only=a%3Db&only=c%3Dd"
    )
    assert link("http://here/evaluation?x=1", {}) == "http://here/evaluation"
