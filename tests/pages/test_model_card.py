import pytest
from streamlit.testing.v1 import AppTest

from core.checkpoint import read_card
from core.evaluation.predictions import PredictionTable
from core.settings import ROOT, settings


@pytest.fixture(scope="module")
def page() -> AppTest:
    return AppTest.from_file(str(ROOT / "pages" / "model_card.py"), default_timeout=120).run()


def table(page: AppTest, column: str):
    return next(frame.value for frame in page.dataframe if column in frame.value.columns)


def test_card_is_read_from_the_model(page: AppTest) -> None:
    assert not page.exception
    assert not page.error
    card = read_card(settings().checkpoint)
    assert table(page, "Licence")["Products"].sum() == card.training["data"]["rows"]
    assert card.sha256 in table(page, "SHA-256")["SHA-256"].tolist()
    assert table(page, "Library")["Version"].tolist() == list(card.versions.values())
    figures = table(page, "Given").set_index("Given")
    assert figures.loc["All that a product has", "Accuracy"] == pytest.approx(
        100 * card.metrics["heldout"]["both"]["accuracy"]
    )
    assert figures.loc[card.metrics["baseline"]["name"], "Macro F1"] == pytest.approx(
        100 * card.metrics["baseline"]["f1_macro"]
    )


def test_confusions_are_counted_from_the_predictions(page: AppTest) -> None:
    first = table(page, "Called").iloc[0]
    predictions = PredictionTable.read(
        settings().checkpoint / "heldout.parquet", read_card(settings().checkpoint).categories
    )
    assert len(predictions.cell(first["True category"], first["Called"])) == first["Products"]
    assert table(page, "Called")["Products"].is_monotonic_decreasing
