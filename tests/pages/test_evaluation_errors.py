"""The Errors tab of the evaluation page on the model that is shipped."""

import io

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.evaluation.errors import record
from core.evaluation.errors.labels import label_doubts
from core.evaluation.predictions import PredictionTable
from core.settings import ROOT, settings
from tests.pages import opening

PAGE = str(ROOT / "pages" / "evaluation.py")
SECONDS = 120
VIEWS = ("Surest mistakes", "Mixed-up pairs", "Likely label errors", "Seen in training", "Map")


@pytest.fixture(autouse=True)
def _no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELFLENS_DATA", raising=False)


@pytest.fixture(scope="module")
def table() -> PredictionTable:
    folder = settings().checkpoint
    return PredictionTable.read(folder / checkpoint.HELDOUT_FILE, checkpoint.read_card(folder).categories)


def opened(view: str, **query: str) -> AppTest:
    page = opening.opened("evaluation", tab="Errors", errors=view, **query)
    assert not page.error
    return page


def cards(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in page.metric}


def text(page: AppTest) -> str:
    return " ".join(part.value for part in page.markdown).replace("\N{NO-BREAK SPACE}", " ")


def test_the_counts_are_those_of_the_kept_study(table: PredictionTable) -> None:
    shown, found = cards(opened("Surest mistakes")), record.read(settings().checkpoint / record.FOLDER)

    assert found is not None
    assert found.duplicates is not None
    assert shown["Mistakes"] == f"{int((~table.correct).sum()):,}"
    assert shown["Likely label errors"] == f"{len(label_doubts(table)):,}"
    assert shown["Seen in training, nearly"] == f"{len(found.duplicates):,}"


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_draws_without_the_catalogue(view: str) -> None:
    page = opened(view)

    assert len(page.dataframe) >= 1 or len(page.get("plotly_chart")) == 1
    if view == "Map":
        assert page.get("plotly_chart")


def test_filters_reach_the_tab(table: PredictionTable) -> None:
    page = opened("Surest mistakes", has="Text only")
    text_only = table.filter(modality="text")

    assert cards(page)["Mistakes"] == f"{int((~text_only.correct).sum()):,}"


def test_leaks_are_weighed_against_the_accuracy() -> None:
    figures = record.read(settings().checkpoint / record.FOLDER)
    assert figures is not None
    apart = figures.summary["near_duplicates"]["accuracy_apart"]

    assert f"**{100 * apart:.1f} %** without" in text(opened("Seen in training"))


def test_decisions_are_taken_and_taken_back(table: PredictionTable) -> None:
    count = len(label_doubts(table))
    page = opened("Likely label errors")
    assert f"**{count}** labels are likely wrong; 0 of them decided" in text(page)
    assert page.button("evaluation-review-undo").disabled

    page.button("evaluation-review-all").click().run()
    assert f"{count} of them decided" in text(page)
    assert page.button("evaluation-review-all").disabled

    page.button("evaluation-review-undo").click().run()
    assert "0 of them decided" in text(page)


def test_a_model_without_a_study_says_how_to_make_one(
    table: PredictionTable, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("models") / "bare"
    card = checkpoint.read_card(settings().checkpoint)
    checkpoint.write_card(folder, card)
    table.write(folder / checkpoint.HELDOUT_FILE)
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(folder))

    page = opened("Seen in training")
    assert cards(page)["Seen in training, nearly"] == "–"
    assert "python -m core errors" in page.info[0].value
    assert opened("Map").get("plotly_chart")


def test_corrections_are_rows_of_a_file(table: PredictionTable) -> None:
    page = opened("Likely label errors")
    page.button("evaluation-review-all").click().run()
    kept = page.session_state["evaluation.corrections"]
    doubts = label_doubts(table)
    file = next(iter(kept.values())).to_frame(doubts).to_csv(index=False)
    rows = pd.read_csv(io.StringIO(file))

    assert list(rows["id"]) == [doubt.id for doubt in doubts]
    assert set(rows["action"]) == {"relabel"}
    assert list(rows["label"]) == [doubt.suggested for doubt in doubts]


def test_products_picked_on_the_map_are_shown_alone_until_let_go(table: PredictionTable) -> None:
    page = AppTest.from_file(PAGE, default_timeout=SECONDS)
    page.session_state["evaluation.picked"] = frozenset(table.rows["id"].head(30))
    page.run()
    assert not page.exception
    assert cards(page)["Products"] == "30"

    page.button("evaluation-chip-picked").click().run()
    assert cards(page)["Products"] == f"{len(table):,}"


def test_a_choice_of_other_products_hides_nothing(table: PredictionTable) -> None:
    page = AppTest.from_file(PAGE, default_timeout=SECONDS)
    page.session_state["evaluation.picked"] = frozenset(["of another dataset"])
    page.run()

    assert cards(page)["Products"] == f"{len(table):,}"
