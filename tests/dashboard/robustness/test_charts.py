import pytest

from core.evaluation.robustness.pictures import BLUR
from dashboard.robustness import attack_chart, multiples
from dashboard.robustness.lines import legend
from dashboard.robustness.studies import Study
from dashboard.robustness.summary import worst
from dashboard.robustness.table import table
from dashboard.robustness.wording import ALONE, WITH_THE_REST, given_key, points


def test_a_line_starts_with_the_products_as_they_are(study: Study) -> None:
    rows = study.accuracy()
    chosen = rows[rows["spoilt"].isin(["blur", "clean"]) & (rows["given"] == "both")]
    figure = multiples.chart(study, chosen, BLUR, "accuracy")
    lines = [trace for trace in figure.data if trace.mode == "lines+markers"]

    assert [trace.name for trace in lines] == ["small", "other <b>"]
    assert list(lines[0].x) == [0, 1, 2, 3, 4, 5]
    assert list(lines[0].y) == pytest.approx([90] + [60] * 5)
    assert lines[0].customdata[0][0] == "as it is"
    assert lines[0].customdata[3][0] == "blurred by 3 px"
    # Told apart by dash and mark too, and only the studied model has a band.
    assert len({(trace.line.dash, trace.marker.symbol) for trace in lines}) == 2
    assert sum(trace.fill == "toself" for trace in figure.data) == 1


def test_attacks_have_a_line_each_and_begin_without_attack(study: Study) -> None:
    figure = attack_chart.chart(study, "small")

    assert len(figure.data) == 4
    for trace in figure.data:
        assert list(trace.x) == [0, 1, 2, 4, 8]
        assert list(trace.y) == pytest.approx([95, 20, 20, 20, 20])
        assert trace.customdata[1][0] == "1/255"


def test_the_worst_is_the_one_that_costs_most_at_middle_severity(study: Study) -> None:
    assert worst(study, "picture")["spoilt"] == "blur"
    assert worst(study, "text")["spoilt"] == "typos"


def test_what_the_model_is_given() -> None:
    assert given_key(WITH_THE_REST, "text") == "both"
    assert given_key(ALONE, "text") == "text"
    assert given_key(ALONE, "picture") == "picture"


def test_points() -> None:
    assert points(0.035) == "3.5 points"
    assert points(-0.01) == "1.0 point"


def test_names_are_escaped(study: Study) -> None:
    assert "other &lt;b&gt;" in legend(study.names)


def test_the_table_holds_every_figure_in_words(study: Study) -> None:
    rows = table(study)

    assert len(rows) == len(study.figures)
    assert not rows[["Spoilt by", "Given", "Measured"]].isna().any().any()
    blurred = rows[(rows["Spoilt by"] == "Blur") & (rows["Measured"] == "right answers")]
    assert blurred["Loss"].tolist() == pytest.approx([0.3] * 20)
    assert rows[["Value", "Value from", "Value to"]].to_numpy().max() <= 1
