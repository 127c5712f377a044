"""The evaluation page on the model that is shipped, and on a small one."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core import checkpoint
from core.checkpoint import EncoderCard, ModelCard
from core.evaluation.predictions import PredictionTable
from core.model import FusionConfig
from core.settings import settings
from tests.pages import opening


@pytest.fixture
def small_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PredictionTable:
    """A model of three categories, as far as this page reads it: a card and predictions on ten products."""
    categories = ("Cups", "Lamps", "Shoes")
    scores = np.array([[0.8, 0.1, 0.1]] * 4 + [[0.2, 0.7, 0.1]] * 3 + [[0.1, 0.1, 0.8]] * 3)
    labels = ["Cups"] * 5 + ["Lamps"] * 2 + ["Shoes"] * 3
    has_image = [True] * 9 + [False]
    table = PredictionTable.build(list("abcdefghij"), ["shop"] * 10, has_image, [True] * 10, labels, scores, categories)
    card = ModelCard(
        "small", categories, EncoderCard("eyes", "", "", 4), EncoderCard("ears", "", "", 2), FusionConfig(4, 2, 3)
    )
    folder = tmp_path / "small"
    checkpoint.write_card(folder, card)
    table.write(folder / checkpoint.HELDOUT_FILE)
    monkeypatch.setenv("SHELFLENS_CHECKPOINT", str(folder))
    monkeypatch.delenv("SHELFLENS_DATA", raising=False)
    return table


def opened(**query: str) -> AppTest:
    return opening.opened("evaluation", **query)


def cards(page: AppTest) -> dict[str, str]:
    return {metric.label: metric.value.replace("\N{NO-BREAK SPACE}", " ") for metric in page.metric}


def test_shipped_model_is_shown_with_its_own_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SHELFLENS_DATA", raising=False)
    folder = settings().checkpoint
    said = checkpoint.read_card(folder).metrics["heldout"]["both"]
    shown = cards(opened())
    assert shown["Accuracy"] == f"{100 * said['accuracy']:.1f} %"
    assert shown["Macro F1"] == f"{100 * said['f1_macro']:.1f} %"
    assert shown["Micro ROC AUC"] == f"{said['roc_auc_micro']:.3f}"
    assert shown["Products"] == f"{said['n']:,}"


def test_three_categories(small_model: PredictionTable) -> None:
    page = opened()
    assert cards(page)["Accuracy"] == "90.0 %"
    assert page.metric[0].delta == "59.6 – 98.2 %"  # Wilson's interval for 9 of 10
    # The most frequent confusion is chosen without a click: one cup was called a lamp.
    assert page.selectbox("true").value == "Cups"
    assert page.selectbox("predicted").value == "Lamps"
    assert any("1 of 5 Cups products" in text.value for text in page.markdown)


def test_cell_can_be_chosen_from_two_lists(small_model: PredictionTable) -> None:
    page = opened()
    page.selectbox("true").set_value("Shoes")
    page.selectbox("predicted").set_value("Shoes").run()
    assert any("3 of 3 Shoes products" in text.value for text in page.markdown)
    assert page.dataframe[0].value["Id"].tolist() == ["h", "i", "j"]
    page.selectbox("predicted").set_value("Cups").run()
    assert any("No Shoes product was called Cups" in text.value for text in page.markdown)


def test_a_view_is_opened_from_its_address(small_model: PredictionTable) -> None:
    page = opened(has="Text only", true="Shoes", predicted="Shoes")
    assert cards(page)["Products"] == "1"
    assert any("1 of 1 Shoes products" in text.value for text in page.markdown)


def test_filters_that_leave_nothing_say_so(small_model: PredictionTable) -> None:
    page = opened(has="Picture only")
    assert [box.value for box in page.info] == ["There is no product with a picture only; loosen a filter\\."]
    assert not page.metric


def test_without_the_catalogue_the_page_asks_for_it(small_model: PredictionTable, tmp_path: Path) -> None:
    page = opened()
    page.text_input("evaluation-catalogue").set_value(str(tmp_path / "nothing")).run()
    assert len(page.warning) == 1
    assert "no dataset" in page.warning[0].value
    (tmp_path / "train.csv").write_text("ImgId,title,description,categories\ne,A cup,,Cups\n", encoding="utf-8")
    page.text_input("evaluation-catalogue").set_value(str(tmp_path)).run()
    assert not page.warning
    assert [key for button in page.button if (key := button.key or "").startswith("evaluation-open")] == [
        "evaluation-open-0"
    ]


@pytest.mark.parametrize("tab", ["Curves", "Confidence"])
def test_every_tab_of_charts_draws(small_model: PredictionTable, tab: str) -> None:
    page = opened(tab=tab)
    assert len(page.get("plotly_chart")) >= 1


@pytest.mark.parametrize("tab", ["Per class", "Slices"])
def test_every_tab_of_bars_draws(small_model: PredictionTable, tab: str) -> None:
    page = opened(tab=tab)
    # The bars, and the matrix.
    assert len(page.get("bidi_component")) == 2


def test_one_category_has_no_curves(small_model: PredictionTable, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = settings().checkpoint
    rows = small_model.rows["category"] == "Cups"
    small_model.take(rows.to_numpy(dtype=bool)).write(folder / checkpoint.HELDOUT_FILE)
    assert cards(opened(tab="Curves"))["Macro ROC AUC"] == "–"


def test_own_dataset_is_asked_for_before_anything_is_measured(small_model: PredictionTable) -> None:
    page = opened(on="Another dataset")
    assert not page.metric
    next(button for button in page.button if button.label == "Evaluate").click().run()
    assert "Name a dataset first" in page.warning[0].value


def chips(page: AppTest) -> list[str]:
    found = [button for button in page.button if (button.key or "").startswith("evaluation-chip-")]
    return [str(button.label).replace("\\", "") for button in found]


def test_conditions_in_the_address_choose_products_and_a_chip_takes_them_away(small_model: PredictionTable) -> None:
    page = opened(only="answer=wrong")
    assert cards(page)["Products"] == "1"
    assert chips(page) == ["answer: wrong"]
    page.button("evaluation-chip-answer=wrong").click().run()
    assert not page.exception
    assert cards(page)["Products"] == "10"
    assert chips(page) == []


def test_a_cell_becomes_a_filter_for_everything_but_its_own_matrix(small_model: PredictionTable) -> None:
    page = opened(true="Cups", predicted="Lamps")
    page.button("evaluation-only-cell").click().run()
    assert cards(page)["Products"] == "1"
    assert chips(page) == ["Cups called Lamps"]
    assert not [button for button in page.button if button.key == "evaluation-chips-clear"]
    assert any("1 of 5 Cups products" in text.value for text in page.markdown)
    page.button("evaluation-only-cell").click().run()
    assert cards(page)["Products"] == "10"
    assert chips(page) == []


def test_another_cell_takes_the_place_of_the_first_and_leaves_other_filters(small_model: PredictionTable) -> None:
    page = opened(true="Cups", predicted="Lamps", only="confidence=50-100")
    page.button("evaluation-only-cell").click().run()
    page.selectbox("predicted").set_value("Cups").run()
    page.button("evaluation-only-cell").click().run()
    assert cards(page)["Products"] == "4"
    assert chips(page) == ["Cups, recognised", "confidence 50 to 100 %"]
    page.button("evaluation-chip-cell").click().run()
    assert cards(page)["Products"] == "10"
    assert chips(page) == ["confidence 50 to 100 %"]


def test_a_condition_that_fits_nothing_is_named_and_left_out(small_model: PredictionTable) -> None:
    page = opened(only="shape=<b>round</b>")
    assert cards(page)["Products"] == "10"
    assert "no column 'shape'" in page.warning[0].value


@pytest.mark.parametrize("column", ["category", "predicted"])
def test_a_category_that_the_model_lacks_is_named_and_left_out(small_model: PredictionTable, column: str) -> None:
    page = opened(only=f"{column}=Hats")
    assert cards(page)["Products"] == "10"
    assert "knows no category 'Hats'" in page.warning[0].value.replace("\\", "")
    assert chips(page) == []


def test_conditions_that_leave_nothing_keep_their_chips(small_model: PredictionTable) -> None:
    page = opened(only="confidence=0-5")
    assert chips(page) == ["confidence 0 to 5 %"]
    assert "what was clicked" in page.info[0].value


def test_a_selection_is_saved_opened_and_deleted(
    small_model: PredictionTable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SHELFLENS_CACHE", str(tmp_path / "cache"))
    page = opened(only="answer=wrong", has="Picture and text")
    page.text_input("evaluation-selection-name").set_value("<b>to check</b>")
    next(button for button in page.button if button.label == "Save").click().run()
    page.button("evaluation-chip-answer=wrong").click().run()
    assert cards(page)["Products"] == "9"
    page.button("evaluation-saved-<b>to check</b>").click().run()
    assert cards(page)["Products"] == "1"
    page.button("evaluation-forget-<b>to check</b>").click().run()
    assert not [button for button in page.button if (button.key or "").startswith("evaluation-saved")]


@pytest.mark.parametrize("curve", ["ROC", "Precision and recall", "Top k"])
def test_every_kind_of_curve_draws(small_model: PredictionTable, curve: str) -> None:
    page = opened(tab="Curves", curve=curve)
    assert page.segmented_control("curve").value == curve
    assert len(page.get("plotly_chart")) == 1


def test_learning_curves_are_those_of_the_card(small_model: PredictionTable) -> None:
    page = opened(tab="Curves", curve="Learning")
    assert "no learning curves" in page.info[0].value
    folder = settings().checkpoint
    epoch = {"epoch": 1, "train_loss": 1.0, "train_accuracy": 0.5, "validation_loss": 0.9, "validation_accuracy": 0.6}
    curves = {"curves": [epoch, {**epoch, "epoch": 2}], "best_epoch": 2}
    checkpoint.write_card(folder, replace(checkpoint.read_card(folder), training=curves))
    page = opened(tab="Curves", curve="Learning")
    assert len(page.get("plotly_chart")) == 2


def test_decisions_say_what_a_person_would_have_to_check(small_model: PredictionTable) -> None:
    page = opened(tab="Decisions")
    page.slider("evaluation-precision").set_value(100).run()
    # All four called cups are cups; of the three called lamps, all as sure, one is a cup.
    rows = next(each.value for each in page.dataframe if "Accepted" in each.value).set_index("Category")
    left = 10 - int(rows["Accepted"].sum())
    assert any(f"a person would have to check **{left}** of 10" in text.value for text in page.markdown)
    assert rows.loc["Cups", "Accept from"] == 0
    assert np.isnan(rows.loc["Lamps", "Accept from"])


def test_costs_change_the_decisions(small_model: PredictionTable) -> None:
    page = opened(tab="Decisions")
    page.number_input("evaluation-asking").set_value(0.25).run()
    # The three lamps are 70 % sure: mistakes cost 0.3 there, and are left to a person.
    assert [metric.value for metric in page.metric][-3:] == ["0.075", "0.100", "0.250"]
    page.number_input("evaluation-asking").set_value(1.0).run()
    assert [metric.value for metric in page.metric][-3:] == ["0.100", "0.100", "1.000"]
