from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from core.catalog.product import Product
from core.evaluation.errors import record
from core.evaluation.errors.corrections import DROP
from core.evaluation.errors.duplicates import NearDuplicate
from core.evaluation.errors.labels import LabelDoubt
from core.evaluation.errors.mistakes import ConfusedPair
from core.evaluation.errors.record import ErrorRecord
from dashboard import theme
from dashboard.evaluation.errors import found as found_module
from dashboard.evaluation.errors.found import doubts_of, duplicates_among, places_of
from dashboard.evaluation.errors.leak import duplicate_table, leak_sentence
from dashboard.evaluation.errors.mistakes import pair_table
from dashboard.evaluation.errors.places import COLOURS, chart, most_mixed_up, picked_rows
from dashboard.evaluation.errors.review import DECISION, edited, review_table
from dashboard.evaluation.measures import Filters, Measured

LEAKED = (
    NearDuplicate("a", "t1", "same looks", "Cups", "Cups", 0.2, 0.97, 4),
    NearDuplicate("c", "t2", "similar title", "Cups", "Lamps", 0.95, None, None),
)
DOUBTS = (LabelDoubt("c", "Cups", "Lamps", 0.3, 0.6), LabelDoubt("f", "Lamps", "Cups", 0.4, 0.5))


def kept(ids: str = "abcdefg") -> ErrorRecord:
    """A map on which product number n lies at (n, 10 n)."""
    rows = np.arange(len(ids), dtype=np.float32)
    return ErrorRecord({}, LEAKED, pd.DataFrame({"id": list(ids), "umap_x": rows, "umap_y": 10 * rows}))


def test_pairs_say_both_directions_and_their_share() -> None:
    row = pair_table((ConfusedPair("Lamps", "Cups", 3, 1, 16),)).iloc[0]

    assert row.to_dict() == {"First": "Lamps", "Second": "Cups", "Mistakes": 4, "→": 3, "←": 1, "Share": 25.0}


def test_leak_sentence_compares_with_and_without(of_seven: Measured) -> None:
    # Of a to g four are right; without a (right) and c (wrong) three of five are.
    sentence = leak_sentence(of_seven.table, LEAKED).replace("\N{NO-BREAK SPACE}", " ")

    assert sentence == (
        "**2** of 7 products (28.6 %) have a near-duplicate in training. Accuracy is 57.1 % with them and **60.0 %** "
        "without. 1 of them carry another label there."
    )
    assert leak_sentence(of_seven.table, ()).startswith("**None**")


def test_leak_sentence_when_every_product_is_a_duplicate(of_seven: Measured) -> None:
    one = of_seven.table.take(np.array([True] + [False] * 6))

    assert "Accuracy" not in leak_sentence(one, LEAKED[:1])


def test_filters_apply_to_duplicates_and_doubts(of_seven: Measured, monkeypatch: pytest.MonkeyPatch) -> None:
    south = of_seven.only(Filters(sources=("south",)))
    north = of_seven.only(Filters(sources=("north",)))
    monkeypatch.setattr(found_module, "label_doubts", lambda table: DOUBTS)

    assert [each.id for each in duplicates_among(kept(), north)] == ["a", "c"]
    assert duplicates_among(kept(), south) == ()
    assert [doubt.id for doubt in doubts_of(of_seven, south)] == ["f"]
    assert list(duplicate_table(LEAKED)["Held out"]) == ["a", "c"]


def test_places_follow_the_products_shown(of_seven: Measured) -> None:
    south = of_seven.only(Filters(sources=("south",)))

    assert places_of(of_seven, south, kept(), "umap").tolist() == [[3, 30], [4, 40], [5, 50]]
    assert np.isnan(places_of(of_seven, south, kept("abcd"), "umap")).all(axis=1).tolist() == [False, True, True]


def test_without_a_kept_map_the_probabilities_are_drawn(of_seven: Measured) -> None:
    places = places_of(of_seven, of_seven, None, "probabilities")

    assert places.shape == (7, 2)
    assert np.isfinite(places).all()
    assert len(np.unique(places.round(4), axis=0)) == 7


def test_mistakes_are_crosses_and_unchosen_categories_grey(of_seven: Measured) -> None:
    where = np.arange(14, dtype=np.float32).reshape(7, 2)
    figure = chart(of_seven.table, where, "Label", ["Cups"], "lasso")
    marks = {(trace.name, trace.marker.symbol): trace for trace in figure.data}

    assert list(marks["Cups", "circle"].customdata) == [0, 1]
    assert list(marks["Cups", "x"].customdata) == [2, 3]
    assert list(marks["all others", "circle"].customdata) == [4, 6]
    assert marks["all others", "circle"].marker.color == theme.NEUTRAL
    assert list(marks["all others", "x"].x) == [10]


@pytest.mark.parametrize("colour", COLOURS)
def test_every_product_is_drawn_once_whatever_the_colours_say(of_seven: Measured, colour: str) -> None:
    figure = chart(of_seven.table, np.zeros((7, 2), np.float32), colour, ["Cups", "Shoes"], "lasso")
    drawn = [row for trace in figure.data for row in trace.customdata]

    assert sorted(drawn) == list(range(7))


def test_names_on_the_map_are_never_markup(of_seven: Measured) -> None:
    table = of_seven.table
    table.rows.loc[0, "id"] = "<b>bold</b>"
    figure = chart(table, np.zeros((7, 2), np.float32), "Label", ["Cups"], "lasso")

    assert "&lt;b&gt;bold" in next(trace for trace in figure.data if trace.name == "Cups").text[0]


def test_products_drawn_around_are_found_by_their_rows() -> None:
    points = [{"customdata": 5}, {"customdata": [2]}, {"customdata": 5}]

    assert picked_rows({"selection": {"points": points}}).tolist() == [2, 5]
    assert picked_rows({"selection": {"points": []}}).tolist() == []
    assert picked_rows(None).tolist() == []


def test_colours_go_to_the_categories_that_are_mixed_up(of_seven: Measured) -> None:
    assert most_mixed_up(of_seven) == ["Cups", "Lamps", "Shoes"]


def test_review_table_shows_titles_where_known_and_decisions() -> None:
    rows = review_table(DOUBTS, {"c": Product("c", "A lamp, really")}, {"f": DROP})

    assert list(rows["Product"]) == ["A lamp, really", "f"]
    assert rows[DECISION].tolist()[1] == DROP
    assert rows[DECISION].isna().tolist() == [True, False]
    assert "Picture" in rows
    assert "Picture" not in review_table(DOUBTS, {}, {})


def test_edits_of_the_table_become_decisions() -> None:
    state = {"edited_rows": {1: {DECISION: "Shoes"}, 0: {DECISION: None}}, "added_rows": [], "deleted_rows": []}

    assert edited(state, DOUBTS) == {"f": "Shoes", "c": None}


def test_what_another_version_of_the_model_left_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / record.FOLDER).mkdir()
    (tmp_path / record.FOLDER / record.SUMMARY).write_text("{}", encoding="utf-8")
    of_old = ErrorRecord({"checkpoint": {"digest": "old"}}, (), pd.DataFrame({"id": []}))
    monkeypatch.setattr(record, "read", lambda folder: of_old)
    for digest, shown in (("new", None), ("old", of_old)):
        card = type("Card", (), {"sha256": digest})
        monkeypatch.setattr(found_module, "read_card", lambda folder, card=card: card)
        assert found_module.kept(tmp_path) is shown
    assert found_module.kept(None) is None
    assert found_module.kept(tmp_path / "elsewhere") is None
